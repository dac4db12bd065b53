/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new digest, or the settings of one that there is. The settings have no button that saves them: what changes is
 * written after a moment and before the dialog closes, and a banner says why where that fails. The vocabularies
 * and the citation styles are pages of it. */

#include "config.h"

#include "praxis-digest-dialog.h"

#include <glib/gi18n.h>

#include "praxis-digest-form.h"
#include "praxis-error-dialog.h"
#include "praxis-error.h"
#include "praxis-style-page.h"
#include "praxis-term-list.h"
#include "praxis-vocabulary-page.h"
#include "store/praxis-store-digests.h"

/* How long typing must rest before it is written. */
#define SAVE_DELAY_MS 700

#define UNDO_SECONDS 15

struct _PraxisDigestDialog
{
  AdwDialog           parent_instance;

  AdwToastOverlay    *toasts;
  AdwNavigationView  *pages;
  AdwNavigationPage  *form_page;
  AdwHeaderBar       *header_bar;
  GtkWidget          *cancel_button;
  GtkWidget          *create_button;
  AdwBanner          *failed_banner;
  PraxisDigestForm   *form;

  PraxisLibrary      *library;
  PraxisPost         *post;
  PraxisTermList     *terms[PRAXIS_N_VOCABULARIES];
  PraxisTermList     *undo_terms;
  PraxisTermEdit     *undo;
  guint               save_id;
  gboolean            is_new;
  gboolean            is_changed;
  gboolean            is_saving;
  gboolean            is_closing;
  gboolean            has_closed;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisDigestDialog, praxis_digest_dialog, ADW_TYPE_DIALOG)

static void save (PraxisDigestDialog *self);

/* --- Writing --------------------------------------------------------------------------------------------- */

/* Two digests may have one title, but not one name in addresses. */
static PraxisDigest *
with_slug (PraxisDigest *digest,
           guint         number)
{
  g_autofree char *slug = g_strdup_printf ("%s-%u", praxis_digest_get_slug (digest), number);

  return praxis_digest_new_with (digest, "slug", slug, NULL);
}

static gboolean
add_digest (PraxisStore   *store,
            PraxisDigest  *wanted,
            GError       **error)
{
  g_autoptr (PraxisDigest) digest = g_object_ref (wanted);

  for (guint number = 2;; number++)
    {
      g_autoptr (GError) failure = NULL;

      if (praxis_store_add_digest (store, digest, &failure))
        return TRUE;
      if (!g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_object_unref (digest);
      digest = with_slug (wanted, number);
    }
}

/* What the form had, and what it has: only what differs is written. */
typedef struct
{
  PraxisDigest *before;
  PraxisDigest *digest;
} Update;

static void
update_free (gpointer data)
{
  Update *update = data;

  g_clear_object (&update->before);
  g_object_unref (update->digest);
  g_free (update);
}

/* Runs in the writer thread. */
static gpointer
save_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Update *update = data;

  if (update->before == NULL)
    return add_digest (store, update->digest, error) ? g_object_ref (update->digest) : NULL;
  return praxis_store_update_digest (store, update->digest, update->before, error) ? g_object_ref (update->digest) : NULL;
}

static void
show_failure (PraxisDigestDialog *self,
              const GError       *error)
{
  self->is_changed = !self->is_new;
  self->is_closing = FALSE;
  adw_banner_set_title (self->failed_banner, error->message);
  adw_banner_set_revealed (self->failed_banner, TRUE);
  /* Who closes it once more means it. */
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisDigestDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDigest) digest = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  self->is_saving = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "digest.create", praxis_digest_form_has_title (self->form));
  if (digest == NULL)
    {
      if (!self->has_closed)
        show_failure (self, error);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, praxis_digest_get_uuid (digest));
  if (self->has_closed)
    return;

  adw_banner_set_revealed (self->failed_banner, FALSE);
  if (!self->is_new)
    praxis_digest_form_set_saved (self->form, digest);
  if (self->is_changed && !self->is_new)
    save (self);
  else if (self->is_new || self->is_closing)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

static void
save (PraxisDigestDialog *self)
{
  Update *update;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->is_saving)
    return;

  update = g_new0 (Update, 1);
  g_set_object (&update->before, praxis_digest_form_get_saved (self->form));
  update->digest = praxis_digest_form_make_digest (self->form);
  self->is_changed = FALSE;
  self->is_saving = TRUE;
  praxis_library_write_async (self->library, save_job, update, update_free, g_object_unref, NULL, saved_cb,
                              g_object_ref (self));
}

static gboolean
save_cb (gpointer user_data)
{
  PraxisDigestDialog *self = user_data;

  self->save_id = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (PraxisDigestDialog *self)
{
  if (self->is_new)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "digest.create",
                                     !self->is_saving && praxis_digest_form_has_title (self->form));
      return;
    }

  self->is_changed = TRUE;
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

/* What is not written yet is written first. */
static void
close_attempt_cb (PraxisDigestDialog *self)
{
  self->is_closing = TRUE;
  if (!self->is_saving)
    save (self);
}

static void
try_again_cb (PraxisDigestDialog *self)
{
  save (self);
}

static void
create_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisDigestDialog *self = PRAXIS_DIGEST_DIALOG (widget);

  if (!self->is_new || !praxis_digest_form_has_title (self->form) || !praxis_digest_form_check (self->form))
    return;

  gtk_widget_action_set_enabled (widget, "digest.create", FALSE);
  save (self);
}

static void
form_activated_cb (PraxisDigestDialog *self)
{
  if (self->is_new)
    gtk_widget_activate_action (GTK_WIDGET (self), "digest.create", NULL);
  else
    save (self);
}

static void
cancel_cb (PraxisDigestDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
focus_cb (gpointer user_data)
{
  PraxisDigestDialog *self = user_data;

  if (!self->has_closed)
    praxis_digest_form_start (self->form);

  return G_SOURCE_REMOVE;
}

/* After the dialog has chosen for itself what has the keyboard: in a bottom sheet it takes the first button. */
static void
map_cb (PraxisDigestDialog *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cb, g_object_ref (self), g_object_unref);
}

/* --- Vocabularies ---------------------------------------------------------------------------------------- */

static void
set_undo (PraxisDigestDialog *self,
          PraxisTermList     *terms,
          PraxisTermEdit     *edit)
{
  g_clear_pointer (&self->undo, praxis_term_edit_unref);
  g_set_object (&self->undo_terms, terms);
  if (edit != NULL)
    self->undo = praxis_term_edit_ref (edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "digest.undo", edit != NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisDigestDialog *self = PRAXIS_DIGEST_DIALOG (widget);
  g_autoptr (PraxisTermEdit) edit = g_steal_pointer (&self->undo);
  g_autoptr (PraxisTermList) terms = g_steal_pointer (&self->undo_terms);

  set_undo (self, NULL, NULL);
  adw_toast_overlay_dismiss_all (self->toasts);
  if (edit != NULL)
    praxis_term_list_apply (terms, edit);
}

static void
applied_cb (PraxisDigestDialog *self,
            PraxisTermEdit     *edit,
            PraxisTermList     *terms)
{
  PraxisTermEdit *inverse = praxis_term_edit_get_inverse (edit);
  g_autofree char *message = praxis_term_edit_dup_message (edit);
  AdwToast *toast;

  set_undo (self, terms, inverse);
  if (self->has_closed)
    return;

  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  if (inverse != NULL)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_timeout (toast, UNDO_SECONDS);
      adw_toast_set_action_name (toast, "digest.undo");
    }
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
failed_cb (PraxisDigestDialog *self,
           const GError       *error)
{
  if (!self->has_closed)
    praxis_error_dialog_present (GTK_WIDGET (self), _("Nothing Was Changed"), error);
}

static guint
count_terms (PraxisDigestDialog *self,
             PraxisVocabulary    vocabulary)
{
  return g_list_model_get_n_items (praxis_term_list_get_items (self->terms[vocabulary]));
}

static void
counts_changed_cb (PraxisDigestDialog *self)
{
  if (!self->has_closed)
    praxis_digest_form_set_counts (self->form, count_terms (self, PRAXIS_VOCABULARY_TOPIC),
                                   count_terms (self, PRAXIS_VOCABULARY_TYPE));
}

static void
read_vocabularies (PraxisDigestDialog *self,
                   PraxisDigest       *digest)
{
  for (PraxisVocabulary vocabulary = 0; vocabulary < PRAXIS_N_VOCABULARIES; vocabulary++)
    self->terms[vocabulary] = praxis_term_list_new (self->library, praxis_digest_get_uuid (digest), vocabulary);

  for (PraxisVocabulary vocabulary = 0; vocabulary < PRAXIS_N_VOCABULARIES; vocabulary++)
    {
      PraxisTermList *terms = self->terms[vocabulary];

      g_signal_connect_object (terms, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (terms, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (terms, "reloaded", G_CALLBACK (counts_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
show_vocabulary_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PraxisDigestDialog *self = PRAXIS_DIGEST_DIALOG (widget);
  gboolean topics = g_str_equal (g_variant_get_string (parameter, NULL), "topic");
  PraxisTermList *terms = self->terms[topics ? PRAXIS_VOCABULARY_TOPIC : PRAXIS_VOCABULARY_TYPE];

  if (terms != NULL)
    adw_navigation_view_push (self->pages, praxis_vocabulary_page_new (terms));
}

/* --- The citation style ---------------------------------------------------------------------------------- */

static void
style_chosen_cb (PraxisDigestDialog *self,
                 const char         *style)
{
  if (!self->has_closed)
    praxis_digest_form_set_style (self->form, style);
}

static void
show_styles_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PraxisDigestDialog *self = PRAXIS_DIGEST_DIALOG (widget);
  g_autoptr (PraxisDigest) digest = praxis_digest_form_make_digest (self->form);
  PraxisStylePage *page = praxis_style_page_new (self->library, digest, self->post);

  g_signal_connect_object (page, "chosen", G_CALLBACK (style_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->pages, ADW_NAVIGATION_PAGE (page));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_digest_dialog_closed (AdwDialog *dialog)
{
  PraxisDigestDialog *self = PRAXIS_DIGEST_DIALOG (dialog);

  self->has_closed = TRUE;
  g_clear_handle_id (&self->save_id, g_source_remove);
}

static void
praxis_digest_dialog_dispose (GObject *object)
{
  PraxisDigestDialog *self = PRAXIS_DIGEST_DIALOG (object);

  praxis_digest_dialog_closed (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_DIGEST_DIALOG);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    g_clear_object (&self->terms[i]);
  g_clear_object (&self->undo_terms);
  g_clear_pointer (&self->undo, praxis_term_edit_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->post);

  G_OBJECT_CLASS (praxis_digest_dialog_parent_class)->dispose (object);
}

static void
praxis_digest_dialog_class_init (PraxisDigestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_digest_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = praxis_digest_dialog_closed;

  /* The UUID of the digest that was made, or whose settings were written. */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PRAXIS_TYPE_DIGEST_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-digest-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, form_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, failed_banner);
  gtk_widget_class_bind_template_child (widget_class, PraxisDigestDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);

  gtk_widget_class_install_action (widget_class, "digest.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "digest.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "digest.show-vocabulary", "s", show_vocabulary_action);
  gtk_widget_class_install_action (widget_class, "digest.show-styles", NULL, show_styles_action);
}

static void
praxis_digest_dialog_init (PraxisDigestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "digest.create", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "digest.undo", FALSE);
}

static PraxisDigestDialog *
dialog_new (PraxisLibrary *library,
            PraxisDigest  *digest)
{
  PraxisDigestDialog *self = g_object_new (PRAXIS_TYPE_DIGEST_DIALOG, NULL);

  self->library = g_object_ref (library);
  self->is_new = digest == NULL;
  praxis_digest_form_set_digest (self->form, library, digest);
  gtk_widget_set_visible (self->cancel_button, self->is_new);
  gtk_widget_set_visible (self->create_button, self->is_new);
  adw_header_bar_set_show_end_title_buttons (self->header_bar, !self->is_new);
  adw_header_bar_set_show_start_title_buttons (self->header_bar, !self->is_new);

  return self;
}

PraxisDigestDialog *
praxis_digest_dialog_new (PraxisLibrary *library)
{
  return dialog_new (library, NULL);
}

/* @post: (nullable): the post at hand, in which citation styles are shown */
PraxisDigestDialog *
praxis_digest_dialog_new_settings (PraxisLibrary *library,
                                   PraxisDigest  *digest,
                                   PraxisPost    *post)
{
  PraxisDigestDialog *self = dialog_new (library, digest);

  g_set_object (&self->post, post);
  adw_dialog_set_title (ADW_DIALOG (self), _("Digest Settings"));
  adw_navigation_page_set_title (self->form_page, _("Digest Settings"));
  read_vocabularies (self, digest);

  return self;
}
