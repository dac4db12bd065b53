/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Publishing a month: the digest's folder, what will change in it, how far it is, and what has changed. The page
 * of changes is the same before and after; only what one can do about them is not.
 *
 *   folder ─> planning ─> changes ─> publishing ─> changes
 *      └───────< failed <────┴───────────┘
 */

#include "config.h"

#include "praxis-publish-dialog.h"

#include <glib/gi18n.h>

#include "praxis-publish-job.h"
#include "praxis-publish-row.h"
#include "praxis-words.h"

struct _PraxisPublishDialog
{
  AdwDialog           parent_instance;

  AdwWindowTitle     *window_title;
  GtkStack           *stack;
  GtkProgressBar     *progress_bar;
  GtkWidget          *cancel_button;
  GtkWidget          *done_image;
  GtkLabel           *heading_label;
  GtkLabel           *detail_label;
  GtkWidget          *changes_list;
  PraxisPublishRow   *posts_row;
  PraxisPublishRow   *added_row;
  PraxisPublishRow   *changed_row;
  PraxisPublishRow   *removed_row;
  PraxisPublishRow   *kept_row;
  PraxisPublishRow   *faults_row;
  PraxisPublishRow   *blocked_row;
  AdwActionRow       *folder_row;
  AdwStatusPage      *failed_page;
  GtkWidget          *retry_button;
  GtkWidget          *bottom_bar;
  GtkWidget          *start_button;
  GtkWidget          *open_box;
  GtkWidget          *open_button;

  PraxisLibrary      *library;
  PraxisDigest       *digest;
  GFile              *folder;
  char               *kept_folder;    /* the digest's, as a URI */
  char               *start_page;     /* as a path in the folder */
  PraxisPublishJob   *job;
  GCancellable       *cancellable;    /* the dialog's */
  GCancellable       *job_cancellable;
  guint               n_faults;
  PraxisMonth         month;
  guint               progress_id;
};

G_DEFINE_FINAL_TYPE (PraxisPublishDialog, praxis_publish_dialog, ADW_TYPE_DIALOG)

static gboolean
is_closed (PraxisPublishDialog *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static void
show (PraxisPublishDialog *self,
      const char          *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->bottom_bar, g_str_equal (name, "changes"));
}

/* --- Changes --------------------------------------------------------------------------------------------- */

static guint
count (GStrv lines)
{
  return lines != NULL ? g_strv_length (lines) : 0;
}

/* Takes @title. */
static void
set_lines (PraxisPublishRow *row,
           char             *title,
           GStrv             lines)
{
  praxis_publish_row_set_lines (row, title, (const char * const *) lines);
  g_free (title);
}

static GStrv
dup_titles (GPtrArray *entries)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];
      gboolean has_title = entry->title != NULL && *entry->title != '\0';

      g_strv_builder_add (titles, has_title ? entry->title : C_("a post without a title", "Untitled"));
    }

  return g_strv_builder_end (titles);
}

static gboolean
changes_anything (PraxisPublishPlan *plan)
{
  return plan->posts->len > 0 || count (plan->added) > 0 ||
         count (plan->changed) > 0 || count (plan->removed) > 0;
}

static char *
dup_heading (PraxisPublishPlan *plan,
             gboolean           done)
{
  guint n_posts = plan->posts->len;

  if (!changes_anything (plan))
    return g_strdup (_("Nothing to Change"));
  if (done && n_posts > 0)
    return g_strdup_printf (ngettext ("%'u Post Published", "%'u Posts Published", n_posts), n_posts);
  if (done)
    return g_strdup (_("Site Updated"));
  if (n_posts > 0)
    return g_strdup_printf (ngettext ("%'u Post Will Be Published", "%'u Posts Will Be Published", n_posts), n_posts);

  return g_strdup (_("The Site Will Be Updated"));
}

static char *
dup_detail (PraxisPublishPlan *plan)
{
  if (!changes_anything (plan))
    return g_strdup (_("The site in the folder is up to date."));
  if (plan->unchanged > 0)
    return g_strdup_printf (ngettext ("%'u other file stays as it is.", "%'u other files stay as they are.",
                                      plan->unchanged), plan->unchanged);

  return g_strdup ("");
}

static void
fill_rows (PraxisPublishDialog *self,
           PraxisPublishPlan   *plan,
           gboolean             done)
{
  g_auto (GStrv) posts = dup_titles (plan->posts);
  g_auto (GStrv) blocked = dup_titles (plan->blocked);
  guint n_posts = count (posts);
  guint n_added = count (plan->added);
  guint n_changed = count (plan->changed);
  guint n_removed = count (plan->removed);
  guint n_kept = count (plan->kept);
  guint n_blocked = count (blocked);
  guint n_faults = count (plan->faults);

  set_lines (self->posts_row, g_strdup_printf (done ? ngettext ("%'u published post", "%'u published posts", n_posts)
                                                    : ngettext ("%'u post to publish", "%'u posts to publish", n_posts),
                                               n_posts), posts);
  set_lines (self->added_row, g_strdup_printf (ngettext ("%'u new file", "%'u new files", n_added), n_added),
             plan->added);
  set_lines (self->changed_row, g_strdup_printf (ngettext ("%'u changed file", "%'u changed files", n_changed),
                                                 n_changed), plan->changed);
  set_lines (self->removed_row, g_strdup_printf (ngettext ("%'u removed file", "%'u removed files", n_removed),
                                                 n_removed), plan->removed);
  set_lines (self->kept_row, g_strdup_printf (ngettext ("%'u file that somebody else changed is left alone",
                                                        "%'u files that somebody else changed are left alone", n_kept),
                                              n_kept), plan->kept);
  set_lines (self->faults_row, g_strdup_printf (ngettext ("%'u error in what will be published",
                                                          "%'u errors in what will be published", n_faults), n_faults),
             plan->faults);
  set_lines (self->blocked_row, g_strdup_printf (ngettext ("%'u post stays back", "%'u posts stay back", n_blocked),
                                                 n_blocked), blocked);
  gtk_widget_set_visible (self->changes_list, changes_anything (plan) || n_kept + n_blocked > 0);
}

/* Before (what will be) and after (what was): the same list, and other things to do. */
static void
show_changes (PraxisPublishDialog *self,
              PraxisPublishPlan   *plan,
              gboolean             done)
{
  g_autofree char *heading = dup_heading (plan, done);
  g_autofree char *detail = dup_detail (plan);
  gboolean finished = done || !changes_anything (plan);

  fill_rows (self, plan, done);
  self->n_faults = count (plan->faults);
  g_set_str (&self->start_page, plan->start != NULL ? plan->start : "index.html");
  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *detail != '\0');
  gtk_widget_set_visible (self->done_image, finished);
  gtk_widget_set_visible (self->start_button, !finished);
  gtk_widget_set_visible (self->open_box, finished);
  show (self, "changes");
  gtk_widget_grab_focus (finished ? self->open_button : self->start_button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->heading_label), heading,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* --- Jobs ------------------------------------------------------------------------------------------------ */

static gboolean
progress_cb (gpointer user_data)
{
  PraxisPublishDialog *self = user_data;
  double fraction = praxis_publish_job_get_progress (self->job);

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  else
    gtk_progress_bar_pulse (self->progress_bar);

  return G_SOURCE_CONTINUE;
}

/* A folder that can be published into is the digest's from now on. */
static void
keep_folder (PraxisPublishDialog *self)
{
  g_autofree char *uri = g_file_get_uri (self->folder);

  if (!g_set_str (&self->kept_folder, uri))
    return;

  praxis_publish_keep_folder (self->library, praxis_digest_get_uuid (self->digest), self->folder);
}

static void
show_failure (PraxisPublishDialog *self,
              const GError        *error)
{
  praxis_status_page_set_words (self->failed_page, error->message);
  show (self, "failed");
  gtk_widget_grab_focus (self->retry_button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->failed_page), error->message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void start (PraxisPublishDialog *self,
                   gboolean             plan_only);

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisPublishDialog) self = user_data;
  g_autoptr (PraxisPublishPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gboolean was_plan;

  plan = praxis_publish_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (is_closed (self) || g_task_get_cancellable (G_TASK (result)) != self->job_cancellable)
    return;

  was_plan = praxis_publish_job_is_plan (self->job);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->job, praxis_publish_job_unref);

  if (plan != NULL)
    {
      keep_folder (self);
      show_changes (self, plan, !was_plan);
    }
  else if (g_cancellable_is_cancelled (self->job_cancellable))
    {
      /* Nothing was published: what would be is the same as before, or nearly. */
      start (self, TRUE);
    }
  else
    {
      show_failure (self, error);
    }
}

static void
cancel_job (PraxisPublishDialog *self)
{
  if (self->job_cancellable != NULL)
    g_cancellable_cancel (self->job_cancellable);
}

static void
start (PraxisPublishDialog *self,
       gboolean             plan_only)
{
  cancel_job (self);
  g_clear_object (&self->job_cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->job, praxis_publish_job_unref);

  self->job_cancellable = g_cancellable_new ();
  self->job = praxis_publish_job_new (praxis_digest_get_uuid (self->digest), self->month, self->folder, plan_only);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  show (self, plan_only ? "planning" : "publishing");
  if (!plan_only)
    {
      self->progress_id = g_timeout_add (100, progress_cb, self);
      gtk_widget_grab_focus (self->cancel_button);
    }
  praxis_publish_job_run_async (self->job, self->library, self->job_cancellable, job_done_cb, g_object_ref (self));
}

static void
answered_cb (PraxisPublishDialog *self,
             const char          *response)
{
  if (g_str_equal (response, "publish"))
    start (self, FALSE);
}

/* Errors of the proof-reader are asked about; its doubts and suggestions are not. */
static void
ask_about_faults (PraxisPublishDialog *self)
{
  g_autofree char *heading = g_strdup_printf (ngettext ("Publish with %'u Error?", "Publish with %'u Errors?", self->n_faults),
                                              self->n_faults);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));

  adw_alert_dialog_set_body (dialog, _("The proof-reader found numbers or names that cannot be right. They are in the list of changes; "
                                       "the editor leads to each with F8."));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "publish", _("_Publish Anyway"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "publish", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisPublishDialog *self = PRAXIS_PUBLISH_DIALOG (widget);

  if (g_str_equal (action_name, "publish.retry"))
    start (self, TRUE);
  else if (self->n_faults > 0)
    ask_about_faults (self);
  else
    start (self, FALSE);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  cancel_job (PRAXIS_PUBLISH_DIALOG (widget));
}

/* --- Folders --------------------------------------------------------------------------------------------- */

static void
set_folder (PraxisPublishDialog *self,
            GFile               *folder)
{
  g_autofree char *name = g_file_get_parse_name (folder);

  g_set_object (&self->folder, folder);
  adw_action_row_set_subtitle (self->folder_row, name);
  start (self, TRUE);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisPublishDialog) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder != NULL && !is_closed (self))
    set_folder (self, folder);
}

static void
choose_folder_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisPublishDialog *self = PRAXIS_PUBLISH_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose a Folder for the Site"));
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
  PraxisPublishDialog *self = PRAXIS_PUBLISH_DIALOG (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GFile) start = g_file_resolve_relative_path (self->folder, self->start_page);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (start);

  if (g_str_equal (action_name, "publish.open"))
    gtk_file_launcher_launch (launcher, window, NULL, NULL, NULL);
  else
    gtk_file_launcher_open_containing_folder (launcher, window, NULL, NULL, NULL);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_publish_dialog_closed (AdwDialog *dialog)
{
  PraxisPublishDialog *self = PRAXIS_PUBLISH_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  cancel_job (self);
  g_clear_handle_id (&self->progress_id, g_source_remove);
}

static void
praxis_publish_dialog_dispose (GObject *object)
{
  PraxisPublishDialog *self = PRAXIS_PUBLISH_DIALOG (object);

  praxis_publish_dialog_closed (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_PUBLISH_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->digest);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (praxis_publish_dialog_parent_class)->dispose (object);
}

static void
praxis_publish_dialog_finalize (GObject *object)
{
  PraxisPublishDialog *self = PRAXIS_PUBLISH_DIALOG (object);

  g_clear_pointer (&self->kept_folder, g_free);
  g_clear_pointer (&self->start_page, g_free);
  g_clear_pointer (&self->job, praxis_publish_job_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->job_cancellable);

  G_OBJECT_CLASS (praxis_publish_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PRAXIS_TYPE_PUBLISH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/issue/praxis-publish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, done_image);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, detail_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, changes_list);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, posts_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, added_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, changed_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, removed_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, blocked_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, faults_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, retry_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, start_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, open_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishDialog, open_button);
}

static void
praxis_publish_dialog_class_init (PraxisPublishDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_publish_dialog_dispose;
  object_class->finalize = praxis_publish_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = praxis_publish_dialog_closed;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "publish.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "publish.retry", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "publish.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "publish.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (widget_class, "publish.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "publish.open-folder", NULL, open_action);
}

static void
praxis_publish_dialog_init (PraxisPublishDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
praxis_publish_dialog_new (PraxisLibrary *library,
                           PraxisDigest  *digest,
                           PraxisMonth    month)
{
  PraxisPublishDialog *self = g_object_new (PRAXIS_TYPE_PUBLISH_DIALOG, NULL);
  g_autofree char *subtitle = praxis_month_format (month);

  self->library = g_object_ref (library);
  self->digest = g_object_ref (digest);
  self->month = month;
  self->kept_folder = g_strdup (praxis_digest_get_site_folder (digest));
  adw_window_title_set_subtitle (self->window_title, subtitle);

  if (self->kept_folder != NULL && *self->kept_folder != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (self->kept_folder);

      set_folder (self, folder);
    }

  return ADW_DIALOG (self);
}
