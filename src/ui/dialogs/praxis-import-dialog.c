/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing a page of past posts, or records of works: where it comes from, what was understood and what is in doubt, which digest it
 * goes into; then one job that can be undone.
 *
 *   start ──> busy ──> preview ──> busy ──> closed, "imported"
 *     ^         └────> failed <──────┘
 *     └──────────────────┘
 */

#include "config.h"

#include "praxis-import-dialog-private.h"

#include <glib/gi18n.h>

#include "import/praxis-blog-page-importer.h"
#include "praxis-import-check.h"
#include "praxis-import-item.h"
#include "praxis-page-source.h"
#include "praxis-words.h"

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

void
praxis_import_dialog_show (PraxisImportDialog *self,
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
  praxis_import_dialog_show (self, "failed");
}

/* Whether a callback comes too late: the dialog was closed. */
gboolean
praxis_import_dialog_is_closed (PraxisImportDialog *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* --- The digest it goes into ----------------------------------------------------------------------------- */

static gboolean
is_new_digest (PraxisImportDialog *self)
{
  return self->digests == NULL || adw_combo_row_get_selected (self->digest_row) >= self->digests->len;
}

/* The posts that the digest gets, or gets another text of. */
static guint
count_taken (PraxisImportDialog *self)
{
  return self->counts.n_new + self->counts.n_edited;
}

static gboolean
has_new (PraxisImportDialog *self)
{
  return count_taken (self) + self->n_edits > 0;
}

static void
update_apply (PraxisImportDialog *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title_row));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 self->page != NULL && has_new (self) && (!is_new_digest (self) || *title != '\0'));
}

/* Whatever it is, as it goes into the library. */
static PraxisImport *
make_import (PraxisImportDialog *self)
{
  const char *source = self->source_name != NULL ? self->source_name : "";

  return self->folder != NULL ? praxis_markdown_folder_to_import (self->folder, source)
                              : praxis_blog_page_to_import (self->page, source);
}

/* The digest that a folder says it is, if there is one. */
static PraxisDigest *
get_described (PraxisImportDialog *self)
{
  return self->folder != NULL ? praxis_markdown_folder_get_digest (self->folder) : NULL;
}

/* Where the digest that a folder says it is stands among those it can go into; behind them where it is not there. */
static guint
find_described (PraxisImportDialog *self,
                GPtrArray          *digests)
{
  PraxisDigest *described = get_described (self);
  guint i = 0;

  while (i < digests->len &&
         (described == NULL || !g_str_equal (praxis_digest_get_uuid (digests->pdata[i]), praxis_digest_get_uuid (described))))
    i++;

  return i;
}

static const char *
get_digest_uuid (PraxisImportDialog *self)
{
  return praxis_digest_get_uuid (self->digests->pdata[adw_combo_row_get_selected (self->digest_row)]);
}

/* --- What was understood --------------------------------------------------------------------------------- */

static void
update_button (PraxisImportDialog *self)
{
  guint n_taken = count_taken (self);
  g_autofree char *words = g_strdup_printf (ngettext ("_Import %'u Post", "_Import %'u Posts", n_taken), n_taken);

  gtk_button_set_label (self->import_button, n_taken > 0 ? words
                                             : has_new (self) ? _("_Import Edits") : _("Nothing New to Import"));
  gtk_button_set_use_underline (self->import_button, TRUE);
  /* A button that can do nothing would take the keyboard with it. */
  if (!has_new (self) && gtk_widget_is_focus (GTK_WIDGET (self->import_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->digest_row));
  update_apply (self);
}

/* @known says of each post whether and how it is there already, or is NULL where all of them are new. The rows stand in the order of the
 * posts; those behind them are of no post. */
static void
set_known (PraxisImportDialog *self,
           GPtrArray          *known)
{
  guint n_posts = self->page->posts->len;
  g_autofree char *summary = NULL;

  self->counts = (PraxisImportCounts) { 0 };
  for (guint i = 0; i < n_posts; i++)
    {
      g_autoptr (PraxisImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const PraxisImportMet *met = known != NULL ? known->pdata[i] : NULL;

      praxis_import_item_set_known (item, met != NULL ? met->words : NULL);
      if (met == NULL)
        self->counts.n_new++;
      else if (met->updates)
        self->counts.n_edited++;
      else
        self->counts.n_there++;
    }
  summary = praxis_import_summary_new (self->page, &self->counts);
  gtk_label_set_label (self->summary_label, summary);
}

/* @edits: what would be changed beside the posts, or NULL for nothing */
static void
set_edits (PraxisImportDialog *self,
           GPtrArray          *edits)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;

  self->n_edits = edits != NULL ? edits->len : 0;
  for (guint i = 0; i < self->n_edits; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? C_("list", ", ") : "", (char *) edits->pdata[i]);
  /* Translators: %s is a list of what was edited in a folder of files: "the text of March 2023" */
  text = g_strdup_printf (_("Edited, and taken as well: %s."), words->str);
  gtk_label_set_label (self->edits_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->edits_label), self->n_edits > 0);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (PraxisImportChecked) checked = NULL;
  g_autoptr (GError) error = NULL;

  checked = praxis_import_check_finish (PRAXIS_LIBRARY (source), result, &error);
  /* Of a digest that was chosen before, it may come late. */
  if (praxis_import_dialog_is_closed (self) || g_task_get_cancellable (G_TASK (result)) != self->checking)
    return;

  /* Importing finds the same, and says why it could not. */
  if (checked == NULL)
    {
      g_debug ("What the digest has is not known: %s", error->message);
      return;
    }
  set_known (self, checked->known);
  set_edits (self, checked->edits);
  update_button (self);
}

void
praxis_import_dialog_stop_checking (PraxisImportDialog *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

/* Tells what is new from what the chosen digest has already, as soon as both are there. */
static void
start_checking (PraxisImportDialog *self)
{
  praxis_import_dialog_stop_checking (self);
  if (self->page == NULL)
    return;

  set_known (self, NULL);
  set_edits (self, NULL);
  update_button (self);
  if (is_new_digest (self))
    return;

  self->checking = g_cancellable_new ();
  praxis_import_check_async (self->library, make_import (self), get_digest_uuid (self), self->checking, checked_cb,
                             g_object_ref (self));
}

/* --- Choosing the digest --------------------------------------------------------------------------------- */

static void
digest_changed_cb (PraxisImportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), is_new_digest (self));
  start_checking (self);
  update_apply (self);
}

static void
title_activated_cb (PraxisImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "import.apply", NULL);
}

/* What is of a digest goes back into it, or into a new one. One that the library has cannot become a new one. */
static void
fill_digests (PraxisImportDialog *self)
{
  g_autoptr (GPtrArray) digests = praxis_import_choose_digests (self->all_digests, get_described (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint described = find_described (self, digests);

  for (guint i = 0; i < digests->len; i++)
    gtk_string_list_append (names, praxis_digest_get_title (digests->pdata[i]));
  if (described == digests->len)
    gtk_string_list_append (names, _("New Digest"));

  /* What is chosen on the way is not asked about. */
  g_clear_pointer (&self->digests, g_ptr_array_unref);
  adw_combo_row_set_model (self->digest_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->digest_row, get_described (self) != NULL ? described : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->digest_row), digests->len > 0);
  self->digests = g_steal_pointer (&digests);
  digest_changed_cb (self);
}

/* As soon as it is known both what there is and where it can go. */
static void
show_preview (PraxisImportDialog *self)
{
  if (self->page == NULL || self->all_digests == NULL)
    return;

  fill_digests (self);
  praxis_import_dialog_show (self, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
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
  show_preview (self);
}

/* What praxis_page_source has read. */
void
praxis_import_dialog_take_page (PraxisImportDialog *self,
                                GAsyncResult       *result)
{
  g_autoptr (PraxisBlogPage) page = NULL;
  g_autoptr (GError) error = NULL;

  page = praxis_page_source_read_finish (result, &self->source_name, &self->folder, &error);
  if (praxis_import_dialog_is_closed (self))
    return;

  if (page == NULL)
    show_error (self, error->message);
  else
    take_page (self, g_steal_pointer (&page));
}

static void
digests_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (GPtrArray) digests = NULL;
  g_autoptr (GError) error = NULL;

  digests = praxis_import_list_digests_finish (PRAXIS_LIBRARY (source), result, &error);
  if (praxis_import_dialog_is_closed (self))
    return;

  if (digests == NULL)
    {
      /* Importing finds the same, and says why it could not. */
      self->all_digests = g_ptr_array_new ();
      show_error (self, error->message);
      return;
    }

  self->all_digests = g_steal_pointer (&digests);
  show_preview (self);
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
  praxis_import_set_digest (import, digest, NULL);
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
  if (praxis_import_dialog_is_closed (self))
    return;

  if (report == NULL)
    {
      show_error (self, error->message);
    }
  else if (report->added->len + report->updated->len + report->edits->len == 0)
    {
      show_error (self, self->page->is_records ? _("The digest has a post about each of these works already.")
                                               : _("All of these posts are in the digest already."));
    }
  else
    {
      g_signal_emit (self, signals[IMPORTED], 0, report->added->len, report->updated->len, report->import_id);
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

  apply->import = make_import (self);
  if (!is_new_digest (self))
    apply->digest = g_strdup (get_digest_uuid (self));
  else if (get_described (self) != NULL)
    praxis_import_set_title (apply->import, gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  else
    name_new_digest (self, apply->import);

  praxis_import_dialog_stop_checking (self);
  praxis_import_dialog_show (self, "busy");
  praxis_library_write_async (self->library, apply_job, apply, apply_free,
                              (GDestroyNotify) praxis_import_report_free, self->cancellable, applied_cb,
                              g_object_ref (self));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_import_dialog_closed (AdwDialog *dialog)
{
  PraxisImportDialog *self = PRAXIS_IMPORT_DIALOG (dialog);

  praxis_import_dialog_stop_checking (self);
  /* What is being written is taken back. */
  g_cancellable_cancel (self->cancellable);
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

  praxis_import_dialog_stop_checking (self);
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
  g_clear_pointer (&self->folder, praxis_markdown_folder_free);
  g_clear_pointer (&self->digests, g_ptr_array_unref);
  g_clear_pointer (&self->all_digests, g_ptr_array_unref);
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

  /* How many posts were added and how many updated, and what undoes it. */
  signals[IMPORTED] =
    g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT64);

  g_type_ensure (PRAXIS_TYPE_IMPORT_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, edits_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, digest_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, preview_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, digest_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_apply);
  gtk_widget_class_bind_template_callback (widget_class, title_activated_cb);

  praxis_import_dialog_install_sources (widget_class);
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
  praxis_import_list_digests_async (library, self->cancellable, digests_read_cb, g_object_ref (self));

  return self;
}
