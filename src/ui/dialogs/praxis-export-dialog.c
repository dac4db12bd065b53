/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exporting a post, an issue, the site or a book to a folder: what and where to, how far it is, and what came of it. A
 * post or an issue can also be a fragment of HTML, which goes into a file or onto the clipboard, and an issue an
 * e-mail. */

#include "config.h"

#include "praxis-export-dialog-private.h"

#include <glib/gi18n.h>

#include "praxis-words.h"

/* A book is a kind of export here; to the core it is another export. */
#define KIND_BOOK ((PraxisExportKind) PRAXIS_N_EXPORT_KINDS)

G_DEFINE_FINAL_TYPE (PraxisExportDialog, praxis_export_dialog, ADW_TYPE_DIALOG)

static gboolean
is_closed (PraxisExportDialog *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* --- The form -------------------------------------------------------------------------------------------- */

static PraxisExportKind
get_kind (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  return selected < self->kinds->len ? g_array_index (self->kinds, PraxisExportKind, selected)
                                     : PRAXIS_EXPORT_SITE;
}

static PraxisIssue *
get_issue (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->issue_row);

  return self->issues != NULL && selected < self->issues->len ? self->issues->pdata[selected] : NULL;
}

PraxisDigest *
praxis_export_dialog_get_digest (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->digest_row);

  return selected < self->digests->len ? self->digests->pdata[selected] : NULL;
}

/* 0 where it is not a post that is exported. */
gint64
praxis_export_dialog_get_post_id (PraxisExportDialog *self)
{
  return get_kind (self) == PRAXIS_EXPORT_POST ? praxis_post_get_id (self->post) : 0;
}

const char *
praxis_export_dialog_get_digest_uuid (PraxisExportDialog *self)
{
  return get_kind (self) == PRAXIS_EXPORT_POST ? praxis_post_get_digest_uuid (self->post)
                                               : praxis_digest_get_uuid (praxis_export_dialog_get_digest (self));
}

PraxisMonth
praxis_export_dialog_get_month (PraxisExportDialog *self)
{
  PraxisIssue *issue = get_issue (self);

  return issue != NULL ? praxis_issue_get_month (issue) : PRAXIS_MONTH_NONE;
}

/* A site and a book have one form. */
static gboolean
has_forms (PraxisExportDialog *self)
{
  return get_kind (self) == PRAXIS_EXPORT_POST || get_kind (self) == PRAXIS_EXPORT_ISSUE;
}

PraxisExportForm
praxis_export_dialog_get_form (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->form_row);

  return has_forms (self) && selected != GTK_INVALID_LIST_POSITION ? selected : PRAXIS_EXPORT_FORM_PAGE;
}

/* What goes into a file of its own, or onto the clipboard. */
static gboolean
is_fragment (PraxisExportDialog *self)
{
  PraxisExportForm form = praxis_export_dialog_get_form (self);

  return form == PRAXIS_EXPORT_FORM_FRAGMENT || form == PRAXIS_EXPORT_FORM_NEWSLETTER;
}

static PraxisExportJobForm
get_job_form (PraxisExportDialog *self)
{
  if (get_kind (self) == KIND_BOOK)
    return PRAXIS_EXPORT_JOB_BOOK;

  return praxis_export_dialog_get_form (self) == PRAXIS_EXPORT_FORM_EMAIL ? PRAXIS_EXPORT_JOB_EMAIL
                                                                          : PRAXIS_EXPORT_JOB_PAGES;
}

/* 0 for all of them. */
static int
get_year (PraxisExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->year_row);

  return selected > 0 && selected <= self->years->len ? g_array_index (self->years, int, selected - 1) : 0;
}

static void
show_description (PraxisExportDialog *self)
{
  PraxisExportForm form = praxis_export_dialog_get_form (self);

  gtk_widget_set_visible (self->fragment_group, form == PRAXIS_EXPORT_FORM_FRAGMENT);
  gtk_widget_set_visible (self->newsletter_group, form == PRAXIS_EXPORT_FORM_NEWSLETTER);
  gtk_widget_set_visible (self->email_group, form == PRAXIS_EXPORT_FORM_EMAIL);
}

/* What is shown, and what can be done, after a choice. */
void
praxis_export_dialog_update (PraxisExportDialog *self)
{
  PraxisExportKind kind = get_kind (self);
  gboolean fragment = is_fragment (self);
  gboolean ready = (fragment || self->folder != NULL) && (kind != PRAXIS_EXPORT_ISSUE || get_issue (self) != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->form_row), has_forms (self));
  gtk_widget_set_visible (self->folder_group, !fragment);
  show_description (self);
  gtk_widget_set_visible (self->copy_button, fragment);
  gtk_button_set_label (self->export_button, fragment ? _("_Save As…") : _("_Export"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.copy", fragment && ready);

  gtk_widget_set_visible (GTK_WIDGET (self->digest_row), kind != PRAXIS_EXPORT_POST && self->digests->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->issue_row), kind == PRAXIS_EXPORT_ISSUE);
  gtk_widget_set_visible (GTK_WIDGET (self->year_row), kind == KIND_BOOK);
  gtk_widget_set_visible (GTK_WIDGET (self->post_row), kind == PRAXIS_EXPORT_POST);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start", ready);
}

/* A post can be sent by nobody alone: the forms of mail are those of an issue. */
static void
kind_changed_cb (PraxisExportDialog *self)
{
  const char *names[] = {
    C_("how something is exported", "Whole Page"),
    C_("how something is exported", "HTML Fragment"),
    C_("how something is exported", "E-Mail"),
    C_("how something is exported", "Newsletter"),
    NULL
  };
  guint selected = adw_combo_row_get_selected (self->form_row);
  g_autoptr (GtkStringList) forms = NULL;

  if (get_kind (self) != PRAXIS_EXPORT_ISSUE)
    names[PRAXIS_EXPORT_FORM_EMAIL] = NULL;
  forms = gtk_string_list_new (names);
  adw_combo_row_set_model (self->form_row, G_LIST_MODEL (forms));
  if (selected >= g_list_model_get_n_items (G_LIST_MODEL (forms)))
    selected = 0;
  adw_combo_row_set_selected (self->form_row, selected);
  praxis_export_dialog_update (self);
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

/* --- The export ------------------------------------------------------------------------------------------ */

static gboolean
progress_cb (gpointer user_data)
{
  PraxisExportDialog *self = user_data;
  double fraction = praxis_export_job_get_progress (self->job);

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  else
    gtk_progress_bar_pulse (self->progress_bar);

  return G_SOURCE_CONTINUE;
}

static void
show_report (PraxisExportDialog *self)
{
  guint n_written = self->report->written;
  g_autofree char *title = g_strdup_printf (ngettext ("%'u File Written", "%'u Files Written", n_written), n_written);
  g_autofree char *folder = g_file_get_parse_name (self->folder);
  g_autoptr (GString) text = g_string_new (folder);

  if (self->report->unchanged > 0)
    g_string_append_printf (text, "\n%s", _("The rest is up to date."));
  if (self->report->kept != NULL && self->report->kept[0] != NULL)
    g_string_append_printf (text, "\n%s", _("Files that were changed by somebody else were left alone."));

  adw_status_page_set_title (self->done_page, n_written > 0 ? title : _("Everything Is Up to Date"));
  praxis_status_page_set_words (self->done_page, text->str);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->open_button);
}

/* What went wrong, instead of what was exported. */
void
praxis_export_dialog_show_failure (PraxisExportDialog *self,
                                   const GError       *error)
{
  praxis_status_page_set_words (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisExportReport) report = NULL;

  report = praxis_export_job_finish (PRAXIS_LIBRARY (source), result, &error);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->job, praxis_export_job_unref);
  if (is_closed (self))
    return;

  if (report != NULL)
    {
      g_clear_pointer (&self->report, praxis_export_report_free);
      self->report = g_steal_pointer (&report);
      show_report (self);
    }
  else if (g_cancellable_is_cancelled (self->export_cancellable))
    {
      gtk_stack_set_visible_child_name (self->stack, "form");
    }
  else
    {
      praxis_export_dialog_show_failure (self, error);
    }
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (widget);
  g_autofree char *uri = NULL;

  g_clear_object (&self->fragment);
  if (is_fragment (self))
    {
      praxis_export_dialog_save_fragment (self);
      return;
    }

  uri = g_file_get_uri (self->folder);
  g_settings_set_string (self->settings, "last-export-folder", uri);
  self->job = praxis_export_job_new (get_job_form (self), get_kind (self), praxis_export_dialog_get_digest_uuid (self),
                                     praxis_export_dialog_get_post_id (self), praxis_export_dialog_get_month (self),
                                     get_year (self), self->folder);

  g_clear_object (&self->export_cancellable);
  self->export_cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  self->progress_id = g_timeout_add (100, progress_cb, self);
  praxis_export_job_run_async (self->job, self->library, self->export_cancellable, exported_cb, g_object_ref (self));
}

/* The toast is the window's. */
static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (widget);

  praxis_fragment_copy (GTK_WIDGET (gtk_widget_get_root (widget)), self->library,
                        praxis_export_dialog_get_form (self) == PRAXIS_EXPORT_FORM_NEWSLETTER
                          ? PRAXIS_FRAGMENT_NEWSLETTER : PRAXIS_FRAGMENT_ARTICLES,
                        praxis_export_dialog_get_digest_uuid (self), praxis_export_dialog_get_post_id (self),
                        praxis_export_dialog_get_month (self));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_cancellable_cancel (PRAXIS_EXPORT_DIALOG (widget)->export_cancellable);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_stack_set_visible_child_name (PRAXIS_EXPORT_DIALOG (widget)->stack, "form");
}

/* --- Folders --------------------------------------------------------------------------------------------- */

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder != NULL && !is_closed (self))
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

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GFile) start = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (self->fragment != NULL)
    start = g_object_ref (self->fragment);
  else
    start = self->report->start != NULL ? g_file_resolve_relative_path (self->folder, self->report->start)
                                      : g_object_ref (self->folder);
  launcher = gtk_file_launcher_new (start);
  if (g_str_equal (action_name, "export.open"))
    gtk_file_launcher_launch (launcher, window, NULL, NULL, NULL);
  else
    gtk_file_launcher_open_containing_folder (launcher, window, NULL, NULL, NULL);
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
  g_clear_object (&self->fragment);

  G_OBJECT_CLASS (praxis_export_dialog_parent_class)->dispose (object);
}

static void
praxis_export_dialog_finalize (GObject *object)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (object);

  g_clear_pointer (&self->digests, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, digest_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, issue_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, post_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, form_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, folder_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, fragment_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, newsletter_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, email_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisExportDialog, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, praxis_export_dialog_update);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, praxis_export_dialog_read_issues);

  gtk_widget_class_install_action (widget_class, "export.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "export.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "export.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (widget_class, "export.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "export.show-folder", NULL, open_action);
}

static void
praxis_export_dialog_init (PraxisExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->kinds = g_array_new (FALSE, FALSE, sizeof (PraxisExportKind));
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->digests = g_ptr_array_new ();
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_kinds (PraxisExportDialog *self,
            PraxisExportKind    wanted)
{
  const struct { PraxisExportKind kind; const char *name; } all[] = {
    { PRAXIS_EXPORT_POST, C_("what is exported", "Post") },
    { PRAXIS_EXPORT_ISSUE, C_("what is exported", "Issue") },
    { PRAXIS_EXPORT_SITE, C_("what is exported", "Web Site") },
    { KIND_BOOK, C_("what is exported", "Book (EPUB)") },
  };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  /* Without a post there is none to export. */
  for (gsize i = self->post != NULL ? 0 : 1; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i].kind == wanted)
        selected = self->kinds->len;
      g_array_append_val (self->kinds, all[i].kind);
      gtk_string_list_append (names, all[i].name);
    }

  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->kind_row, selected);
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
praxis_export_dialog_new (PraxisLibrary    *library,
                          GPtrArray        *digests,
                          const char       *digest_uuid,
                          PraxisPost       *post,
                          PraxisExportKind  kind)
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

  fill_kinds (self, kind);
  fill_digests (self, digests, digest_uuid);
  set_folder (self, folder);
  praxis_export_dialog_read_issues (self);

  return self;
}
