/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @reason says what is wrong, @path where the label stands. */
typedef void (*CutLabelFunc) (GtkLabel   *label,
                              const char *reason,
                              const char *path,
                              gpointer    user_data);

void  cut_labels_foreach (GtkWidget    *root,
                          CutLabelFunc  func,
                          gpointer      user_data);
guint cut_labels_hash    (GtkWidget    *root);

G_END_DECLS
