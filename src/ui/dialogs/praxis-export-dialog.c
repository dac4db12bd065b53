/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exporting posts: what of them, as what and where to, how far it is, and what came of it. What there is to choose from is core's
 * table of formats, which the command line shares. */

#include "config.h"

#include "praxis-export-dialog-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (PraxisExportDialog, praxis_export_dialog, ADW_TYPE_DIALOG)

gboolean
praxis_export_dialog_is_closed (PraxisExportDialog *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* --- What is chosen -------------------------------------------------------------------------------------- */

static PraxisExportScope
get_scope (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->scope_row);

  return selected < self->scopes->len ? g_array_index (self->scopes, PraxisExportScope, selected)
                                      : PRAXIS_EXPORT_OF_DIGEST;
}

/* %NULL while there is nothing to choose from. */
const PraxisExportFormat *
praxis_export_dialog_get_format (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  return selected < self->formats->len ? self->formats->pdata[selected] : NULL;
}

PraxisDigest *
praxis_export_dialog_get_digest (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->digest_row);

  return selected < self->digests->len ? self->digests->pdata[selected] : NULL;
}

static PraxisIssue *
get_issue (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->issue_row);

  return self->issues != NULL && selected < self->issues->len ? self->issues->pdata[selected] : NULL;
}

static int
get_year (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->year_row);

  return selected < self->years->len ? g_array_index (self->years, int, selected) : 0;
}

static const char *
get_topic (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->topic_row);

  return self->topics != NULL && selected < self->topics->len ? praxis_term_get_label (self->topics->pdata[selected]) : NULL;
}

/* Whether it is chosen what of. */
static gboolean
is_chosen (PraxisExportDialog *self)
{
  switch (get_scope (self))
    {
    case PRAXIS_EXPORT_OF_ISSUE:
      return get_issue (self) != NULL;
    case PRAXIS_EXPORT_OF_YEAR:
      return get_year (self) != 0;
    case PRAXIS_EXPORT_OF_TOPIC:
      return get_topic (self) != NULL;
    case PRAXIS_EXPORT_OF_POST:
    case PRAXIS_EXPORT_OF_DIGEST:
    case PRAXIS_EXPORT_OF_LIST:
    case PRAXIS_EXPORT_OF_READING_LIST:
    default:
      return TRUE;
    }
}

/* What it borrows is the dialog's. */
PraxisExportRequest
praxis_export_dialog_get_request (PraxisExportDialog *self)
{
  PraxisExportRequest request = { .drafts = adw_switch_row_get_active (self->drafts_row) };
  PraxisDigest *digest = praxis_export_dialog_get_digest (self);

  request.digest_uuid = digest != NULL ? praxis_digest_get_uuid (digest) : NULL;
  switch (get_scope (self))
    {
    case PRAXIS_EXPORT_OF_POST:
      request.digest_uuid = praxis_post_get_digest_uuid (self->post);
      request.post_id = praxis_post_get_id (self->post);
      break;
    case PRAXIS_EXPORT_OF_ISSUE:
      request.month = praxis_issue_get_month (get_issue (self));
      break;
    case PRAXIS_EXPORT_OF_YEAR:
      request.year = get_year (self);
      break;
    case PRAXIS_EXPORT_OF_TOPIC:
      request.topic = get_topic (self);
      break;
    case PRAXIS_EXPORT_OF_LIST:
      request.ids = (const gint64 *) self->ids->data;
      request.n_ids = self->ids->len;
      request.name = self->ids_name;
      request.reading_list = self->ids_have_order;
      break;
    case PRAXIS_EXPORT_OF_READING_LIST:
      request.reading_list = TRUE;
      break;
    case PRAXIS_EXPORT_OF_DIGEST:
    default:
      break;
    }

  return request;
}

/* --- What there is to choose ----------------------------------------------------------------------------- */

/* What is shown, and what can be done, after a choice. */
void
praxis_export_dialog_update (PraxisExportDialog *self)
{
  const PraxisExportFormat *format = praxis_export_dialog_get_format (self);
  PraxisExportScope scope = get_scope (self);
  gboolean is_folder = format != NULL && format->write != NULL;
  gboolean is_ready = format != NULL && is_chosen (self) && (!is_folder || self->folder != NULL);
  const char *description = format != NULL ? praxis_export_format_get_description (format) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->digest_row), scope != PRAXIS_EXPORT_OF_POST && self->digests->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->post_row), scope == PRAXIS_EXPORT_OF_POST);
  gtk_widget_set_visible (GTK_WIDGET (self->issue_row), scope == PRAXIS_EXPORT_OF_ISSUE);
  gtk_widget_set_visible (GTK_WIDGET (self->year_row), scope == PRAXIS_EXPORT_OF_YEAR);
  gtk_widget_set_visible (GTK_WIDGET (self->topic_row), scope == PRAXIS_EXPORT_OF_TOPIC);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_row), format != NULL && format->takes_drafts);
  gtk_widget_set_visible (GTK_WIDGET (self->description_group), description != NULL);
  adw_preferences_group_set_description (self->description_group, description);
  gtk_widget_set_visible (self->folder_group, is_folder);

  gtk_widget_set_visible (self->copy_button, format != NULL && format->is_html);
  gtk_button_set_label (self->export_button, is_folder ? _("_Export") : _("_Save As…"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start", is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.copy", is_ready && format->is_html);
}

/* The formats that the chosen posts can have; the one that was chosen stays so where it is among them. */
static void
fill_formats (PraxisExportDialog *self,
              const char         *wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gsize n_formats;
  const PraxisExportFormat *formats = praxis_export_list_formats (&n_formats);
  guint selected = 0;

  g_ptr_array_set_size (self->formats, 0);
  for (gsize i = 0; i < n_formats; i++)
    {
      if ((formats[i].scopes & get_scope (self)) == 0)
        continue;
      if (g_strcmp0 (formats[i].name, wanted) == 0)
        selected = self->formats->len;
      g_ptr_array_add (self->formats, (gpointer) &formats[i]);
      gtk_string_list_append (names, praxis_export_format_get_label (&formats[i]));
    }

  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->format_row, selected);
  praxis_export_dialog_update (self);
}

static void
scope_changed_cb (PraxisExportDialog *self)
{
  const PraxisExportFormat *format = praxis_export_dialog_get_format (self);

  fill_formats (self, format != NULL ? format->name : NULL);
}

static void
fill_scopes (PraxisExportDialog *self,
             PraxisExportScope   wanted)
{
  const struct { PraxisExportScope scope; gboolean is_there; const char *name; } all[] = {
    { PRAXIS_EXPORT_OF_POST, self->post != NULL, C_("what is exported", "Post") },
    { PRAXIS_EXPORT_OF_ISSUE, TRUE, C_("what is exported", "Issue") },
    { PRAXIS_EXPORT_OF_DIGEST, TRUE, C_("what is exported", "Whole Digest") },
    { PRAXIS_EXPORT_OF_YEAR, TRUE, C_("what is exported", "Year") },
    { PRAXIS_EXPORT_OF_TOPIC, TRUE, C_("what is exported", "Topic") },
    { PRAXIS_EXPORT_OF_LIST, self->ids->len > 0, C_("what is exported", "What the List Shows") },
    { PRAXIS_EXPORT_OF_READING_LIST, TRUE, C_("what is exported", "Reading List") },
  };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->scopes, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (!all[i].is_there)
        continue;
      if (all[i].scope == wanted)
        selected = self->scopes->len;
      g_array_append_val (self->scopes, all[i].scope);
      gtk_string_list_append (names, all[i].name);
    }

  adw_combo_row_set_model (self->scope_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->scope_row, selected);
}

static void
set_folder (PraxisExportDialog *self,
            GFile              *folder)
{
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  g_set_object (&self->folder, folder);
  adw_action_row_set_subtitle (self->folder_row, name != NULL ? name : _("None chosen yet"));
  praxis_export_dialog_update (self);
}

/* --- Folders --------------------------------------------------------------------------------------------- */

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder != NULL && !praxis_export_dialog_is_closed (self))
    set_folder (self, folder);
}

static void
choose_folder_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose a Folder to Export To"));
  gtk_file_dialog_set_accept_label (dialog, _("_Select"));
  if (self->folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, self->folder);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable,
                                 folder_chosen_cb, g_object_ref (self));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_export_dialog_closed (AdwDialog *dialog)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  if (self->export_cancellable != NULL)
    g_cancellable_cancel (self->export_cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
}

static void
praxis_export_dialog_dispose (GObject *object)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (object);

  praxis_export_dialog_closed (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->post);
  g_clear_object (&self->settings);
  g_clear_object (&self->folder);
  g_clear_object (&self->saved);

  G_OBJECT_CLASS (praxis_export_dialog_parent_class)->dispose (object);
}

static void
praxis_export_dialog_finalize (GObject *object)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (object);

  g_clear_pointer (&self->digests, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->ids_name, g_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->scopes, g_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->report, praxis_export_report_free);
  g_clear_pointer (&self->job, praxis_export_job_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->export_cancellable);

  G_OBJECT_CLASS (praxis_export_dialog_parent_class)->finalize (object);
}

static void
praxis_export_dialog_class_init (PraxisExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_export_dialog_dispose;
  object_class->finalize = praxis_export_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = praxis_export_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, scope_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, digest_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, issue_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, topic_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, post_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, drafts_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, description_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, folder_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, praxis_export_dialog_update);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, praxis_export_dialog_read_digest);

  gtk_widget_class_install_action (widget_class, "export.choose-folder", NULL, choose_folder_action);
  praxis_export_dialog_install_run (widget_class);
}

static void
praxis_export_dialog_init (PraxisExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->scopes = g_array_new (FALSE, FALSE, sizeof (PraxisExportScope));
  self->formats = g_ptr_array_new ();
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->digests = g_ptr_array_new ();
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_digests (PraxisExportDialog *self,
              GPtrArray          *digests,
              const char         *wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < digests->len; i++)
    {
      if (g_strcmp0 (praxis_digest_get_uuid (digests->pdata[i]), wanted) == 0)
        selected = i;
      gtk_string_list_append (names, praxis_digest_get_title (digests->pdata[i]));
    }

  g_clear_pointer (&self->digests, g_ptr_array_unref);
  self->digests = g_ptr_array_ref (digests);
  adw_combo_row_set_model (self->digest_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->digest_row, selected);
}

/* @digest_uuid and @post (both nullable) are what is proposed. */
PraxisExportDialog *
praxis_export_dialog_new (PraxisLibrary *library,
                          GPtrArray     *digests,
                          const char    *digest_uuid,
                          PraxisPost    *post)
{
  PraxisExportDialog *self = g_object_new (PRAXIS_TYPE_EXPORT_DIALOG, NULL);
  g_autofree char *uri = g_settings_get_string (self->settings, "last-export-folder");
  g_autoptr (GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (digest_uuid == NULL && post != NULL)
    digest_uuid = praxis_post_get_digest_uuid (post);

  self->library = g_object_ref (library);
  g_set_object (&self->post, post);
  if (post != NULL)
    adw_action_row_set_subtitle (self->post_row, praxis_post_get_title (post));

  fill_scopes (self, PRAXIS_EXPORT_OF_DIGEST);
  fill_digests (self, digests, digest_uuid);
  set_folder (self, folder);
  praxis_export_dialog_read_digest (self);

  return self;
}

/* @ids: the posts that the list shows; @name: (nullable): what they are called; @is_reading_list: whether these are posts of the
 * reading list, in its order. */
void
praxis_export_dialog_set_list (PraxisExportDialog *self,
                               GArray             *ids,
                               const char         *name,
                               gboolean            is_reading_list)
{
  PraxisExportScope scope = get_scope (self);

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_ref (ids);
  g_set_str (&self->ids_name, name);
  self->ids_have_order = is_reading_list;
  fill_scopes (self, scope);
}

/* Proposes what to export, and as what. */
void
praxis_export_dialog_choose (PraxisExportDialog *self,
                             PraxisExportScope   scope,
                             const char         *format)
{
  fill_scopes (self, scope);
  fill_formats (self, format);
}
