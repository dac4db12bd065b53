/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's own: what is read and what is not, and the reading list with its order. A post that was looked at for a
 * moment is read; who wants it otherwise says so with one key, and it stays so as long as the post is shown. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "model/praxis-reading.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-reading.h"

/* Whoever goes through the list with a key has not read what they pass. */
#define READ_SECONDS 2

typedef enum
{
  TASK_READ,
  TASK_UNREAD,
  TASK_LIST,
  TASK_UNLIST,
  TASK_LIST_BACK,
} TaskKind;

/* What is to be done to which posts, and with which of them something was done. */
typedef struct
{
  PraxisWindow *window;
  TaskKind      kind;
  gboolean      quiet;
  GArray       *ids;
  GArray       *changed;
} Task;

static void
task_clear (gpointer data)
{
  Task *task = data;

  g_array_unref (task->ids);
  g_clear_pointer (&task->changed, g_array_unref);
  g_object_unref (task->window);
}

static void
task_unref (gpointer task)
{
  g_atomic_rc_box_release_full (task, task_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, task_unref)

static PraxisPostModel *
get_model (PraxisWindow *self)
{
  return praxis_posts_pane_get_model (self->posts_pane);
}

static guint
get_own (PraxisWindow *self)
{
  PraxisPost *post = praxis_reader_get_post (self->reader);

  return post != NULL ? praxis_post_get_own (post) : 0;
}

static GArray *
new_ids (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);

  return ids;
}

/* --- Writing --------------------------------------------------------------------------------------------- */

/* Runs in the writer thread. */
static gpointer
write_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  static const PraxisListing listings[] = {
    [TASK_LIST] = PRAXIS_LISTING_ON,
    [TASK_UNLIST] = PRAXIS_LISTING_OFF,
    [TASK_LIST_BACK] = PRAXIS_LISTING_BACK,
  };
  Task *task = data;
  const gint64 *ids = (const gint64 *) (gpointer) task->ids->data;
  gboolean done;

  if (task->kind == TASK_READ || task->kind == TASK_UNREAD)
    done = praxis_store_set_unread (store, ids, task->ids->len, task->kind == TASK_UNREAD, &task->changed, error);
  else
    done = praxis_store_set_listed (store, ids, task->ids->len, listings[task->kind], &task->changed, error);

  return done ? data : NULL;
}

static TaskKind
get_opposite (TaskKind kind)
{
  static const TaskKind opposites[] = {
    [TASK_READ] = TASK_UNREAD,
    [TASK_UNREAD] = TASK_READ,
    [TASK_LIST] = TASK_UNLIST,
    [TASK_UNLIST] = TASK_LIST_BACK,
    [TASK_LIST_BACK] = TASK_UNLIST,
  };

  return opposites[kind];
}

static char *
describe (TaskKind kind,
          guint    n_posts)
{
  switch (kind)
    {
    case TASK_READ:
      return g_strdup_printf (ngettext ("%'u post marked as read", "%'u posts marked as read", n_posts), n_posts);
    case TASK_UNREAD:
      return g_strdup_printf (ngettext ("%'u post marked as unread", "%'u posts marked as unread", n_posts), n_posts);
    case TASK_LIST:
    case TASK_LIST_BACK:
      return g_strdup_printf (ngettext ("%'u post added to the reading list", "%'u posts added to the reading list", n_posts),
                              n_posts);
    case TASK_UNLIST:
    default:
      return g_strdup_printf (ngettext ("%'u post removed from the reading list", "%'u posts removed from the reading list",
                                        n_posts), n_posts);
    }
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GError) error = NULL;
  PraxisWindow *self = task->window;
  g_autofree char *text = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    {
      praxis_window_show_error (self, _("It Could Not Be Noted"), error);
      return;
    }
  if (task->quiet || task->changed->len == 0)
    return;

  text = describe (task->kind, task->changed->len);
  g_clear_pointer (&self->reading_undo, g_array_unref);
  self->reading_undo = g_array_ref (task->changed);
  self->reading_undo_kind = get_opposite (task->kind);
  self->reading_number++;
  praxis_window_show_toast (self, text, "win.undo-reading", self->reading_number);
}

static void
write_own (PraxisWindow *self,
           TaskKind      kind,
           GArray       *ids,
           gboolean      quiet)
{
  Task *task = g_atomic_rc_box_new0 (Task);

  task->window = g_object_ref (self);
  task->kind = kind;
  task->quiet = quiet;
  task->ids = ids;
  if (kind == TASK_READ)
    {
      for (guint i = 0; i < ids->len; i++)
        praxis_browser_keep (self->browser, g_array_index (ids, gint64, i));
    }
  praxis_library_write_async (self->library, write_job, g_atomic_rc_box_acquire (task), task_unref, NULL, NULL, written_cb,
                              task);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (g_variant_get_int64 (parameter) == self->reading_number && self->reading_undo != NULL)
    write_own (self, self->reading_undo_kind, g_steal_pointer (&self->reading_undo), TRUE);
}

/* --- The post that is read ------------------------------------------------------------------------------- */

static gboolean
is_looked_at (PraxisWindow *self)
{
  return !gtk_window_is_suspended (GTK_WINDOW (self)) &&
         adw_navigation_view_get_visible_page (self->pages) == self->library_page &&
         (!adw_navigation_split_view_get_collapsed (self->outer_view) ||
          adw_navigation_split_view_get_show_content (self->outer_view));
}

static gboolean
read_cb (gpointer user_data)
{
  PraxisWindow *self = user_data;

  if (!is_looked_at (self))
    return G_SOURCE_CONTINUE;

  self->read_timeout_id = 0;
  write_own (self, TASK_READ, new_ids (self->read_post_id), TRUE);

  return G_SOURCE_REMOVE;
}

/* Follows what the reader shows. */
void
praxis_window_follow_reading (PraxisWindow *self)
{
  PraxisPost *post = praxis_reader_get_post (self->reader);
  gint64 id = post != NULL ? praxis_post_get_id (post) : 0;

  if (id != self->read_post_id)
    {
      self->read_post_id = id;
      g_clear_handle_id (&self->read_timeout_id, g_source_remove);
      if (post != NULL && praxis_post_get_deleted (post) == 0 &&
          (praxis_post_get_own (post) & (PRAXIS_OWN_UNREAD | PRAXIS_OWN_CHANGED)) != 0)
        self->read_timeout_id = g_timeout_add_seconds (READ_SECONDS, read_cb, self);
    }
  g_object_notify (G_OBJECT (self), "bookmarked");
  g_object_notify (G_OBJECT (self), "unread");
}

gboolean
praxis_window_is_bookmarked (PraxisWindow *self)
{
  return (get_own (self) & PRAXIS_OWN_LISTED) != 0;
}

gboolean
praxis_window_is_unread (PraxisWindow *self)
{
  return (get_own (self) & PRAXIS_OWN_UNREAD) != 0;
}

void
praxis_window_set_bookmarked (PraxisWindow *self,
                              gboolean      bookmarked)
{
  PraxisPost *post = praxis_reader_get_post (self->reader);

  if (post != NULL && bookmarked != praxis_window_is_bookmarked (self))
    write_own (self, bookmarked ? TASK_LIST : TASK_UNLIST, new_ids (praxis_post_get_id (post)), FALSE);
}

/* What was said by hand holds: the clock does not go on. */
void
praxis_window_set_unread (PraxisWindow *self,
                          gboolean      unread)
{
  PraxisPost *post = praxis_reader_get_post (self->reader);

  if (post == NULL || unread == praxis_window_is_unread (self))
    return;
  g_clear_handle_id (&self->read_timeout_id, g_source_remove);
  write_own (self, unread ? TASK_UNREAD : TASK_READ, new_ids (praxis_post_get_id (post)), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), unread ? _("Marked as unread") : _("Marked as read"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* --- The next one that is unread ------------------------------------------------------------------------- */

static gpointer
list_unread_job (PraxisStore   *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return praxis_store_list_unread (store, error);
}

/* The first one after the post that is shown, and else the first of the list; 0 for none. */
static gint64
find_next (PraxisWindow *self,
           GArray       *unread)
{
  PraxisPostModel *model = get_model (self);
  guint n_posts = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint current = praxis_post_model_find (model, praxis_post_model_get_selected (model));
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < unread->len; i++)
    g_hash_table_add (ids, &g_array_index (unread, gint64, i));
  if (current == GTK_INVALID_LIST_POSITION)
    current = n_posts - 1;
  for (guint i = 1; i < n_posts + 1; i++)
    {
      gint64 id = praxis_post_model_get_id (model, (current + i) % n_posts);

      if (id != self->read_post_id && g_hash_table_contains (ids, &id))
        return id;
    }

  return 0;
}

static void
unread_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) unread = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  gint64 id;
  AdwToast *toast;

  if (unread == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  id = find_next (self, unread);
  if (id != 0)
    {
      praxis_posts_pane_select (self->posts_pane, id);
      return;
    }

  toast = adw_toast_new (unread->len == 0 ? _("Everything is read") : _("Nothing else is unread here"));
  if (unread->len > 0 &&
      praxis_filter_get_collection (praxis_browser_get_filter (self->browser)) != PRAXIS_COLLECTION_UNREAD)
    {
      adw_toast_set_button_label (toast, _("_Show Unread Posts"));
      adw_toast_set_detailed_action_name (toast, "win.show-collection::unread");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The post that is left behind was read, however short that took: the key says so. */
static void
next_unread_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (self->read_timeout_id != 0 && is_looked_at (self))
    {
      g_clear_handle_id (&self->read_timeout_id, g_source_remove);
      write_own (self, TASK_READ, new_ids (self->read_post_id), TRUE);
    }
  praxis_library_read_async (self->library, list_unread_job, NULL, NULL, (GDestroyNotify) g_array_unref, self->cancellable,
                             unread_listed_cb, g_object_ref (self));
}

/* --- Many posts ------------------------------------------------------------------------------------------ */

static void
mark_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  TaskKind kind;

  if (g_str_equal (action_name, "win.mark-read"))
    kind = TASK_READ;
  else if (g_str_equal (action_name, "win.mark-unread"))
    kind = TASK_UNREAD;
  else if (g_str_equal (action_name, "win.list-posts"))
    kind = TASK_LIST;
  else
    kind = TASK_UNLIST;

  if (kind == TASK_READ || kind == TASK_UNREAD)
    g_clear_handle_id (&self->read_timeout_id, g_source_remove);
  write_own (self, kind, praxis_window_dup_listed (self), FALSE);
}

/* --- The order of the reading list ----------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  gint64 before_id;
} Move;

static char *
dup_uuid (PraxisStore  *store,
          gint64        id,
          GError      **error)
{
  g_autoptr (PraxisPost) post = praxis_store_get_post_by_id (store, id, error);

  return post != NULL ? g_strdup (praxis_post_get_uuid (post)) : NULL;
}

/* Runs in the writer thread. */
static gpointer
move_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Move *move = data;
  g_autofree char *uuid = dup_uuid (store, move->id, error);
  g_autofree char *before_uuid = uuid != NULL && move->before_id != 0 ? dup_uuid (store, move->before_id, error) : NULL;

  if (uuid == NULL || (move->before_id != 0 && before_uuid == NULL))
    return NULL;

  return praxis_store_move_reading (store, uuid, before_uuid, error) ? data : NULL;
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (error != NULL && !g_cancellable_is_cancelled (self->cancellable))
    praxis_window_show_error (self, _("The Post Could Not Be Moved"), error);
}

static void
write_move (PraxisWindow *self,
            gint64        id,
            gint64        before_id)
{
  Move *move = g_new (Move, 1);

  move->id = id;
  move->before_id = before_id;
  praxis_library_write_async (self->library, move_job, move, g_free, NULL, NULL, moved_cb, g_object_ref (self));
}

/* Moves a post to a place of the list, which is the one before another one's. Steps of one post that follow each other are
 * taken back together. */
static void
move_post (PraxisWindow *self,
           gint64        id,
           guint         place)
{
  PraxisPostModel *model = get_model (self);
  guint n_posts = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint position = praxis_post_model_find (model, id);
  gboolean goes_on = self->moved_id == id && g_strcmp0 (self->undo_action, "win.undo-move") == 0;
  g_autofree char *text = NULL;

  if (!goes_on)
    self->moved_from_id = position + 1 < n_posts ? praxis_post_model_get_id (model, position + 1) : 0;
  self->moved_id = id;
  write_move (self, id, place < n_posts ? praxis_post_model_get_id (model, place) : 0);

  /* Translators: where a post stands in the reading list now, and how many there are. */
  text = g_strdup_printf (_("Moved to place %d of %d"), (int) (place > position ? place : place + 1), (int) n_posts);
  praxis_window_show_toast (self, text, "win.undo-move", ++self->moved_number);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
undo_move_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (g_variant_get_int64 (parameter) == self->moved_number && self->moved_id != 0)
    write_move (self, self->moved_id, self->moved_from_id);
  self->moved_id = 0;
}

/* Whether the list shows the reading list in its own order. */
gboolean
praxis_window_shows_reading_list (PraxisWindow *self)
{
  return praxis_filter_get_collection (praxis_browser_get_filter (self->browser)) == PRAXIS_COLLECTION_LISTED &&
         !praxis_browser_is_searching (self->browser);
}

/* The keys go through the list; in the reading list they carry the post along. */
static void
up_action (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPostModel *model = get_model (self);
  gint64 n_posts = g_list_model_get_n_items (G_LIST_MODEL (model));
  gint64 position = praxis_post_model_find (model, praxis_post_model_get_selected (model));
  int step = g_str_equal (action_name, "win.down") ? 1 : -1;

  if (!praxis_window_shows_reading_list (self))
    praxis_posts_pane_move (self->posts_pane, step);
  else if (position != GTK_INVALID_LIST_POSITION && position + step >= 0 && position + step < n_posts)
    move_post (self, praxis_post_model_get_selected (model), step > 0 ? position + 2 : position - 1);
}

/* Where it was dropped: a post, another one, and whether it goes below that. */
static void
place_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPostModel *model = get_model (self);
  gint64 id, other;
  gboolean below;
  guint position;

  g_variant_get (parameter, "(xxb)", &id, &other, &below);
  position = praxis_post_model_find (model, other);
  if (!praxis_window_shows_reading_list (self) || position == GTK_INVALID_LIST_POSITION || id == other)
    return;
  position += below ? 1 : 0;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (model)) || praxis_post_model_get_id (model, position) != id)
    move_post (self, id, position);
}

/* --- Actions --------------------------------------------------------------------------------------------- */

void
praxis_window_install_reading (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.bookmark", "bookmarked");
  gtk_widget_class_install_property_action (widget_class, "win.toggle-read", "unread");
  gtk_widget_class_install_action (widget_class, "win.next-unread", NULL, next_unread_action);
  gtk_widget_class_install_action (widget_class, "win.mark-read", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.mark-unread", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.list-posts", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.unlist-posts", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "win.down", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "win.place-post", "(xxb)", place_action);
  gtk_widget_class_install_action (widget_class, "win.undo-reading", "x", undo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-move", "x", undo_move_action);
}

void
praxis_window_update_reading (PraxisWindow *self)
{
  static const char * const many[] = { "win.mark-read", "win.mark-unread", "win.list-posts", "win.unlist-posts" };
  GtkWidget *widget = GTK_WIDGET (self);
  PraxisPost *post = praxis_reader_get_post (self->reader);
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  gboolean is_trash = praxis_filter_get_collection (praxis_browser_get_filter (self->browser)) == PRAXIS_COLLECTION_TRASH;
  gboolean can_mark = is_on_top && post != NULL && praxis_post_get_deleted (post) == 0;
  guint n_posts = g_list_model_get_n_items (G_LIST_MODEL (get_model (self)));
  gboolean has_posts = praxis_post_model_is_selecting (get_model (self)) ? praxis_post_model_get_n_chosen (get_model (self)) > 0
                                                                          : n_posts > 0;

  gtk_widget_action_set_enabled (widget, "win.bookmark", can_mark);
  gtk_widget_action_set_enabled (widget, "win.toggle-read", can_mark);
  gtk_widget_action_set_enabled (widget, "win.next-unread", is_on_top && n_posts > 0);
  gtk_widget_action_set_enabled (widget, "win.up", is_on_top && n_posts > 0);
  gtk_widget_action_set_enabled (widget, "win.down", is_on_top && n_posts > 0);
  for (gsize i = 0; i < G_N_ELEMENTS (many); i++)
    gtk_widget_action_set_enabled (widget, many[i], is_on_top && !is_trash && has_posts);
}
