/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One remark at its place, with the way to the next one. */

#include "config.h"

#include "praxis-remark-popover.h"

#include <glib/gi18n.h>

#include "praxis-remark-view.h"

struct _PraxisRemarkPopover
{
  GtkPopover        parent_instance;

  PraxisRemarkView *view;
  GtkLabel         *count_label;
  GtkWidget        *next_button;
};

enum
{
  FIX,
  IGNORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisRemarkPopover, praxis_remark_popover, GTK_TYPE_POPOVER)

static void
fix_cb (PraxisRemarkPopover *self,
        PraxisRemark        *remark)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[FIX], 0, remark);
}

static void
ignore_cb (PraxisRemarkPopover *self,
           PraxisRemark        *remark)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[IGNORE], 0, remark);
}

static void
praxis_remark_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_REMARK_POPOVER);

  G_OBJECT_CLASS (praxis_remark_popover_parent_class)->dispose (object);
}

static void
praxis_remark_popover_class_init (PraxisRemarkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_remark_popover_dispose;

  signals[FIX] = g_signal_new ("fix", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, PRAXIS_TYPE_REMARK);
  signals[IGNORE] = g_signal_new ("ignore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PRAXIS_TYPE_REMARK);

  g_type_ensure (PRAXIS_TYPE_REMARK_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-remark-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkPopover, view);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkPopover, count_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkPopover, next_button);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, ignore_cb);
}

static void
praxis_remark_popover_init (PraxisRemarkPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
praxis_remark_popover_new (void)
{
  return g_object_new (PRAXIS_TYPE_REMARK_POPOVER, NULL);
}

PraxisRemark *
praxis_remark_popover_get_remark (PraxisRemarkPopover *self)
{
  return praxis_remark_view_get_remark (self->view);
}

/* The remark is number @number of @n_remarks, from 1. */
void
praxis_remark_popover_set_remark (PraxisRemarkPopover *self,
                                  PraxisRemark        *remark,
                                  guint                number,
                                  guint                n_remarks)
{
  /* Translators: the remark that is shown, and how many there are: "2 of 5" */
  g_autofree char *count = g_strdup_printf (C_("remark", "%'u of %'u"), number, n_remarks);

  praxis_remark_view_set_remark (self->view, remark);
  gtk_label_set_label (self->count_label, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  praxis_remark_get_fields (remark)->message, -1);
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->next_button);
}

/* On the fix; where there is none on what leads on, since a remark is not to be ignored by a key too many. */
void
praxis_remark_popover_focus (PraxisRemarkPopover *self)
{
  PraxisRemark *remark = praxis_remark_view_get_remark (self->view);

  if (remark != NULL && praxis_remark_get_fields (remark)->fix_label == NULL)
    gtk_widget_grab_focus (self->next_button);
}
