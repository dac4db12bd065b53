/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References on their way out of the window: to the clipboard, as one pastes them into a text or into a reference manager,
 * and into a file. They are those of the post that is read, of the chosen posts, or of all that the list shows. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "praxis-references-job.h"

/* Formatting the works of so many posts may take longer than one waits without a word. */
#define MANY_POSTS 200

/* What is to be done with which posts. The last command is the one that counts: it ends the one before it. */
typedef struct
{
  PraxisWindow          *window;
  GArray                *ids;
  gboolean               formatted;
  PraxisReferenceFormat  format;
  GFile                 *file;
  GCancellable          *cancellable;
} Task;

static Task *
task_new (PraxisWindow *self,
          GArray       *ids)
{
  Task *task = g_new0 (Task, 1);

  task->window = g_object_ref (self);
  task->ids = ids;

  return task;
}

static void
task_free (Task *task)
{
  g_clear_object (&task->cancellable);
  g_clear_object (&task->file);
  g_array_unref (task->ids);
  g_object_unref (task->window);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, task_free)

static PraxisPostModel *
get_model (PraxisWindow *self)
{
  return praxis_posts_pane_get_model (self->posts_pane);
}

/* The chosen posts; else all that are found, those too that the list has not shown yet. */
GArray *
praxis_window_dup_listed (PraxisWindow *self)
{
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);
  GArray *ids;

  if (praxis_post_model_is_selecting (get_model (self)))
    return praxis_post_model_dup_chosen (get_model (self));

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gsize i = 0; result != NULL && i < praxis_search_result_get_size (result); i++)
    {
      gint64 id = praxis_search_result_get_id (result, i);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
hide_toast (PraxisWindow *self)
{
  if (self->references_toast != NULL)
    adw_toast_dismiss (self->references_toast);
  g_clear_object (&self->references_toast);
}

/* In the place of the last one of these, which would be waited for. Those of other commands stay: nothing was changed, so
 * what they undo can still be undone. */
static void
show_toast (PraxisWindow *self,
            const char   *text,
            gboolean      is_waiting)
{
  AdwToast *toast = adw_toast_new (text);

  hide_toast (self);
  if (is_waiting)
    adw_toast_set_timeout (toast, 0);
  self->references_toast = g_object_ref (toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Done ------------------------------------------------------------------------------------------------ */

static char *
describe (Task  *task,
          guint  n_works)
{
  if (n_works == 0)
    return g_strdup (_("These posts have no references"));
  if (task->file != NULL)
    return g_strdup_printf (ngettext ("%'u reference exported", "%'u references exported", n_works), n_works);
  if (task->formatted)
    return g_strdup_printf (ngettext ("%'u reference copied", "%'u references copied", n_works), n_works);

  /* Translators: %s is a format: BibTeX, RIS */
  return g_strdup_printf (ngettext ("%'u reference copied as %s", "%'u references copied as %s", n_works), n_works,
                          praxis_reference_format_get_label (task->format));
}

static void
put_on_clipboard (Task                 *task,
                  PraxisReferencesText *answer)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (task->window));
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GBytes) html = NULL;
  GdkContentProvider *forms[2];

  if (answer->html == NULL)
    {
      gdk_clipboard_set_text (clipboard, answer->text);
      return;
    }

  html = g_bytes_new (answer->html, strlen (answer->html));
  forms[0] = gdk_content_provider_new_typed (G_TYPE_STRING, answer->text);
  forms[1] = gdk_content_provider_new_for_bytes ("text/html", html);
  provider = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (clipboard, provider);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (PraxisReferencesText) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  answer = praxis_references_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (task->cancellable))
    return;

  if (answer == NULL)
    {
      hide_toast (task->window);
      praxis_window_show_error (task->window, task->file != NULL ? _("The References Could Not Be Exported")
                                                                 : _("The References Could Not Be Copied"), error);
      return;
    }

  if (task->file == NULL && answer->n_works > 0)
    put_on_clipboard (task, answer);
  words = describe (task, answer->n_works);
  show_toast (task->window, words, FALSE);
}

static void
start (Task *task)
{
  PraxisWindow *self = task->window;

  g_cancellable_cancel (self->gathering);
  g_clear_object (&self->gathering);
  self->gathering = g_cancellable_new ();
  task->cancellable = g_object_ref (self->gathering);

  if (task->ids->len > MANY_POSTS)
    show_toast (self, _("Gathering references…"), TRUE);
  if (task->formatted)
    praxis_references_format_async (self->library, task->ids, task->cancellable, done_cb, task);
  else
    praxis_references_write_async (self->library, task->ids, task->format, task->file, task->cancellable, done_cb, task);
}

/* --- The clipboard --------------------------------------------------------------------------------------- */

static void
copy_as (PraxisWindow *self,
         GArray       *ids,
         const char   *name)
{
  g_autoptr (Task) task = task_new (self, ids);

  task->formatted = name == NULL;
  if (name == NULL || praxis_reference_format_parse (name, &task->format))
    start (g_steal_pointer (&task));
}

static void
copy_citation_as_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPost *post = praxis_reader_get_post (self->reader);
  GArray *ids;
  gint64 id;

  if (post == NULL)
    return;

  id = praxis_post_get_id (post);
  ids = g_array_new (FALSE, FALSE, sizeof id);
  g_array_append_val (ids, id);
  copy_as (self, ids, g_variant_get_string (parameter, NULL));
}

static void
copy_references_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  copy_as (self, praxis_window_dup_listed (self), parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

/* Of these posts, which another page shows. */
static void
copy_references_of_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n_ids;
  const gint64 *values = g_variant_get_fixed_array (parameter, &n_ids, sizeof (gint64));

  g_array_append_vals (ids, values, n_ids);
  copy_as (PRAXIS_WINDOW (widget), ids, NULL);
}

/* --- Files ----------------------------------------------------------------------------------------------- */

/* The name's ending says the format; a name without one that is known is BibTeX, as the name that was proposed. */
static PraxisReferenceFormat
find_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *ending = praxis_reference_format_dup_file_name (i, "");

      if (g_str_has_suffix (folded, ending))
        return i;
    }

  return PRAXIS_REFERENCE_BIBTEX;
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Task) task = user_data;

  task->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (task->file == NULL || g_cancellable_is_cancelled (task->window->cancellable))
    return;

  task->format = find_format (task->file);
  start (g_steal_pointer (&task));
}

/* One filter that names all endings: which one of several was chosen, a file dialog does not say. */
static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = PRAXIS_N_REFERENCE_FORMATS; i > 0; i--)
    {
      g_autofree char *ending = praxis_reference_format_dup_file_name (i - 1, "");

      gtk_file_filter_add_suffix (filter, ending + 1);
      g_string_append_printf (name, "%s%s (%s)", name->len > 0 ? ", " : "", praxis_reference_format_get_label (i - 1),
                              ending);
    }
  gtk_file_filter_set_name (filter, name->str);
  g_list_store_append (filters, filter);

  return G_LIST_MODEL (filters);
}

static void
export_references_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();
  g_autofree char *name = praxis_reference_format_dup_file_name (PRAXIS_REFERENCE_BIBTEX, PRAXIS_REFERENCES_STEM);

  gtk_file_dialog_set_title (dialog, _("Export References"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), self->cancellable, named_cb, task_new (self, praxis_window_dup_listed (self)));
}

/* --- Actions --------------------------------------------------------------------------------------------- */

void
praxis_window_install_references (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy-citation-as", "s", copy_citation_as_action);
  gtk_widget_class_install_action (widget_class, "win.copy-references", NULL, copy_references_action);
  gtk_widget_class_install_action (widget_class, "win.copy-references-as", "s", copy_references_action);
  gtk_widget_class_install_action (widget_class, "win.copy-references-of", "ax", copy_references_of_action);
  gtk_widget_class_install_action (widget_class, "win.export-references", NULL, export_references_action);
}

void
praxis_window_update_references (PraxisWindow *self)
{
  static const char * const actions[] = { "win.copy-references", "win.copy-references-as", "win.export-references" };
  GtkWidget *widget = GTK_WIDGET (self);
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  gboolean has_posts = praxis_post_model_is_selecting (get_model (self))
                         ? praxis_post_model_get_n_chosen (get_model (self)) > 0
                         : result != NULL && praxis_search_result_get_size (result) > 0;

  gtk_widget_action_set_enabled (widget, "win.copy-citation-as",
                                 is_on_top && praxis_reader_get_post (self->reader) != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i], is_on_top && has_posts);
}
