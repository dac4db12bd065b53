/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An archive in a file: what it is and who signed it, before it comes into the library. A thread opens and verifies it; then
 * it waits here, and what was verified is what comes in. */

#include "config.h"

#include "praxis-archive-dialog.h"

#include <glib/gi18n.h>

#include "archive/praxis-archive-apply.h"
#include "model/praxis-issue.h"
#include "praxis-error.h"
#include "praxis-markdown.h"
#include "praxis-words.h"

struct _PraxisArchiveDialog
{
  AdwDialog              parent_instance;

  GtkStack              *stack;
  AdwStatusPage         *failed_page;
  GtkLabel              *title_label;
  GtkLabel              *introduction_label;
  AdwActionRow          *author_row;
  AdwActionRow          *posts_row;
  AdwActionRow          *key_row;
  AdwActionRow          *old_key_row;
  GtkLabel              *words_label;
  GtkButton             *add_button;

  PraxisLibrary         *library;
  PraxisArchive         *archive;
  PraxisArchiveStanding *standing;
  GCancellable          *cancellable;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisArchiveDialog, praxis_archive_dialog, ADW_TYPE_DIALOG)

static void
show_failure (PraxisArchiveDialog *self,
              const GError        *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
  praxis_status_page_set_words (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* --- What is found --- */

static char *
dup_posts (PraxisArchiveManifest *manifest)
{
  guint n_months = manifest->issues->len;
  g_autofree char *posts = g_strdup_printf (ngettext ("%u post", "%u posts", manifest->n_posts), manifest->n_posts);
  g_autofree char *newest = NULL;

  if (n_months == 0)
    return g_steal_pointer (&posts);
  newest = praxis_month_format (praxis_issue_get_month (manifest->issues->pdata[0]));
  /* Translators: the first %s is a number of posts, as in "12 posts"; then how many months they are of, and the newest of them */
  return g_strdup_printf (ngettext ("%s in %u month: %s", "%s in %u months, the newest of them %s", n_months),
                          posts, n_months, newest);
}

static char *
dup_key (const char *key)
{
  g_autofree char *fingerprint = NULL;

  if (*key == '\0')
    return g_strdup (_("Not signed"));
  fingerprint = praxis_public_key_dup_fingerprint (key);
  /* Translators: %s is the short form of a key, groups of letters and digits */
  return g_strdup_printf (_("Signed with the key %s"), fingerprint);
}

static const char *
choose_words (PraxisArchiveDialog   *self,
              PraxisArchiveManifest *manifest)
{
  gboolean is_signed = praxis_archive_manifest_is_signed (manifest);

  if (self->standing->is_same)
    return _("Your library has this archive already.");
  if (self->standing->is_older)
    return _("Your library has a newer archive of this digest, which stays as it is.");
  if (self->standing->is_other_key && is_signed)
    return _("This archive is signed with another key than those before it. If its author has told you of a new key, compare it with "
             "the one below. If not, somebody else may have made this archive: ask the author before you trust it.");
  if (self->standing->is_other_key)
    return _("This archive is not signed, although those before it were. Anybody may have made it: ask its author before you "
             "trust it.");
  if (!is_signed)
    return _("Nobody has signed this archive, so nothing says that it is from its author. You can read it nevertheless.");
  if (self->standing->digest == NULL)
    return _("From now on only archives with this signature are taken for this digest. Its posts can be read, and not changed; what you "
             "note of them is yours.");
  return _("The signature is the one that you know. What you have noted of its posts stays as it is.");
}

static void
show_button (PraxisArchiveDialog *self)
{
  GtkWidget *button = GTK_WIDGET (self->add_button);
  gboolean is_other = self->standing->is_other_key;

  gtk_widget_set_visible (button, !self->standing->is_same && !self->standing->is_older);
  gtk_button_set_label (self->add_button, is_other ? _("_Trust It from Now On")
                                          : self->standing->digest != NULL ? _("_Update the Digest") : _("_Add to Library"));
  gtk_widget_remove_css_class (button, is_other ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (button, is_other ? "destructive-action" : "suggested-action");
  if (!is_other)
    adw_dialog_set_default_widget (ADW_DIALOG (self), button);
}

static void
show_found (PraxisArchiveDialog *self)
{
  PraxisArchiveManifest *manifest = praxis_archive_get_manifest (self->archive);
  const char *author = praxis_digest_get_author (manifest->digest);
  g_autofree char *introduction = praxis_markdown_to_plain (praxis_digest_get_introduction (manifest->digest));
  g_autofree char *posts = dup_posts (manifest);
  g_autofree char *key = dup_key (manifest->public_key);
  g_autofree char *old_key = dup_key (self->standing->key);

  gtk_label_set_label (self->title_label, praxis_digest_get_title (manifest->digest));
  gtk_label_set_label (self->introduction_label, introduction);
  /* Nothing stands before a warning. */
  gtk_widget_set_visible (GTK_WIDGET (self->introduction_label), *introduction != '\0' && !self->standing->is_other_key);
  adw_action_row_set_subtitle (self->author_row, author);
  gtk_widget_set_visible (GTK_WIDGET (self->author_row), *author != '\0');
  adw_action_row_set_subtitle (self->posts_row, posts);
  adw_action_row_set_subtitle (self->key_row, key);
  adw_action_row_set_subtitle (self->old_key_row, old_key);
  gtk_widget_set_visible (GTK_WIDGET (self->old_key_row), self->standing->is_other_key);
  gtk_label_set_label (self->words_label, choose_words (self, manifest));
  show_button (self);
  gtk_stack_set_visible_child_name (self->stack, "found");
  if (gtk_widget_get_visible (GTK_WIDGET (self->add_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

/* --- Opening --- */

typedef struct
{
  PraxisArchive         *archive;
  PraxisArchiveStanding *standing;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->archive, praxis_archive_free);
  g_clear_pointer (&found->standing, praxis_archive_standing_free);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* Runs in a reader thread. */
static gpointer
open_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const char *path = data;
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->archive = praxis_archive_open (path, error);
  if (found->archive == NULL || !praxis_archive_verify (found->archive, cancellable, error))
    return NULL;
  found->standing = praxis_archive_compare (store, praxis_archive_get_manifest (found->archive), error);
  return found->standing != NULL ? g_steal_pointer (&found) : NULL;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisArchiveDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->stack == NULL)
    return;
  if (found == NULL)
    {
      show_failure (self, error);
      return;
    }
  self->archive = g_steal_pointer (&found->archive);
  self->standing = g_steal_pointer (&found->standing);
  show_found (self);
}

/* --- Adding --- */

typedef struct
{
  PraxisArchive *archive;
  char          *agreed_key;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_clear_pointer (&addition->archive, praxis_archive_free);
  g_free (addition->agreed_key);
  g_free (addition);
}

/* Runs in the writer thread. */
static gpointer
add_job (PraxisStore   *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Addition *addition = data;

  return praxis_archive_apply (store, addition->archive, NULL, addition->agreed_key, cancellable, error);
}

static char *
dup_message (PraxisArchiveReport *report)
{
  const char *title = praxis_digest_get_title (report->digest);

  if (report->added->len > 0)
    /* Translators: the number counts posts, %s is a digest's title */
    return g_strdup_printf (ngettext ("%u new post in “%s”", "%u new posts in “%s”", report->added->len), report->added->len,
                            title);
  /* Translators: %s is a digest's title */
  return g_strdup_printf (_("“%s” is up to date"), title);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisArchiveDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisArchiveReport) report = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  g_autofree char *message = NULL;

  if (report == NULL)
    {
      if (self->stack != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error);
      return;
    }
  message = dup_message (report);
  g_signal_emit (self, signals[ADDED], 0, praxis_digest_get_uuid (report->digest), message);
  if (self->stack != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PraxisArchiveDialog *self = PRAXIS_ARCHIVE_DIALOG (widget);
  Addition *addition;

  if (self->archive == NULL)
    return;
  addition = g_new0 (Addition, 1);
  if (self->standing->is_other_key)
    addition->agreed_key = g_strdup (praxis_archive_get_manifest (self->archive)->public_key);
  addition->archive = g_steal_pointer (&self->archive);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  praxis_library_write_async (self->library, add_job, addition, addition_free, (GDestroyNotify) praxis_archive_report_free,
                              self->cancellable, added_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisArchiveDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->stack != NULL)
    praxis_archive_dialog_load (self, file);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) chooser = praxis_archive_dialog_new_chooser ();

  gtk_file_dialog_open (chooser, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}

/* --- The class --- */

static void
praxis_archive_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (PRAXIS_ARCHIVE_DIALOG (dialog)->cancellable);
}

static void
praxis_archive_dialog_dispose (GObject *object)
{
  PraxisArchiveDialog *self = PRAXIS_ARCHIVE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->archive, praxis_archive_free);
  g_clear_pointer (&self->standing, praxis_archive_standing_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_ARCHIVE_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_archive_dialog_parent_class)->dispose (object);
}

static void
praxis_archive_dialog_class_init (PraxisArchiveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_archive_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = praxis_archive_dialog_closed;

  /* The UUID of the digest, and what was done in words. */
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-archive-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, introduction_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, author_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, posts_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, old_key_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, words_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisArchiveDialog, add_button);

  gtk_widget_class_install_action (widget_class, "archive.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "archive.choose", NULL, choose_action);
}

static void
praxis_archive_dialog_init (PraxisArchiveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Looks at another file. */
void
praxis_archive_dialog_load (PraxisArchiveDialog *self,
                            GFile               *file)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->archive, praxis_archive_free);
  g_clear_pointer (&self->standing, praxis_archive_standing_free);
  self->cancellable = g_cancellable_new ();
  if (g_file_peek_path (file) == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                                                      _("The file is not on this computer. Download it, then open it."));

      show_failure (self, error);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  praxis_library_read_async (self->library, open_job, g_strdup (g_file_peek_path (file)), g_free, found_free,
                             self->cancellable, opened_cb, g_object_ref (self));
}

PraxisArchiveDialog *
praxis_archive_dialog_new (PraxisLibrary *library,
                           GFile         *file)
{
  PraxisArchiveDialog *self = g_object_new (PRAXIS_TYPE_ARCHIVE_DIALOG, NULL);

  self->library = g_object_ref (library);
  praxis_archive_dialog_load (self, file);

  return self;
}

/* Returns: (transfer full): what an archive is chosen with */
GtkFileDialog *
praxis_archive_dialog_new_chooser (void)
{
  GtkFileDialog *chooser = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) archives = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (archives, _("Archives"));
  gtk_file_filter_add_pattern (archives, "*.praxis");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, archives);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (chooser, _("Open an Archive"));
  gtk_file_dialog_set_filters (chooser, G_LIST_MODEL (filters));

  return chooser;
}
