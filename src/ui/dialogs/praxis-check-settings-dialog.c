/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the proof-reader is set: each check with its rule and a switch, and the list of words for people. Everything is written as soon as
 * it changes. */

#include "config.h"

#include "praxis-check-settings-dialog.h"

#include <glib/gi18n.h>

#include "praxis-error-dialog.h"
#include "praxis-wording-row.h"
#include "review/praxis-review-library.h"
#include "review/praxis-wordings.h"

struct _PraxisCheckSettingsDialog
{
  AdwPreferencesDialog  parent_instance;

  AdwPreferencesGroup  *checks;
  AdwPreferencesGroup  *wordings;
  GtkWidget            *built_in_row;

  PraxisLibrary        *library;
  GCancellable         *cancellable;
  GPtrArray            *wording_rows;
  GStrv                 languages;
  gboolean              is_own;
};

G_DEFINE_FINAL_TYPE (PraxisCheckSettingsDialog, praxis_check_settings_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* --- Writing --------------------------------------------------------------------------------------------- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisCheckSettingsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) == NULL &&
      gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    praxis_error_dialog_present (GTK_WIDGET (self), _("The Settings Could Not Be Kept"), error);
}

typedef struct
{
  char     *check;
  gboolean  is_on;
} Switched;

static void
switched_free (gpointer data)
{
  Switched *switched = data;

  g_free (switched->check);
  g_free (switched);
}

static gpointer
switch_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Switched *switched = data;

  return praxis_store_switch_check (store, switched->check, switched->is_on, error) ? data : NULL;
}

static void
switched_cb (PraxisCheckSettingsDialog *self,
             GParamSpec                *pspec,
             AdwSwitchRow              *row)
{
  Switched *switched = g_new0 (Switched, 1);

  switched->check = g_strdup (g_object_get_data (G_OBJECT (row), "check"));
  switched->is_on = adw_switch_row_get_active (row);
  praxis_library_write_async (self->library, switch_job, switched, switched_free, NULL, NULL, written_cb, g_object_ref (self));
}

static gpointer
wordings_job (PraxisStore   *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return praxis_store_set_wordings (store, data, error) ? data : NULL;
}

static void
write_wordings (PraxisCheckSettingsDialog *self)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();

  for (guint i = 0; i < self->wording_rows->len; i++)
    {
      PraxisWordingRow *row = self->wording_rows->pdata[i];

      if (praxis_wording_row_is_complete (row))
        g_strv_builder_add_many (pairs, praxis_wording_row_get_shorthand (row), praxis_wording_row_get_wording (row), NULL);
    }
  self->is_own = TRUE;
  gtk_widget_set_sensitive (self->built_in_row, TRUE);
  praxis_library_write_async (self->library, wordings_job, g_strv_builder_end (pairs), (GDestroyNotify) g_strfreev, NULL, NULL,
                              written_cb, g_object_ref (self));
}

/* --- Words for people ------------------------------------------------------------------------------------ */

static void
removed_cb (PraxisCheckSettingsDialog *self,
            PraxisWordingRow          *row)
{
  adw_preferences_group_remove (self->wordings, GTK_WIDGET (row));
  g_ptr_array_remove (self->wording_rows, row);
  write_wordings (self);
}

static PraxisWordingRow *
add_wording (PraxisCheckSettingsDialog *self,
             const char                *shorthand,
             const char                *wording)
{
  PraxisWordingRow *row = PRAXIS_WORDING_ROW (praxis_wording_row_new (shorthand, wording));

  g_signal_connect_object (row, "changed", G_CALLBACK (write_wordings), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->wordings, GTK_WIDGET (row));
  g_ptr_array_add (self->wording_rows, row);

  return row;
}

static void
add_built_in (PraxisCheckSettingsDialog *self,
              const char                *language)
{
  gsize n_built_in;
  const PraxisWording *built_in = praxis_wordings_get_built_in (language, &n_built_in);

  for (gsize i = 0; i < n_built_in; i++)
    add_wording (self, built_in[i].shorthand, built_in[i].wording);
}

/* The built-in lists of the languages of the author's digests; English where there is none for any of them. "fr" and "fr-CA" have one
 * list. */
static void
show_built_in (PraxisCheckSettingsDialog *self)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; self->languages != NULL && self->languages[i] != NULL; i++)
    {
      gsize n_built_in;
      const PraxisWording *built_in = praxis_wordings_get_built_in (self->languages[i], &n_built_in);

      if (built_in != NULL && g_hash_table_add (shown, (gpointer) built_in))
        add_built_in (self, self->languages[i]);
    }
  if (g_hash_table_size (shown) == 0)
    add_built_in (self, "en");
}

static void
show_wordings (PraxisCheckSettingsDialog *self,
               const char * const        *pairs)
{
  for (guint i = 0; i < self->wording_rows->len; i++)
    adw_preferences_group_remove (self->wordings, self->wording_rows->pdata[i]);
  g_ptr_array_set_size (self->wording_rows, 0);
  self->is_own = pairs[0] != NULL;
  gtk_widget_set_sensitive (self->built_in_row, self->is_own);
  for (gsize i = 0; pairs[i] != NULL; i += 2)
    add_wording (self, pairs[i], pairs[i + 1]);
  if (!self->is_own)
    show_built_in (self);
}

static void
add_clicked_cb (PraxisCheckSettingsDialog *self)
{
  praxis_wording_row_edit (add_wording (self, "", ""));
}

static void
built_in_cb (PraxisCheckSettingsDialog *self)
{
  static const char *const none[] = { NULL };

  show_wordings (self, none);
  praxis_library_write_async (self->library, wordings_job, g_new0 (char *, 1), (GDestroyNotify) g_strfreev, NULL, NULL, written_cb,
                              g_object_ref (self));
}

/* --- What there is --------------------------------------------------------------------------------------- */

typedef struct
{
  GStrv off;
  GStrv wordings;
  GStrv languages;
} Settings;

static void
settings_free (gpointer data)
{
  Settings *settings = data;

  g_strfreev (settings->off);
  g_strfreev (settings->wordings);
  g_strfreev (settings->languages);
  g_free (settings);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Settings, settings_free)

static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (Settings) settings = g_new0 (Settings, 1);

  settings->off = praxis_store_list_checks_off (store, error);
  if (settings->off == NULL)
    return NULL;
  settings->wordings = praxis_store_list_wordings (store, error);
  if (settings->wordings == NULL)
    return NULL;
  settings->languages = praxis_store_list_own_languages (store, error);

  return settings->languages != NULL ? g_steal_pointer (&settings) : NULL;
}

static void
add_check (PraxisCheckSettingsDialog *self,
           const PraxisCheck         *check,
           gboolean                   is_on)
{
  GtkWidget *row = adw_switch_row_new ();
  g_autofree char *subtitle = NULL;

  if (check->source != NULL)
    /* Translators: the rule of a check, and where the rule comes from. */
    subtitle = g_strdup_printf (C_("check", "%s (%s)"), praxis_check_get_rule (check), check->source);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), praxis_check_get_label (check));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : praxis_check_get_rule (check));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), is_on);
  g_object_set_data (G_OBJECT (row), "check", (gpointer) check->name);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->checks, row);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisCheckSettingsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Settings) settings = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  gsize n_checks;
  const PraxisCheck * const *checks = praxis_checks_get (&n_checks);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (settings == NULL)
    {
      praxis_error_dialog_present (GTK_WIDGET (self), _("The Settings Could Not Be Read"), error);
      return;
    }
  for (gsize i = 0; i < n_checks; i++)
    add_check (self, checks[i], !g_strv_contains ((const char * const *) settings->off, checks[i]->name));
  self->languages = g_steal_pointer (&settings->languages);
  show_wordings (self, (const char * const *) settings->wordings);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_check_settings_dialog_dispose (GObject *object)
{
  PraxisCheckSettingsDialog *self = PRAXIS_CHECK_SETTINGS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_CHECK_SETTINGS_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_check_settings_dialog_parent_class)->dispose (object);
}

static void
praxis_check_settings_dialog_finalize (GObject *object)
{
  PraxisCheckSettingsDialog *self = PRAXIS_CHECK_SETTINGS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wording_rows, g_ptr_array_unref);
  g_clear_pointer (&self->languages, g_strfreev);

  G_OBJECT_CLASS (praxis_check_settings_dialog_parent_class)->finalize (object);
}

static void
praxis_check_settings_dialog_class_init (PraxisCheckSettingsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_check_settings_dialog_dispose;
  object_class->finalize = praxis_check_settings_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-check-settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisCheckSettingsDialog, checks);
  gtk_widget_class_bind_template_child (widget_class, PraxisCheckSettingsDialog, wordings);
  gtk_widget_class_bind_template_child (widget_class, PraxisCheckSettingsDialog, built_in_row);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, built_in_cb);
}

static void
praxis_check_settings_dialog_init (PraxisCheckSettingsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->wording_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
praxis_check_settings_dialog_new (PraxisLibrary *library)
{
  PraxisCheckSettingsDialog *self = g_object_new (PRAXIS_TYPE_CHECK_SETTINGS_DIALOG, NULL);

  self->library = g_object_ref (library);
  praxis_library_read_async (library, load_job, NULL, NULL, settings_free, self->cancellable, loaded_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}
