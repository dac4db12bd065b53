/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_TERM_CHOOSER (praxis_term_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTermChooser, praxis_term_chooser, PRAXIS, TERM_CHOOSER, GtkPopover)

GtkWidget *praxis_term_chooser_new (GListModel *items);

G_END_DECLS
