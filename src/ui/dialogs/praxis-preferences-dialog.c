/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences: how posts look, what may be asked in the network, and where the library is. */

#include "config.h"

#include "praxis-preferences-dialog.h"

#include "lookup/praxis-lookup.h"
#include "praxis-appearance-group.h"

struct _PraxisPreferencesDialog
{
  AdwPreferencesDialog  parent_instance;

  AdwActionRow         *path_row;
  AdwSwitchRow         *lookup_row;
  AdwSwitchRow         *daily_row;
  AdwEntryRow          *doi_row;
  AdwEntryRow          *pubmed_row;
  GtkWidget            *reset_row;

  GSettings            *settings;

  char                 *path;
};

G_DEFINE_FINAL_TYPE (PraxisPreferencesDialog, praxis_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
show_folder_cb (PraxisPreferencesDialog *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (root), NULL, NULL, NULL);
}

static void
reset_addresses_cb (PraxisPreferencesDialog *self)
{
  g_settings_reset (self->settings, "lookup-doi-address");
  g_settings_reset (self->settings, "lookup-pubmed-address");
  /* The button can do nothing any more. */
  gtk_widget_grab_focus (GTK_WIDGET (self->doi_row));
}

/* An empty one is the usual one. */
static void
mark_address (AdwEntryRow *row)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  gboolean is_good = *address == '\0' || praxis_lookup_can_ask (address);

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

static gboolean
is_usual (PraxisPreferencesDialog *self,
          AdwEntryRow             *row,
          const char              *key)
{
  g_autoptr (GVariant) usual = g_settings_get_default_value (self->settings, key);

  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), g_variant_get_string (usual, NULL));
}

static void
update_addresses_cb (PraxisPreferencesDialog *self)
{
  if (self->settings == NULL)
    return;
  mark_address (self->doi_row);
  mark_address (self->pubmed_row);
  gtk_widget_set_sensitive (self->reset_row, !is_usual (self, self->doi_row, "lookup-doi-address") ||
                                             !is_usual (self, self->pubmed_row, "lookup-pubmed-address"));
}

static void
praxis_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (praxis_preferences_dialog_parent_class)->dispose (object);
}

static void
praxis_preferences_dialog_finalize (GObject *object)
{
  g_free (PRAXIS_PREFERENCES_DIALOG (object)->path);
  g_clear_object (&PRAXIS_PREFERENCES_DIALOG (object)->settings);

  G_OBJECT_CLASS (praxis_preferences_dialog_parent_class)->finalize (object);
}

static void
praxis_preferences_dialog_class_init (PraxisPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_preferences_dialog_dispose;
  object_class->finalize = praxis_preferences_dialog_finalize;

  g_type_ensure (PRAXIS_TYPE_APPEARANCE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisPreferencesDialog, path_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreferencesDialog, lookup_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreferencesDialog, daily_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreferencesDialog, doi_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreferencesDialog, pubmed_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreferencesDialog, reset_row);
  gtk_widget_class_bind_template_callback (widget_class, reset_addresses_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_addresses_cb);
}

static void
praxis_preferences_dialog_init (PraxisPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "lookup-allowed", self->lookup_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "updates-daily", self->daily_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "lookup-doi-address", self->doi_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "lookup-pubmed-address", self->pubmed_row, "text", G_SETTINGS_BIND_DEFAULT);
  update_addresses_cb (self);
}

AdwDialog *
praxis_preferences_dialog_new (const char *library_path)
{
  PraxisPreferencesDialog *self = g_object_new (PRAXIS_TYPE_PREFERENCES_DIALOG, NULL);
  g_autofree char *escaped = g_markup_escape_text (library_path, -1);

  self->path = g_strdup (library_path);
  adw_action_row_set_subtitle (self->path_row, escaped);

  return ADW_DIALOG (self);
}
