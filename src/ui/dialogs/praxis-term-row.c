/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A term in the list of a vocabulary. It can be dragged; what is dropped on it takes its place. */

#include "config.h"

#include "praxis-term-row.h"

#include "praxis-words.h"

struct _PraxisTermRow
{
  GtkBox          parent_instance;

  GtkDropTarget  *drop_target;

  PraxisVocabularyItem *item;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisTermRow, praxis_term_row, GTK_TYPE_BOX)

static GdkContentProvider *
prepare_cb (PraxisTermRow *self)
{
  return self->item != NULL ? gdk_content_provider_new_typed (PRAXIS_TYPE_VOCABULARY_ITEM, self->item) : NULL;
}

static void
drag_begin_cb (PraxisTermRow *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static const char *
get_uuid (PraxisVocabularyItem *item)
{
  return praxis_term_get_uuid (praxis_vocabulary_item_get_term (item));
}

static gboolean
drop_cb (PraxisTermRow *self,
         const GValue  *value)
{
  PraxisVocabularyItem *dropped = g_value_get_object (value);

  if (dropped == NULL || self->item == NULL || dropped == self->item)
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "vocabulary.drop", "(ss)", get_uuid (dropped),
                                     get_uuid (self->item));
}

static void
praxis_term_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, PRAXIS_TERM_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_term_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&PRAXIS_TERM_ROW (object)->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_term_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_TERM_ROW);
  g_clear_object (&PRAXIS_TERM_ROW (object)->item);

  G_OBJECT_CLASS (praxis_term_row_parent_class)->dispose (object);
}

static void
praxis_term_row_class_init (PraxisTermRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_term_row_get_property;
  object_class->set_property = praxis_term_row_set_property;
  object_class->dispose = praxis_term_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PRAXIS_TYPE_VOCABULARY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-term-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisTermRow, drop_target);
  gtk_widget_class_bind_template_callback_full (widget_class, "has_text", G_CALLBACK (praxis_has_text));
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
praxis_term_row_init (PraxisTermRow *self)
{
  GType dropped = PRAXIS_TYPE_VOCABULARY_ITEM;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, &dropped, 1);
}

PraxisVocabularyItem *
praxis_term_row_get_item (PraxisTermRow *self)
{
  return self->item;
}
