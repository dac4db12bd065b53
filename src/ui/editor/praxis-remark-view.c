/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One remark of the proof-reader: how sure it is, what it says, why, by which rule, and what one can do about it. */

#include "config.h"

#include "praxis-remark-view.h"

#include <glib/gi18n.h>

#include "praxis-css-class.h"
#include "review/praxis-checks.h"

struct _PraxisRemarkView
{
  AdwBin        parent_instance;

  GtkImage     *icon;
  GtkLabel     *kind_label;
  GtkLabel     *quote_label;
  GtkLabel     *message_label;
  GtkLabel     *reason_label;
  GtkLabel     *source_label;
  GtkWidget    *fix_button;
  GtkLabel     *fix_label;
  GtkWidget    *ignore_button;

  PraxisRemark *remark;
};

enum
{
  FIX,
  IGNORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisRemarkView, praxis_remark_view, ADW_TYPE_BIN)

static const struct { const char *icon, *css_class; } looks[PRAXIS_N_SEVERITIES] = {
  [PRAXIS_SEVERITY_SUGGESTION] = { "dialog-information-symbolic", "accent" },
  [PRAXIS_SEVERITY_DOUBT] = { "dialog-question-symbolic", "warning" },
  [PRAXIS_SEVERITY_ERROR] = { "dialog-warning-symbolic", "error" },
};

static void
fix_clicked_cb (PraxisRemarkView *self)
{
  g_signal_emit (self, signals[FIX], 0, self->remark);
}

static void
ignore_clicked_cb (PraxisRemarkView *self)
{
  g_signal_emit (self, signals[IGNORE], 0, self->remark);
}

static void
praxis_remark_view_dispose (GObject *object)
{
  PraxisRemarkView *self = PRAXIS_REMARK_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_REMARK_VIEW);
  g_clear_object (&self->remark);

  G_OBJECT_CLASS (praxis_remark_view_parent_class)->dispose (object);
}

static void
praxis_remark_view_class_init (PraxisRemarkViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_remark_view_dispose;

  /* Somebody wants the remark mended; does not want to see it any more. */
  signals[FIX] = g_signal_new ("fix", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, PRAXIS_TYPE_REMARK);
  signals[IGNORE] = g_signal_new ("ignore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PRAXIS_TYPE_REMARK);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-remark-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, icon);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, kind_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, quote_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, message_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, reason_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, source_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, fix_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, fix_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisRemarkView, ignore_button);
  gtk_widget_class_bind_template_callback (widget_class, fix_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ignore_clicked_cb);
}

static void
praxis_remark_view_init (PraxisRemarkView *self)
{
  g_type_ensure (ADW_TYPE_WRAP_BOX);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
praxis_remark_view_new (void)
{
  return g_object_new (PRAXIS_TYPE_REMARK_VIEW, NULL);
}

PraxisRemark *
praxis_remark_view_get_remark (PraxisRemarkView *self)
{
  return self->remark;
}

static void
show_kind (PraxisRemarkView         *self,
           const PraxisRemarkFields *fields)
{
  const PraxisCheck *check = praxis_checks_find (fields->check);
  g_autofree char *kind = NULL;
  g_autofree char *source = NULL;

  /* Translators: how sure a remark is, and what kind of remark it is: "Doubt: p-value". */
  kind = g_strdup_printf (C_("remark", "%s: %s"), praxis_severity_get_label (fields->severity),
                          check != NULL ? praxis_check_get_label (check) : fields->check);
  gtk_label_set_label (self->kind_label, kind);
  /* Translators: the rule behind a remark; %s is the reference that it comes from or, where it comes from none, a sentence. */
  if (check != NULL)
    source = g_strdup_printf (_("Rule: %s"), praxis_check_get_origin (check));
  gtk_label_set_label (self->source_label, source != NULL ? source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), source != NULL);
}

/* The words that it is about, where it does not name them itself. */
static void
show_quote (PraxisRemarkView         *self,
            const PraxisRemarkFields *fields)
{
  gboolean is_named = fields->text == NULL || strstr (fields->message, fields->text) != NULL;
  /* Translators: %s is words of a post, in quotation marks */
  g_autofree char *quote = is_named ? NULL : g_strdup_printf (C_("words of a post", "“%s”"), fields->text);

  gtk_label_set_label (self->quote_label, quote != NULL ? quote : "");
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), quote != NULL);
}

void
praxis_remark_view_set_remark (PraxisRemarkView *self,
                               PraxisRemark     *remark)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);

  if (!g_set_object (&self->remark, remark))
    return;
  gtk_image_set_from_icon_name (self->icon, praxis_severity_get_icon (fields->severity));
  for (guint i = 0; i < PRAXIS_N_SEVERITIES; i++)
    praxis_widget_set_css_class (GTK_WIDGET (self->icon), looks[i].css_class, i == fields->severity);
  show_kind (self, fields);
  show_quote (self, fields);
  gtk_label_set_label (self->message_label, fields->message);
  gtk_label_set_label (self->reason_label, fields->reason);
  gtk_widget_set_visible (self->fix_button, fields->fix_label != NULL);
  gtk_label_set_label (self->fix_label, fields->fix_label != NULL ? fields->fix_label : "");
}

const char *
praxis_severity_get_icon (PraxisSeverity severity)
{
  return looks[severity].icon;
}

const char *
praxis_severity_get_css_class (PraxisSeverity severity)
{
  return looks[severity].css_class;
}
