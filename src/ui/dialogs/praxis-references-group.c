/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a digest prints its references: in which citation style, and in which language. What styles and languages this
 * computer has is in files, so a thread looks; until it has, the digest keeps what it has. */

#include "config.h"

#include "praxis-references-group.h"

#include <glib/gi18n.h>

#include "cite/praxis-csl-style.h"
#include "praxis-language.h"

struct _PraxisReferencesGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwActionRow        *style_row;
  AdwComboRow         *locale_row;
  GtkLabel            *missing_label;

  PraxisLibrary       *library;
  char                *style;
  char                *locale;
  GCancellable        *cancellable;
  gboolean             is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisReferencesGroup, praxis_references_group, ADW_TYPE_PREFERENCES_GROUP)

/* What is found out about a style. */
typedef struct
{
  char   *title;
  char   *problem;
  char  **locales;
} Facts;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_free (facts->title);
  g_free (facts->problem);
  g_strfreev (facts->locales);
  g_free (facts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Facts, facts_free)

/* Runs in a reader thread. */
static gpointer
find_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const char *style = data;
  Facts *facts = g_new0 (Facts, 1);
  g_autoptr (PraxisCslInfo) info = praxis_csl_style_get_info (store, style, NULL);
  g_autoptr (GError) failure = NULL;
  g_autofree char *content = praxis_csl_style_load (store, style, &failure);

  facts->title = g_strdup (info != NULL ? info->title : style);
  facts->problem = g_strdup (failure != NULL ? failure->message : NULL);
  facts->locales = praxis_csl_locale_list ();

  return facts;
}

static void
show_problem (PraxisReferencesGroup *self,
              const char            *problem)
{
  g_autofree char *text = NULL;

  /* Translators: %s is a sentence that says that the digest's citation style is missing. */
  text = problem != NULL ? g_strdup_printf (_("%s Until then it is read in APA, and cannot be exported."), problem) : NULL;
  gtk_label_set_label (self->missing_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), text != NULL);
}

/* The languages, if they are not there yet; the digest's own choice is among them, whatever it is. */
static void
fill_locales (PraxisReferencesGroup *self,
              const char * const    *locales)
{
  g_autoptr (GListStore) languages = NULL;

  if (adw_combo_row_get_model (self->locale_row) != NULL)
    return;

  languages = praxis_language_list_new_for_references (locales, self->locale);
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->locale_row, G_LIST_MODEL (languages));
  adw_combo_row_set_selected (self->locale_row, praxis_language_list_find (languages, self->locale));
  self->is_filling = FALSE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisReferencesGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Facts) facts = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->style_row == NULL)
    return;
  if (facts == NULL)
    {
      g_debug ("%s", error->message);
      return;
    }

  adw_action_row_set_subtitle (self->style_row, facts->title);
  show_problem (self, facts->problem);
  fill_locales (self, (const char * const *) facts->locales);
}

static void
find (PraxisReferencesGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  praxis_library_read_async (self->library, find_job, g_strdup (self->style), g_free, facts_free, self->cancellable,
                             found_cb, g_object_ref (self));
}

static void
locale_changed_cb (PraxisReferencesGroup *self)
{
  PraxisLanguage *language = adw_combo_row_get_selected_item (self->locale_row);

  if (self->is_filling || language == NULL)
    return;
  if (g_set_str (&self->locale, praxis_language_get_tag (language)))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_references_group_dispose (GObject *object)
{
  PraxisReferencesGroup *self = PRAXIS_REFERENCES_GROUP (object);

  self->is_filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_REFERENCES_GROUP);
  g_clear_object (&self->library);
  g_clear_pointer (&self->style, g_free);
  g_clear_pointer (&self->locale, g_free);

  G_OBJECT_CLASS (praxis_references_group_parent_class)->dispose (object);
}

static void
praxis_references_group_class_init (PraxisReferencesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_references_group_dispose;

  /* Another style or language was chosen. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (PRAXIS_TYPE_LANGUAGE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-references-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisReferencesGroup, style_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisReferencesGroup, locale_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisReferencesGroup, missing_label);
  gtk_widget_class_bind_template_callback (widget_class, locale_changed_cb);
}

static void
praxis_references_group_init (PraxisReferencesGroup *self)
{
  self->style = g_strdup ("");
  self->locale = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @digest: (nullable): the one that it is about; NULL for a new one */
void
praxis_references_group_set_digest (PraxisReferencesGroup *self,
                                    PraxisLibrary         *library,
                                    PraxisDigest          *digest)
{
  g_set_object (&self->library, library);
  g_set_str (&self->style, digest != NULL ? praxis_digest_get_citation_style (digest) : "");
  g_set_str (&self->locale, digest != NULL ? praxis_digest_get_citation_locale (digest) : "");
  find (self);
}

/* The digest's style is another one now. */
void
praxis_references_group_set_style (PraxisReferencesGroup *self,
                                   const char            *style)
{
  /* What Praxis brings needs no name. */
  gboolean is_apa = g_str_equal (style, PRAXIS_CSL_STYLE_APA);

  /* Also where it is the same: it may have been added, or be another one of the same name. */
  if (g_set_str (&self->style, is_apa ? "" : style))
    g_signal_emit (self, signals[CHANGED], 0);
  find (self);
}

/* Empty for APA. */
const char *
praxis_references_group_get_style (PraxisReferencesGroup *self)
{
  return self->style;
}

/* Empty for the language of the digest. */
const char *
praxis_references_group_get_locale (PraxisReferencesGroup *self)
{
  return self->locale;
}
