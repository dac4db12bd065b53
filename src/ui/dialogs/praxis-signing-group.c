/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a digest's archives are signed, and the key that signs them: made when the switch is turned on for the first time,
 * kept in the keyring or, where there is none, in a file; backed up, restored and renewed. The keyring may ask the user to
 * open it, so a job of the writer does all of it. */

#include "config.h"

#include "praxis-signing-group.h"

#include <glib/gi18n.h>

#include "archive/praxis-key-store.h"
#include "praxis-error-dialog.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"

typedef enum
{
  LOOK,
  TURN_ON,
  TURN_OFF,
  BACK_UP,
  RESTORE,
  RENEW,
} Action;

struct _PraxisSigningGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwSwitchRow        *sign_row;
  AdwActionRow        *key_row;
  GtkWidget           *backup_row;
  GtkWidget           *restore_row;
  GtkWidget           *renew_row;

  PraxisLibrary       *library;
  char                *uuid;
  char                *public_key;
  GCancellable        *cancellable;
  guint                n_waiting;         /* jobs that are not done: what is shown is what the last one makes */
  gboolean             is_showing;
};

G_DEFINE_FINAL_TYPE (PraxisSigningGroup, praxis_signing_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  Action  action;
  char   *uuid;
  char   *path;
} Work;

/* What is so afterwards. */
typedef struct
{
  char           *public_key;
  gboolean        has_secret;
  PraxisKeyPlace  place;
} Facts;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->uuid);
  g_free (work->path);
  g_free (work);
}

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_free (facts->public_key);
  g_free (facts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Facts, facts_free)

/* --- In the writer thread --- */

static gboolean
keep (PraxisStore             *store,
      PraxisDigest            *digest,
      const PraxisSigningKey  *key,
      GCancellable            *cancellable,
      GError                 **error)
{
  PraxisKeyPlace place = praxis_key_store_has_keyring (cancellable) ? PRAXIS_KEY_PLACE_KEYRING : PRAXIS_KEY_PLACE_FILE;

  return praxis_key_store_save (praxis_digest_get_uuid (digest), praxis_digest_get_title (digest), key, place, cancellable,
                                error) &&
         praxis_store_set_signing_key (store, praxis_digest_get_uuid (digest), praxis_signing_key_get_public (key), error);
}

static gboolean
make_key (PraxisStore   *store,
          PraxisDigest  *digest,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (PraxisSigningKey) key = praxis_signing_key_new ();

  return keep (store, digest, key, cancellable, error);
}

static gboolean
turn_on (PraxisStore   *store,
         PraxisDigest  *digest,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PraxisSigningKey) key = praxis_key_store_find (praxis_digest_get_uuid (digest), NULL, NULL, cancellable, &failure);

  if (key != NULL)
    return praxis_store_set_signing_key (store, praxis_digest_get_uuid (digest), praxis_signing_key_get_public (key), error);
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    return make_key (store, digest, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
back_up (PraxisDigest  *digest,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (PraxisSigningKey) key = NULL;

  return praxis_key_store_find_for (digest, &key, cancellable, error) && key != NULL &&
         praxis_signing_key_save (key, path, error);
}

static gboolean
restore (PraxisStore   *store,
         PraxisDigest  *digest,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (PraxisSigningKey) key = praxis_signing_key_load (path, error);

  return key != NULL && keep (store, digest, key, cancellable, error);
}

static gboolean
do_work (PraxisStore   *store,
         PraxisDigest  *digest,
         const Work    *work,
         GCancellable  *cancellable,
         GError       **error)
{
  switch (work->action)
    {
    case TURN_ON:
      return turn_on (store, digest, cancellable, error);
    case TURN_OFF:
      return praxis_store_set_signing_key (store, work->uuid, "", error);
    case BACK_UP:
      return back_up (digest, work->path, cancellable, error);
    case RESTORE:
      return restore (store, digest, work->path, cancellable, error);
    case RENEW:
      return make_key (store, digest, cancellable, error);
    case LOOK:
    default:
      return TRUE;
    }
}

static gpointer
work_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Work *work = data;
  g_autoptr (PraxisDigest) digest = praxis_store_find_digest (store, work->uuid, error);
  g_autoptr (PraxisSigningKey) key = NULL;
  Facts *facts;

  if (digest == NULL || !do_work (store, digest, work, cancellable, error))
    return NULL;
  g_object_unref (digest);
  digest = praxis_store_find_digest (store, work->uuid, error);
  if (digest == NULL)
    return NULL;
  facts = g_new0 (Facts, 1);
  facts->public_key = g_strdup (praxis_digest_get_signing_key (digest));
  if (*facts->public_key != '\0')
    key = praxis_key_store_find (work->uuid, facts->public_key, &facts->place, cancellable, NULL);
  facts->has_secret = key != NULL;
  return facts;
}

/* --- What is shown --- */

static void
show (PraxisSigningGroup *self,
      const Facts        *facts)
{
  gboolean is_on = *facts->public_key != '\0';
  g_autofree char *fingerprint = is_on ? praxis_public_key_dup_fingerprint (facts->public_key) : NULL;
  g_autofree char *words = NULL;

  g_set_str (&self->public_key, facts->public_key);
  self->is_showing = TRUE;
  adw_switch_row_set_active (self->sign_row, is_on);
  self->is_showing = FALSE;
  if (is_on && !facts->has_secret)
    /* Translators: %s is the short form of a key, groups of letters and digits */
    words = g_strdup_printf (_("%s: its secret is not on this computer. Restore it from its backup, or make a new key."), fingerprint);
  else if (is_on && facts->place == PRAXIS_KEY_PLACE_FILE)
    words = g_strdup_printf (_("%s, kept in a file of yours. Back it up: without it no archive can be signed as before."), fingerprint);
  else if (is_on)
    words = g_strdup_printf (_("%s, kept in your keyring. Back it up: without it no archive can be signed as before."), fingerprint);
  adw_action_row_set_subtitle (self->key_row, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->key_row), is_on);
  gtk_widget_set_visible (self->backup_row, is_on && facts->has_secret);
  gtk_widget_set_visible (self->restore_row, !is_on || !facts->has_secret);
  gtk_widget_set_visible (self->renew_row, is_on);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisSigningGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Facts) facts = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (self->sign_row == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->n_waiting--;
  if (facts != NULL)
    {
      if (self->n_waiting == 0)
        show (self, facts);
      return;
    }
  praxis_error_dialog_present (GTK_WIDGET (self), _("The Key Stays as It Is"), error);
  /* The switch says again what is so. */
  self->is_showing = TRUE;
  adw_switch_row_set_active (self->sign_row, self->public_key != NULL && *self->public_key != '\0');
  self->is_showing = FALSE;
}

static void
begin (PraxisSigningGroup *self,
       Action              action,
       GFile              *file)
{
  Work *work = g_new0 (Work, 1);

  work->action = action;
  work->uuid = g_strdup (self->uuid);
  work->path = file != NULL ? g_file_get_path (file) : NULL;
  self->n_waiting++;
  praxis_library_write_async (self->library, work_job, work, work_free, facts_free, self->cancellable, done_cb,
                              g_object_ref (self));
}

static void
active_changed_cb (PraxisSigningGroup *self)
{
  if (!self->is_showing)
    begin (self, adw_switch_row_get_active (self->sign_row) ? TURN_ON : TURN_OFF, NULL);
}

static void
backup_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisSigningGroup) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL && self->sign_row != NULL)
    begin (self, BACK_UP, file);
}

static void
backup_cb (PraxisSigningGroup *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _("Back Up the Key"));
  gtk_file_dialog_set_initial_name (chooser, "praxis.key");
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, backup_chosen_cb,
                        g_object_ref (self));
}

static void
restore_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (PraxisSigningGroup) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL && self->sign_row != NULL)
    begin (self, RESTORE, file);
}

static void
restore_cb (PraxisSigningGroup *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _("Restore the Key"));
  gtk_file_dialog_open (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, restore_chosen_cb,
                        g_object_ref (self));
}

static void
renew_response_cb (PraxisSigningGroup *self,
                   const char         *response)
{
  if (g_str_equal (response, "renew"))
    begin (self, RENEW, NULL);
}

/* Every reader will be asked; so is the author. */
static void
renew_cb (PraxisSigningGroup *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Make a New Key?"), NULL));

  adw_alert_dialog_set_body (dialog, _("With the next archive every reader is warned that its key is another one, and asked whether to "
                                       "trust it. Tell them of it on your site, or restore the old key from its backup instead."));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "renew", _("_Make a New Key"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "renew", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (renew_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* --- The class --- */

static void
praxis_signing_group_dispose (GObject *object)
{
  PraxisSigningGroup *self = PRAXIS_SIGNING_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_SIGNING_GROUP);
  g_clear_object (&self->library);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->public_key, g_free);

  G_OBJECT_CLASS (praxis_signing_group_parent_class)->dispose (object);
}

static void
praxis_signing_group_class_init (PraxisSigningGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_signing_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-signing-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisSigningGroup, sign_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSigningGroup, key_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSigningGroup, backup_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSigningGroup, restore_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSigningGroup, renew_row);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, renew_cb);
}

static void
praxis_signing_group_init (PraxisSigningGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
praxis_signing_group_set_digest (PraxisSigningGroup *self,
                                 PraxisLibrary      *library,
                                 PraxisDigest       *digest)
{
  const Facts facts = {
    .public_key = (char *) praxis_digest_get_signing_key (digest),
    .has_secret = TRUE,
    .place = PRAXIS_KEY_PLACE_KEYRING,
  };

  g_set_object (&self->library, library);
  g_set_str (&self->uuid, praxis_digest_get_uuid (digest));
  show (self, &facts);
  if (*facts.public_key != '\0')
    begin (self, LOOK, NULL);
}
