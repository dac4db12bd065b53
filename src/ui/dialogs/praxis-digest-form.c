/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be said of a digest: the form of a new one and of the settings of one that there is. It never stands
 * in the way of typing: what is wrong is said beside the field after a moment, and the field keeps its text. */

#include "config.h"

#include "praxis-digest-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/praxis-site-address.h"
#include "model/praxis-text.h"
#include "praxis-css-class.h"
#include "praxis-language.h"
#include "praxis-references-group.h"
#include "praxis-signing-group.h"
#include "praxis-site-group.h"

/* How long typing must rest before an address is looked at. */
#define CHECK_DELAY_MS 1000

/* How long typing must rest before the preview of the site follows. */
#define PREVIEW_DELAY_MS 300

#define DEFAULT_WORDS 300

struct _PraxisDigestForm
{
  AdwPreferencesPage   parent_instance;

  AdwEntryRow         *title_row;
  GtkWidget           *title_error;
  AdwEntryRow         *author_row;
  GtkTextView         *introduction_view;
  GtkTextBuffer       *introduction;
  AdwComboRow         *language_row;
  AdwComboRow         *licence_row;
  AdwEntryRow         *other_licence_row;
  AdwSpinRow          *words_row;
  PraxisReferencesGroup *references_group;
  PraxisSigningGroup    *signing_group;
  AdwEntryRow         *address_row;
  GtkWidget           *address_hint;
  GtkWidget           *address_error;
  PraxisSiteGroup     *site_group;
  GtkWidget           *vocabularies_group;
  GtkLabel            *topics_label;
  GtkLabel            *types_label;
  GtkWidget           *new_group;

  PraxisDigest        *digest;      /* what was saved last, or what the form began with; NULL for a new one */
  GListStore          *languages;
  guint                check_id;
  guint                preview_id;
  gboolean             is_filling;
};

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisDigestForm, praxis_digest_form, ADW_TYPE_PREFERENCES_PAGE)

/* The first means that none is named, and behind the last any other can be written. */
static const struct { const char *spdx; const char *label; } licences[] = {
  { "", NC_("licence", "None, All Rights Reserved") },
  { "CC-BY-4.0", NC_("licence", "Attribution (CC BY 4.0)") },
  { "CC-BY-SA-4.0", NC_("licence", "Attribution, Share Alike (CC BY-SA 4.0)") },
  { "CC-BY-NC-4.0", NC_("licence", "Attribution, Non-Commercial (CC BY-NC 4.0)") },
  { "CC-BY-NC-SA-4.0", NC_("licence", "Attribution, Non-Commercial, Share Alike (CC BY-NC-SA 4.0)") },
  { "CC-BY-ND-4.0", NC_("licence", "Attribution, No Derivatives (CC BY-ND 4.0)") },
  { "CC-BY-NC-ND-4.0", NC_("licence", "Attribution, Non-Commercial, No Derivatives (CC BY-NC-ND 4.0)") },
  { "CC0-1.0", NC_("licence", "Public Domain (CC0 1.0)") },
};

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* --- The address ----------------------------------------------------------------------------------------- */

/* The address as it is kept; NULL for what is none, and for one that anybody on the way could change. */
static char *
dup_address (PraxisDigestForm *self)
{
  g_autofree char *address = praxis_site_address_normalize (gtk_editable_get_text (GTK_EDITABLE (self->address_row)));

  return address != NULL && !g_str_has_prefix (address, "http:") ? g_steal_pointer (&address) : NULL;
}

static void
show_error (GtkWidget   *row,
            GtkWidget   *error,
            gboolean     is_wrong)
{
  gboolean is_new = is_wrong && !gtk_widget_get_visible (error);

  gtk_widget_set_visible (error, is_wrong);
  praxis_widget_set_css_class (row, "error", is_wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_new)
    gtk_accessible_announce (GTK_ACCESSIBLE (row), gtk_label_get_label (GTK_LABEL (error)),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
check_address (PraxisDigestForm *self)
{
  g_autofree char *address = dup_address (self);

  g_clear_handle_id (&self->check_id, g_source_remove);
  show_error (GTK_WIDGET (self->address_row), self->address_error, address == NULL);
  gtk_widget_set_visible (self->address_hint, address != NULL);

  return address != NULL;
}

static gboolean
check_cb (gpointer user_data)
{
  PraxisDigestForm *self = user_data;

  self->check_id = 0;
  check_address (self);

  return G_SOURCE_REMOVE;
}

static void
address_changed_cb (PraxisDigestForm *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->is_filling)
    return;

  /* What is mended is well at once. */
  if (gtk_widget_get_visible (self->address_error))
    check_address (self);
  else
    self->check_id = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Shows what becomes of a site's name alone, and of the address of a page. */
static void
address_left_cb (PraxisDigestForm *self)
{
  g_autofree char *address = dup_address (self);

  if (address != NULL && !g_str_equal (address, gtk_editable_get_text (GTK_EDITABLE (self->address_row))))
    gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  check_address (self);
}

/* --- Other fields ---------------------------------------------------------------------------------------- */

static void
changed_cb (PraxisDigestForm *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
preview_cb (gpointer user_data)
{
  PraxisDigestForm *self = user_data;
  g_autoptr (PraxisDigest) digest = praxis_digest_form_make_digest (self);

  self->preview_id = 0;
  praxis_site_group_refresh (self->site_group, digest);

  return G_SOURCE_REMOVE;
}

static void
site_changed_cb (PraxisDigestForm *self)
{
  if (self->is_filling)
    return;

  g_clear_handle_id (&self->preview_id, g_source_remove);
  self->preview_id = g_timeout_add (PREVIEW_DELAY_MS, preview_cb, self);
  changed_cb (self);
}

static void
title_changed_cb (PraxisDigestForm *self)
{
  /* A new digest without a title is one that has not got it yet. */
  if (self->digest != NULL)
    show_error (GTK_WIDGET (self->title_row), self->title_error, !praxis_digest_form_has_title (self));
  changed_cb (self);
}

static void
activated_cb (PraxisDigestForm *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
is_other_licence (PraxisDigestForm *self)
{
  return adw_combo_row_get_selected (self->licence_row) >= G_N_ELEMENTS (licences);
}

static void
licence_changed_cb (PraxisDigestForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->other_licence_row), is_other_licence (self));
  if (is_other_licence (self) && !self->is_filling)
    gtk_widget_grab_focus (GTK_WIDGET (self->other_licence_row));
  changed_cb (self);
}

static char *
dup_licence (PraxisDigestForm *self)
{
  if (is_other_licence (self))
    return dup_text (self->other_licence_row);

  return g_strdup (licences[adw_combo_row_get_selected (self->licence_row)].spdx);
}

static void
fill_licence (PraxisDigestForm *self,
              const char       *licence)
{
  guint selected = 0;

  while (selected < G_N_ELEMENTS (licences) && !g_str_equal (licences[selected].spdx, licence))
    selected++;

  if (selected == G_N_ELEMENTS (licences))
    gtk_editable_set_text (GTK_EDITABLE (self->other_licence_row), licence);
  adw_combo_row_set_selected (self->licence_row, selected);
}

static void
fill_language (PraxisDigestForm *self,
               const char       *tag)
{
  guint position = praxis_language_list_find (self->languages, tag);

  adw_combo_row_set_selected (self->language_row, position);
}

static const char *
get_language (PraxisDigestForm *self)
{
  PraxisLanguage *language = adw_combo_row_get_selected_item (self->language_row);

  if (language != NULL)
    return praxis_language_get_tag (language);

  return self->digest != NULL ? praxis_digest_get_language (self->digest) : "en";
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_digest_form_dispose (GObject *object)
{
  PraxisDigestForm *self = PRAXIS_DIGEST_FORM (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_handle_id (&self->preview_id, g_source_remove);
  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_DIGEST_FORM);
  g_clear_object (&self->digest);
  g_clear_object (&self->languages);

  G_OBJECT_CLASS (praxis_digest_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-digest-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, title_error);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, author_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, introduction_view);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, introduction);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, language_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, licence_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, other_licence_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, words_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, references_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, signing_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, address_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, address_hint);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, address_error);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, site_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, vocabularies_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, topics_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, types_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestForm, new_group);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, licence_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, site_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
praxis_digest_form_class_init (PraxisDigestFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_digest_form_dispose;

  /* Something reads otherwise; and Enter in one of the entries. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  g_type_ensure (PRAXIS_TYPE_LANGUAGE);
  g_type_ensure (PRAXIS_TYPE_REFERENCES_GROUP);
  g_type_ensure (PRAXIS_TYPE_SITE_GROUP);
  g_type_ensure (PRAXIS_TYPE_SIGNING_GROUP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
praxis_digest_form_init (PraxisDigestForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < G_N_ELEMENTS (licences); i++)
    gtk_string_list_append (names, g_dpgettext2 (NULL, "licence", licences[i].label));
  gtk_string_list_append (names, C_("licence", "Another One"));
  adw_combo_row_set_model (self->licence_row, G_LIST_MODEL (names));

  self->languages = praxis_language_list_new ();
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (self->languages));
  self->is_filling = FALSE;
}

/* What a new digest begins with: what is known of who sits here. */
static void
fill_new (PraxisDigestForm *self)
{
  g_autofree char *language = praxis_language_dup_own_tag ();
  const char *name = g_get_real_name ();

  fill_language (self, language);
  adw_spin_row_set_value (self->words_row, DEFAULT_WORDS);
  if (g_strcmp0 (name, "Unknown") != 0 && strchr (name, ' ') != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->author_row), name);
}

/* @digest: (nullable): the one whose settings are shown; NULL for a new one */
void
praxis_digest_form_set_digest (PraxisDigestForm *self,
                               PraxisLibrary    *library,
                               PraxisDigest     *digest)
{
  self->is_filling = TRUE;
  praxis_references_group_set_digest (self->references_group, library, digest);
  g_set_object (&self->digest, digest);
  gtk_widget_set_visible (GTK_WIDGET (self->site_group), digest != NULL);
  gtk_widget_set_visible (self->vocabularies_group, digest != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->signing_group), digest != NULL);
  if (digest != NULL)
    praxis_signing_group_set_digest (self->signing_group, library, digest);
  gtk_widget_set_visible (self->new_group, digest == NULL);

  if (digest == NULL)
    {
      fill_new (self);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (self->title_row), praxis_digest_get_title (digest));
      gtk_editable_set_text (GTK_EDITABLE (self->author_row), praxis_digest_get_author (digest));
      gtk_text_buffer_set_text (self->introduction, praxis_digest_get_introduction (digest), -1);
      gtk_editable_set_text (GTK_EDITABLE (self->address_row), praxis_digest_get_base_url (digest));
      adw_spin_row_set_value (self->words_row, praxis_digest_get_word_target (digest));
      fill_language (self, praxis_digest_get_language (digest));
      fill_licence (self, praxis_digest_get_licence (digest));
      praxis_site_group_set_digest (self->site_group, library, digest);
    }

  self->is_filling = FALSE;
}

/* NULL for a new one. */
PraxisDigest *
praxis_digest_form_get_saved (PraxisDigestForm *self)
{
  return self->digest;
}

/* What the form said is in the library; what differs from this is what somebody has changed here since. */
void
praxis_digest_form_set_saved (PraxisDigestForm *self,
                              PraxisDigest     *digest)
{
  g_set_object (&self->digest, digest);
}

/* The keyboard goes to where one begins to write. A title that is there is not selected: a key would erase it. */
void
praxis_digest_form_start (PraxisDigestForm *self)
{
  adw_entry_row_grab_focus_without_selecting (self->title_row);
}

gboolean
praxis_digest_form_has_title (PraxisDigestForm *self)
{
  g_autofree char *title = dup_text (self->title_row);

  return *title != '\0';
}

/* Whether all is right; else the first field that is not has the keyboard and its reason. */
gboolean
praxis_digest_form_check (PraxisDigestForm *self)
{
  if (check_address (self))
    return TRUE;

  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  return FALSE;
}

/* The digest as the form has it. A field that is wrong does not count: what it had before stands. */
PraxisDigest *
praxis_digest_form_make_digest (PraxisDigestForm *self)
{
  g_autofree char *title = dup_text (self->title_row);
  g_autofree char *author = dup_text (self->author_row);
  g_autofree char *licence = dup_licence (self);
  g_autofree char *address = dup_address (self);
  g_autofree char *header = praxis_site_group_dup_header (self->site_group);
  g_autofree char *footer = praxis_site_group_dup_footer (self->site_group);
  g_autofree char *introduction = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *slug = NULL;
  PraxisDigest *old = self->digest;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->introduction, &start, &end);
  introduction = g_strchomp (gtk_text_buffer_get_text (self->introduction, &start, &end, FALSE));
  uuid = old != NULL ? g_strdup (praxis_digest_get_uuid (old)) : g_uuid_string_random ();
  slug = old != NULL ? g_strdup (praxis_digest_get_slug (old)) : praxis_text_slugify (title, "digest");

  return g_object_new (PRAXIS_TYPE_DIGEST,
                       "uuid", uuid,
                       "slug", slug,
                       "title", *title != '\0' || old == NULL ? title : praxis_digest_get_title (old),
                       "introduction", introduction,
                       "author", author,
                       "language", get_language (self),
                       "licence", licence,
                       "base-url", address != NULL ? address : old != NULL ? praxis_digest_get_base_url (old) : "",
                       "word-target", (guint) adw_spin_row_get_value (self->words_row),
                       "site-folder", old != NULL ? praxis_digest_get_site_folder (old) : "",
                       "citation-style", praxis_references_group_get_style (self->references_group),
                       "citation-locale", praxis_references_group_get_locale (self->references_group),
                       "site-theme", praxis_site_group_get_theme (self->site_group),
                       "site-header", header,
                       "site-footer", footer,
                       "origin", old != NULL ? praxis_digest_get_origin (old) : PRAXIS_ORIGIN_MINE,
                       NULL);
}

/* @style: the id of a citation style */
void
praxis_digest_form_set_style (PraxisDigestForm *self,
                              const char       *style)
{
  praxis_references_group_set_style (self->references_group, style);
}

void
praxis_digest_form_set_counts (PraxisDigestForm *self,
                               guint             n_topics,
                               guint             n_types)
{
  g_autofree char *topics = g_strdup_printf ("%'u", n_topics);
  g_autofree char *types = g_strdup_printf ("%'u", n_types);

  gtk_label_set_label (self->topics_label, topics);
  gtk_label_set_label (self->types_label, types);
}
