/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a digest's site looks: its theme, what its author has above and below every page, and a page of it that shows what
 * becomes of both. What may not stand in a page is taken out of it and left in the field, which says so. */

#include "config.h"

#include "praxis-site-group.h"

#include <glib/gi18n.h>

#include "praxis-site-preview-view.h"
#include "praxis-task.h"
#include "publish/praxis-fragment.h"
#include "publish/praxis-theme.h"

/* More than these are of no use before one of them is mended. */
#define N_WARNINGS 3

#define FOLLOW_MS 200

struct _PraxisSiteGroup
{
  AdwPreferencesGroup    parent_instance;

  AdwComboRow           *theme_row;
  AdwButtonRow          *copy_row;
  GtkLabel              *contrast;
  PraxisSitePreviewView *preview;
  GtkTextView           *header_view;
  GtkTextBuffer         *header;
  GtkLabel              *header_loss;
  GtkTextView           *footer_view;
  GtkTextBuffer         *footer;
  GtkLabel              *footer_loss;

  char                  *theme;
  GStrv                  names;       /* of the themes in the row */
  GFileMonitor          *monitor;     /* of the folder of the user's own themes */
  guint                  follow_id;
  gboolean               is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisSiteGroup, praxis_site_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- The theme ------------------------------------------------------------------------------------------- */

static char *
dup_label (const char *name)
{
  static const struct { const char *name; const char *label; } shipped[] = {
    { PRAXIS_THEME_PLAIN, NC_("a theme of the site", "Plain: quiet, like a printed journal") },
    { "clinic", NC_("a theme of the site", "Clinic: clear and close-set, white and blue") },
    { "night", NC_("a theme of the site", "Night: dark for everybody, with much room") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      if (g_str_equal (shipped[i].name, name))
        return g_strdup (g_dpgettext2 (NULL, "a theme of the site", shipped[i].label));
    }
  return g_strdup (name);
}

/* Empty for the plain one, which has no name in the library. */
static const char *
name_to_keep (const char *name)
{
  return g_str_equal (name, PRAXIS_THEME_PLAIN) ? "" : name;
}

/* The themes that there are, and the digest's own where it is none of them: then the preview says what is wrong. */
static void
fill_themes (PraxisSiteGroup *self)
{
  g_auto (GStrv) names = praxis_theme_list ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *own = *self->theme != '\0' ? self->theme : PRAXIS_THEME_PLAIN;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  guint selected = 0;

  g_strv_builder_addv (all, (const char **) names);
  if (!g_strv_contains ((const char * const *) names, own))
    g_strv_builder_add (all, own);
  g_strfreev (self->names);
  self->names = g_strv_builder_end (all);
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_autofree char *label = dup_label (self->names[i]);

      gtk_string_list_append (labels, label);
      if (g_str_equal (self->names[i], own))
        selected = i;
    }
  adw_combo_row_set_model (self->theme_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->theme_row, selected);
}

/* What everybody cannot read, the worst first; of a theme that cannot be used the preview says why. */
static void
check_contrast (PraxisSiteGroup *self)
{
  g_autoptr (PraxisTheme) theme = praxis_theme_load (self->theme, NULL);
  g_auto (GStrv) warnings = theme != NULL ? praxis_theme_list_warnings (theme) : g_new0 (char *, 1);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  g_autofree char *words = NULL;

  for (gsize i = 0; i < N_WARNINGS && warnings[i] != NULL; i++)
    g_strv_builder_add (shown, warnings[i]);
  lines = g_strv_builder_end (shown);
  words = g_strjoinv ("\n", lines);
  if (*words != '\0' && g_strcmp0 (gtk_label_get_label (self->contrast), words) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->theme_row), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (self->contrast, words);
  gtk_widget_set_visible (GTK_WIDGET (self->contrast), *words != '\0');
}

static gboolean
is_own (PraxisSiteGroup *self)
{
  return *self->theme != '\0' && !praxis_theme_is_shipped (self->theme);
}

/* After the theme, or its file, has changed. */
static void
show_theme (PraxisSiteGroup *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->copy_row),
                                 is_own (self) ? _("Open the Folder of Your _Themes") : _("_Copy This Theme…"));
  check_contrast (self);
  praxis_site_preview_view_set_theme (self->preview, self->theme);
}

static void
theme_changed_cb (PraxisSiteGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->theme_row);

  if (self->is_filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (!g_set_str (&self->theme, name_to_keep (self->names[selected])))
    return;
  show_theme (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- The folder of the author's own themes --------------------------------------------------------------- */

static void
list_again (PraxisSiteGroup *self)
{
  self->is_filling = TRUE;
  fill_themes (self);
  self->is_filling = FALSE;
  show_theme (self);
}

static gboolean
follow_cb (gpointer user_data)
{
  PraxisSiteGroup *self = user_data;

  self->follow_id = 0;
  list_again (self);

  return G_SOURCE_REMOVE;
}

/* An editor that saves a file tells of several changes, one after the other. */
static void
folder_changed_cb (PraxisSiteGroup *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_timeout_add (FOLLOW_MS, follow_cb, self);
}

static void
follow_folder (PraxisSiteGroup *self)
{
  g_autofree char *path = praxis_theme_dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  g_clear_object (&self->monitor);
  /* Without it the list is the one that was there when the dialog came. */
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
open_folder (PraxisSiteGroup *self)
{
  g_autofree char *path = praxis_theme_dup_path (self->theme);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
copy_thread (GTask        *task,
             gpointer      source,
             gpointer      name,
             GCancellable *cancellable)
{
  GError *error = NULL;
  char *copy = praxis_theme_copy (name, &error);

  if (copy != NULL)
    g_task_return_pointer (task, copy, g_free);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PraxisSiteGroup *self = PRAXIS_SITE_GROUP (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_task_propagate_pointer (G_TASK (result), &error);

  /* The dialog may be gone. */
  if (self->theme_row == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_row), TRUE);
  if (copy == NULL)
    {
      gtk_label_set_label (self->contrast, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->contrast), TRUE);
      return;
    }
  g_set_str (&self->theme, copy);
  /* The folder may be new. */
  follow_folder (self);
  list_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
  open_folder (self);
}

static void
copy_activated_cb (PraxisSiteGroup *self)
{
  g_autoptr (GTask) task = NULL;

  if (is_own (self))
    {
      open_folder (self);
      return;
    }
  task = g_task_new (self, NULL, copied_cb, NULL);
  g_task_set_source_tag (task, copy_activated_cb);
  g_task_set_task_data (task, g_strdup (*self->theme != '\0' ? self->theme : PRAXIS_THEME_PLAIN), g_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_row), FALSE);
  praxis_task_run_in_thread (task, copy_thread);
}

/* --- The header and the footer --------------------------------------------------------------------------- */

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* NULL where nothing was. */
static char *
dup_loss (PraxisFragmentLoss loss)
{
  static const struct { PraxisFragmentLoss loss; const char *words; } kinds[] = {
    { PRAXIS_FRAGMENT_LOSS_SCRIPTS, N_("Scripts are left out.") },
    { PRAXIS_FRAGMENT_LOSS_STYLES, N_("Styles are left out; the theme has them.") },
    { PRAXIS_FRAGMENT_LOSS_MEDIA, N_("Pictures and frames are left out: pages load nothing.") },
    { PRAXIS_FRAGMENT_LOSS_FORMS, N_("Fields and buttons are left out.") },
    { PRAXIS_FRAGMENT_LOSS_LINKS, N_("Links that do not begin with https:// or mailto: and lead out of the site are left out.") },
    { PRAXIS_FRAGMENT_LOSS_LAYOUT, N_("Headings, tables and the like become paragraphs.") },
    { PRAXIS_FRAGMENT_LOSS_ALL, N_("This is too long or nested too deeply, and is left out.") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if ((loss & kinds[i].loss) == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, _(kinds[i].words));
    }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static void
check_loss (GtkTextBuffer *buffer,
            GtkTextView   *view,
            GtkLabel      *label)
{
  g_autofree char *html = dup_text (buffer);
  PraxisFragmentLoss loss;
  g_autofree char *clean = praxis_fragment_clean (html, "", &loss);
  g_autofree char *words = dup_loss (loss);

  if (words != NULL && g_strcmp0 (gtk_label_get_label (label), words) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (view), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
text_changed_cb (PraxisSiteGroup *self)
{
  check_loss (self->header, self->header_view, self->header_loss);
  check_loss (self->footer, self->footer_view, self->footer_loss);
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_site_group_dispose (GObject *object)
{
  PraxisSiteGroup *self = PRAXIS_SITE_GROUP (object);

  self->is_filling = TRUE;
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_object (&self->monitor);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_SITE_GROUP);
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->names, g_strfreev);

  G_OBJECT_CLASS (praxis_site_group_parent_class)->dispose (object);
}

static void
praxis_site_group_class_init (PraxisSiteGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_site_group_dispose;

  /* Another theme was chosen, or a text changed. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (PRAXIS_TYPE_SITE_PREVIEW_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-site-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, theme_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, copy_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, contrast);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, preview);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, header_view);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, header);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, header_loss);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, footer_view);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, footer);
  gtk_widget_class_bind_template_child (widget_class, PraxisSiteGroup, footer_loss);
  gtk_widget_class_bind_template_callback (widget_class, copy_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, theme_changed_cb);
}

static void
praxis_site_group_init (PraxisSiteGroup *self)
{
  self->theme = g_strdup ("");
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = FALSE;
}

/* @digest: the one that it is about */
void
praxis_site_group_set_digest (PraxisSiteGroup *self,
                              PraxisLibrary   *library,
                              PraxisDigest    *digest)
{
  self->is_filling = TRUE;
  g_set_str (&self->theme, name_to_keep (praxis_digest_get_site_theme (digest)));
  fill_themes (self);
  gtk_text_buffer_set_text (self->header, praxis_digest_get_site_header (digest), -1);
  gtk_text_buffer_set_text (self->footer, praxis_digest_get_site_footer (digest), -1);
  self->is_filling = FALSE;
  praxis_site_preview_view_set_library (self->preview, library);
  show_theme (self);
  follow_folder (self);
  praxis_site_preview_view_show (self->preview, digest);
}

/* Shows a page of the digest as the form has it now. */
void
praxis_site_group_refresh (PraxisSiteGroup *self,
                           PraxisDigest    *digest)
{
  praxis_site_preview_view_show (self->preview, digest);
}

/* Empty for the plain one. */
const char *
praxis_site_group_get_theme (PraxisSiteGroup *self)
{
  return self->theme;
}

char *
praxis_site_group_dup_header (PraxisSiteGroup *self)
{
  return dup_text (self->header);
}

char *
praxis_site_group_dup_footer (PraxisSiteGroup *self)
{
  return dup_text (self->footer);
}
