/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Topics, or types of research, of many posts at once. Typing finds one, Enter ticks it, and Enter with nothing typed
 * applies all. What only some of the posts have stays so unless it is ticked. */

#include "config.h"

#include "praxis-batch-terms-dialog.h"

#include <glib/gi18n.h>

#include "model/praxis-text.h"
#include "praxis-batch-term.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"

struct _PraxisBatchTermsDialog
{
  AdwDialog           parent_instance;

  AdwWindowTitle     *window_title;
  GtkSearchEntry     *search_entry;
  GtkButton          *add_button;
  GtkListView        *list;
  GtkFilterListModel *rows;
  GtkStringFilter    *filter;

  GListStore         *terms;
  GArray             *ids;
  GCancellable       *cancellable;
  PraxisVocabulary    vocabulary;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisBatchTermsDialog, praxis_batch_terms_dialog, ADW_TYPE_DIALOG)

/* --- Reading --------------------------------------------------------------------------------------------- */

typedef struct
{
  GArray           *ids;
  PraxisVocabulary  vocabulary;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_free (request);
}

/* Runs in a reader thread. A retired term is shown where a post has it, so that it can be taken away. */
static gpointer
read_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  const gint64 *ids = (const gint64 *) (gpointer) request->ids->data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GArray) counts = NULL;
  const char *digest_uuid;

  entries = praxis_store_get_entries (store, ids, 1, error);
  if (entries == NULL)
    return NULL;
  digest_uuid = entries->len > 0 ? ((PraxisEntry *) entries->pdata[0])->digest_uuid : "";
  terms = praxis_store_list_terms (store, digest_uuid, request->vocabulary, error);
  if (terms == NULL)
    return NULL;
  counts = praxis_store_count_term_posts (store, digest_uuid, request->vocabulary, ids, request->ids->len, error);
  if (counts == NULL)
    return NULL;

  for (guint i = 0; i < terms->len && i < counts->len; i++)
    {
      gint64 count = g_array_index (counts, gint64, i);

      if (count > 0 || !praxis_term_is_retired (terms->pdata[i]))
        g_ptr_array_add (items, praxis_batch_term_new (praxis_term_get_label (terms->pdata[i]), count,
                                                       request->ids->len));
    }

  return g_steal_pointer (&items);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisBatchTermsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (items != NULL)
    g_list_store_splice (self->terms, 0, 0, items->pdata, items->len);
  else
    adw_window_title_set_subtitle (self->window_title, error->message);
}

/* --- Choosing -------------------------------------------------------------------------------------------- */

static char *
dup_typed (PraxisBatchTermsDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
}

static PraxisBatchTerm *
find_term (PraxisBatchTermsDialog *self,
           const char             *name)
{
  guint n_terms = g_list_model_get_n_items (G_LIST_MODEL (self->terms));
  g_autofree char *key = praxis_text_fold (name);

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (PraxisBatchTerm) term = g_list_model_get_item (G_LIST_MODEL (self->terms), i);
      g_autofree char *label = praxis_text_fold (praxis_batch_term_get_label (term));

      if (g_str_equal (label, key))
        return term;
    }

  return NULL;
}

static gboolean
is_changed (PraxisBatchTermsDialog *self)
{
  guint n_terms = g_list_model_get_n_items (G_LIST_MODEL (self->terms));

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (PraxisBatchTerm) term = g_list_model_get_item (G_LIST_MODEL (self->terms), i);

      if (praxis_batch_term_is_added (term) || praxis_batch_term_is_removed (term))
        return TRUE;
    }

  return FALSE;
}

static void
toggle (PraxisBatchTermsDialog *self,
        PraxisBatchTerm        *term)
{
  g_autofree char *description = NULL;

  praxis_batch_term_toggle (term);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.apply", is_changed (self));

  g_object_get (term, "description", &description, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), description, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
activated_cb (PraxisBatchTermsDialog *self,
              guint                   position)
{
  g_autoptr (PraxisBatchTerm) term = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  toggle (self, term);
}

static void
search_changed_cb (PraxisBatchTermsDialog *self)
{
  g_autofree char *typed = dup_typed (self);
  gboolean is_new = *typed != '\0' && find_term (self, typed) == NULL;

  gtk_string_filter_set_search (self->filter, typed);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), is_new);
  if (is_new)
    {
      g_autofree char *label = g_strdup_printf (_("Add “%s”"), typed);

      gtk_button_set_label (self->add_button, label);
    }
}

static void
add_cb (PraxisBatchTermsDialog *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (PraxisBatchTerm) term = praxis_batch_term_new (typed, 0, self->ids->len);

  g_list_store_insert (self->terms, 0, term);
  toggle (self, term);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
search_activated_cb (PraxisBatchTermsDialog *self)
{
  g_autofree char *typed = dup_typed (self);
  PraxisBatchTerm *named = *typed != '\0' ? find_term (self, typed) : NULL;
  g_autoptr (PraxisBatchTerm) first = g_list_model_get_item (G_LIST_MODEL (self->rows), 0);

  if (*typed == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "batch.apply", NULL);
      return;
    }

  if (named != NULL || first != NULL)
    {
      toggle (self, named != NULL ? named : first);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
    }
  else
    {
      add_cb (self);
    }
}

static void
results_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (PRAXIS_BATCH_TERMS_DIALOG (widget)->list));
}

static void
cancel_cb (PraxisBatchTermsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisBatchTermsDialog *self = PRAXIS_BATCH_TERMS_DIALOG (widget);
  guint n_terms = g_list_model_get_n_items (G_LIST_MODEL (self->terms));
  g_autoptr (GStrvBuilder) added = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) removed = g_strv_builder_new ();
  g_auto (GStrv) add = NULL;
  g_auto (GStrv) remove = NULL;

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (PraxisBatchTerm) term = g_list_model_get_item (G_LIST_MODEL (self->terms), i);

      if (praxis_batch_term_is_added (term))
        g_strv_builder_add (added, praxis_batch_term_get_label (term));
      else if (praxis_batch_term_is_removed (term))
        g_strv_builder_add (removed, praxis_batch_term_get_label (term));
    }

  add = g_strv_builder_end (added);
  remove = g_strv_builder_end (removed);
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, add, remove);
  g_object_unref (self);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_batch_terms_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (PRAXIS_BATCH_TERMS_DIALOG (dialog)->cancellable);
}

static void
praxis_batch_terms_dialog_dispose (GObject *object)
{
  PraxisBatchTermsDialog *self = PRAXIS_BATCH_TERMS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_BATCH_TERMS_DIALOG);
  g_clear_object (&self->terms);

  G_OBJECT_CLASS (praxis_batch_terms_dialog_parent_class)->dispose (object);
}

static void
praxis_batch_terms_dialog_finalize (GObject *object)
{
  PraxisBatchTermsDialog *self = PRAXIS_BATCH_TERMS_DIALOG (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (praxis_batch_terms_dialog_parent_class)->finalize (object);
}

static void
praxis_batch_terms_dialog_class_init (PraxisBatchTermsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_batch_terms_dialog_dispose;
  object_class->finalize = praxis_batch_terms_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = praxis_batch_terms_dialog_closed;

  /* The labels that all of the posts get, and those that are taken from them. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_STRV);

  g_type_ensure (PRAXIS_TYPE_BATCH_TERM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-batch-terms-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisBatchTermsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisBatchTermsDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisBatchTermsDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisBatchTermsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisBatchTermsDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, PraxisBatchTermsDialog, filter);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);

  gtk_widget_class_install_action (widget_class, "batch.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "batch.results", NULL, results_action);
}

static void
praxis_batch_terms_dialog_init (PraxisBatchTermsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->terms = g_list_store_new (PRAXIS_TYPE_BATCH_TERM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_model (self->rows, G_LIST_MODEL (self->terms));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.apply", FALSE);
}

/* @ids: of posts, at least one; the vocabulary of the first one's digest is offered */
PraxisBatchTermsDialog *
praxis_batch_terms_dialog_new (PraxisLibrary    *library,
                               PraxisVocabulary  vocabulary,
                               GArray           *ids)
{
  PraxisBatchTermsDialog *self = g_object_new (PRAXIS_TYPE_BATCH_TERMS_DIALOG, NULL);
  const char *title = vocabulary == PRAXIS_VOCABULARY_TOPIC ? _("Topics") : _("Types of Research");
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%'u post", "%'u posts", ids->len), ids->len);
  Request *request = g_new0 (Request, 1);

  self->ids = g_array_ref (ids);
  self->vocabulary = vocabulary;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  request->vocabulary = vocabulary;
  request->ids = g_array_ref (ids);
  praxis_library_read_async (library, read_job, request, request_free, (GDestroyNotify) g_ptr_array_unref,
                             self->cancellable, read_cb, g_object_ref (self));

  return self;
}

PraxisVocabulary
praxis_batch_terms_dialog_get_vocabulary (PraxisBatchTermsDialog *self)
{
  return self->vocabulary;
}

GArray *
praxis_batch_terms_dialog_get_ids (PraxisBatchTermsDialog *self)
{
  return self->ids;
}
