/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing a page of past posts, or records of works: where it comes from, what was understood and what is in doubt, which digest it
 * goes into; then one job that can be undone.
 *
 *   start ──> busy ──> preview ──> busy ──> closed, "imported"
 *     ^         └────> failed <──────┘
 *     └──────────────────┘
 */

#include "config.h"

#include "praxis-import-dialog.h"

#include <glib/gi18n.h>

#include "import/praxis-blog-page-importer.h"
#include "praxis-import-item.h"
#include "praxis-page-source.h"
#include "praxis-words.h"
#include "store/praxis-store-digests.h"

struct _PraxisImportDialog
{
  AdwDialog       parent_instance;

  GtkStack       *stack;
  AdwStatusPage  *failed_page;
  GtkLabel       *summary_label;
  AdwComboRow    *digest_row;
  AdwEntryRow    *title_row;
  GtkWidget      *preview_bar;
  GtkButton      *import_button;

  PraxisLibrary  *library;
  GListStore     *items;
  PraxisBlogPage *page;
  GPtrArray      *digests;     /* those that can be written to */
  char           *source_name;
  GCancellable   *cancellable;
};

enum
{
  PROP_0,
  PROP_ITEMS,
  N_PROPS
};

enum
{
  IMPORTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisImportDialog, praxis_import_dialog, ADW_TYPE_DIALOG)

static void
show (PraxisImportDialog *self,
      const char         *name)
{
  gboolean is_preview = g_str_equal (name, "preview");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->preview_bar, is_preview);
  adw_dialog_set_default_widget (ADW_DIALOG (self), is_preview ? GTK_WIDGET (self->import_button) : NULL);
}

static void
show_error (PraxisImportDialog *self,
            const char         *message)
{
  praxis_status_page_set_words (self->failed_page, message);
  show (self, "failed");
}

/* Whether a callback comes too late: the dialog was closed. */
static gboolean
is_closed (PraxisImportDialog *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* --- The digest it goes into ----------------------------------------------------------------------------- */

static gboolean
is_new_digest (PraxisImportDialog *self)
{
  return self->digests == NULL || adw_combo_row_get_selected (self->digest_row) >= self->digests->len;
}

static void
digest_changed_cb (PraxisImportDialog *self)
{
  gboolean new_digest = is_new_digest (self);
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title_row));

  gtk_widget_set_visible (GTK_WIDGET (self->title_row), new_digest);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 self->page != NULL && (!new_digest || *title != '\0'));
}

static void
title_activated_cb (PraxisImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "import.apply", NULL);
}

/* Runs in a reader thread. */
static gpointer
digests_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GPtrArray) all = praxis_store_list_digests (store, error);
  GPtrArray *mine;

  if (all == NULL)
    return NULL;

  mine = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      if (praxis_digest_get_origin (all->pdata[i]) == PRAXIS_ORIGIN_MINE)
        g_ptr_array_add (mine, g_object_ref (all->pdata[i]));
    }

  return mine;
}

static void
fill_digests (PraxisImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->digests->len; i++)
    gtk_string_list_append (names, praxis_digest_get_title (self->digests->pdata[i]));
  gtk_string_list_append (names, _("New Digest"));

  adw_combo_row_set_model (self->digest_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->digest_row), self->digests->len > 0);
  digest_changed_cb (self);
}

static void
digests_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (GPtrArray) digests = NULL;
  g_autoptr (GError) error = NULL;

  digests = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (is_closed (self))
    return;

  if (digests == NULL)
    {
      show_error (self, error->message);
      return;
    }

  self->digests = g_steal_pointer (&digests);
  fill_digests (self);
}

/* --- What was understood --------------------------------------------------------------------------------- */

static guint
count_months (PraxisBlogPage *page)
{
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < page->posts->len; i++)
    {
      const PraxisBlogPagePost *post = page->posts->pdata[i];

      if (post->month != PRAXIS_MONTH_NONE)
        g_hash_table_add (months, GUINT_TO_POINTER (post->month));
    }

  return g_hash_table_size (months);
}

/* "The source holds 12 works. 2 places are in doubt; they are marked below." */
static char *
dup_records_summary (guint       n_works,
                     const char *doubts)
{
  g_autofree char *works = g_strdup_printf (ngettext ("%'u work", "%'u works", n_works), n_works);

  /* Translators: of records that are to be imported: "12 works", and a sentence about doubts. */
  return g_strdup_printf (_("Found: %s, each of which becomes a draft. %s"), works, doubts);
}

static void
update_summary (PraxisImportDialog *self)
{
  guint n_posts = self->page->posts->len;
  guint n_months = count_months (self->page);
  guint n_doubts = self->page->problems->len;
  g_autofree char *posts = g_strdup_printf (ngettext ("%'u post", "%'u posts", n_posts), n_posts);
  g_autofree char *months = g_strdup_printf (ngettext ("%'u month", "%'u months", n_months), n_months);
  g_autofree char *doubts = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *button = g_strdup_printf (ngettext ("_Import %'u Post", "_Import %'u Posts", n_posts), n_posts);

  doubts = n_doubts > 0
    ? g_strdup_printf (ngettext ("%'u place is in doubt; it is marked below.",
                                 "%'u places are in doubt; they are marked below.", n_doubts), n_doubts)
    : g_strdup (_("Nothing is in doubt."));
  summary = self->page->is_records ? dup_records_summary (n_posts, doubts)
                                   /* Translators: of a page that is to be imported: "12 posts", "4 months", and a
                                    * sentence about doubts. */
                                   : g_strdup_printf (_("The page holds %s in %s. %s"), posts, months, doubts);

  gtk_label_set_label (self->summary_label, summary);
  gtk_button_set_label (self->import_button, button);
  gtk_button_set_use_underline (self->import_button, TRUE);
}

static void
take_page (PraxisImportDialog *self,
           PraxisBlogPage     *page)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->page = page;
  for (guint i = 0; i < page->posts->len; i++)
    g_ptr_array_add (items, praxis_import_item_new (page->posts->pdata[i]));
  for (guint i = 0; page->is_records && i < page->problems->len; i++)
    {
      const PraxisBlogPageProblem *problem = page->problems->pdata[i];

      /* Those of a record name the field. */
      if (problem->field == NULL)
        g_ptr_array_add (items, praxis_import_item_new_left_out (problem));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);

  gtk_editable_set_text (GTK_EDITABLE (self->title_row),
                         page->title != NULL && *page->title != '\0' ? page->title : _("My Digest"));
  update_summary (self);
  digest_changed_cb (self);
  show (self, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (PraxisBlogPage) page = NULL;
  g_autoptr (GError) error = NULL;

  page = praxis_page_source_read_finish (result, &self->source_name, &error);
  if (is_closed (self))
    return;

  if (page == NULL)
    show_error (self, error->message);
  else
    take_page (self, g_steal_pointer (&page));
}

/* --- Importing ------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisImport *import;
  char         *digest;
} Apply;

static void
apply_free (gpointer data)
{
  Apply *apply = data;

  g_clear_pointer (&apply->import, praxis_import_free);
  g_free (apply->digest);
  g_free (apply);
}

/* Runs in the writer thread. */
static gpointer
apply_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Apply *apply = data;

  return praxis_import_apply (apply->import, store, apply->digest, cancellable, error);
}

/* A digest with a UUID of its own is one that the library does not have yet. */
static void
name_new_digest (PraxisImportDialog *self,
                 PraxisImport       *import)
{
  g_autofree char *uuid = g_uuid_string_random ();
  const char *language = pango_language_to_string (gtk_get_default_language ());
  g_autofree char *primary = g_strndup (language, strcspn (language, "-_"));
  g_autoptr (PraxisDigest) digest = NULL;

  digest = g_object_new (PRAXIS_TYPE_DIGEST,
                         "uuid", uuid,
                         "title", gtk_editable_get_text (GTK_EDITABLE (self->title_row)),
                         "introduction", self->page->introduction != NULL ? self->page->introduction : "",
                         "language", strlen (primary) >= 2 ? primary : "en",
                         "origin", PRAXIS_ORIGIN_MINE,
                         NULL);
  praxis_import_set_digest (import, digest);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (PraxisImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (is_closed (self))
    return;

  if (report == NULL)
    {
      show_error (self, error->message);
    }
  else if (report->added->len == 0)
    {
      show_error (self, self->page->is_records ? _("The digest has a post about each of these works already.")
                                               : _("All posts of this page are in the digest already."));
    }
  else
    {
      g_signal_emit (self, signals[IMPORTED], 0, report->added->len, report->import_id);
      adw_dialog_close (ADW_DIALOG (self));
    }
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisImportDialog *self = PRAXIS_IMPORT_DIALOG (widget);
  Apply *apply = g_new0 (Apply, 1);

  apply->import = praxis_blog_page_to_import (self->page, self->source_name);
  if (is_new_digest (self))
    name_new_digest (self, apply->import);
  else
    apply->digest = g_strdup (praxis_digest_get_uuid (self->digests->pdata[adw_combo_row_get_selected (self->digest_row)]));

  show (self, "busy");
  praxis_library_write_async (self->library, apply_job, apply, apply_free,
                              (GDestroyNotify) praxis_import_report_free, self->cancellable, applied_cb,
                              g_object_ref (self));
}

/* --- Where it comes from --------------------------------------------------------------------------------- */

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && !is_closed (self))
    praxis_import_dialog_load_file (self, file);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  static const char *const record_suffixes[] = { "json", "xml", "nbib", "enw" };
  PraxisImportDialog *self = PRAXIS_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pages = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (pages, _("Web Pages, Text and References"));
  gtk_file_filter_add_mime_type (pages, "text/html");
  gtk_file_filter_add_mime_type (pages, "application/xhtml+xml");
  gtk_file_filter_add_mime_type (pages, "text/plain");
  for (gsize i = 0; i < G_N_ELEMENTS (record_suffixes); i++)
    gtk_file_filter_add_suffix (pages, record_suffixes[i]);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, pages);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, _("Choose a Page to Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable, file_chosen_cb,
                        g_object_ref (self));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  praxis_import_dialog_load_clipboard (PRAXIS_IMPORT_DIALOG (widget), gtk_widget_get_clipboard (widget));
}

static void
start_over_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  show (PRAXIS_IMPORT_DIALOG (widget), "start");
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_import_dialog_closed (AdwDialog *dialog)
{
  /* What is being written is taken back. */
  g_cancellable_cancel (PRAXIS_IMPORT_DIALOG (dialog)->cancellable);
}

static void
praxis_import_dialog_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEMS:
      g_value_set_object (value, PRAXIS_IMPORT_DIALOG (object)->items);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_import_dialog_dispose (GObject *object)
{
  PraxisImportDialog *self = PRAXIS_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_import_dialog_parent_class)->dispose (object);
}

static void
praxis_import_dialog_finalize (GObject *object)
{
  PraxisImportDialog *self = PRAXIS_IMPORT_DIALOG (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->page, praxis_blog_page_free);
  g_clear_pointer (&self->digests, g_ptr_array_unref);
  g_clear_pointer (&self->source_name, g_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (praxis_import_dialog_parent_class)->finalize (object);
}

static void
praxis_import_dialog_class_init (PraxisImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_import_dialog_get_property;
  object_class->dispose = praxis_import_dialog_dispose;
  object_class->finalize = praxis_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = praxis_import_dialog_closed;

  properties[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* How many posts were imported, and what undoes it. */
  signals[IMPORTED] =
    g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);

  g_type_ensure (PRAXIS_TYPE_IMPORT_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, digest_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, preview_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, digest_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_activated_cb);

  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "import.start-over", NULL, start_over_action);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
}

static void
praxis_import_dialog_init (PraxisImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (PRAXIS_TYPE_IMPORT_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  digest_changed_cb (self);
}

PraxisImportDialog *
praxis_import_dialog_new (PraxisLibrary *library)
{
  PraxisImportDialog *self = g_object_new (PRAXIS_TYPE_IMPORT_DIALOG, NULL);

  self->library = g_object_ref (library);
  praxis_library_read_async (library, digests_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                             self->cancellable, digests_read_cb, g_object_ref (self));

  return self;
}

static void
start_reading (PraxisImportDialog *self)
{
  g_clear_pointer (&self->page, praxis_blog_page_free);
  g_clear_pointer (&self->source_name, g_free);
  show (self, "busy");
}

void
praxis_import_dialog_load_file (PraxisImportDialog *self,
                                GFile              *file)
{
  start_reading (self);
  praxis_page_source_read_file (file, self->cancellable, page_read_cb, g_object_ref (self));
}

/* Text as one copies it from a browser. */
void
praxis_import_dialog_load_text (PraxisImportDialog *self,
                                const char         *text)
{
  start_reading (self);
  praxis_page_source_read_text (text, self->cancellable, page_read_cb, g_object_ref (self));
}

void
praxis_import_dialog_load_clipboard (PraxisImportDialog *self,
                                     GdkClipboard       *clipboard)
{
  start_reading (self);
  praxis_page_source_read_clipboard (clipboard, self->cancellable, page_read_cb, g_object_ref (self));
}
