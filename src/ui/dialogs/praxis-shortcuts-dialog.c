/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All keys, in the groups of what they are for. */

#include "config.h"

#include "praxis-shortcuts-dialog.h"

#include "praxis-shortcut-row.h"

struct _PraxisShortcutsDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (PraxisShortcutsDialog, praxis_shortcuts_dialog, ADW_TYPE_DIALOG)

static void
praxis_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (praxis_shortcuts_dialog_parent_class)->dispose (object);
}

static void
praxis_shortcuts_dialog_class_init (PraxisShortcutsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_shortcuts_dialog_dispose;

  g_type_ensure (PRAXIS_TYPE_SHORTCUT_ROW);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               APP_PATH "/dialogs/praxis-shortcuts-dialog.ui");
}

static void
praxis_shortcuts_dialog_init (PraxisShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
praxis_shortcuts_dialog_new (void)
{
  return g_object_new (PRAXIS_TYPE_SHORTCUTS_DIALOG, NULL);
}
