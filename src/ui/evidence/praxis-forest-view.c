/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a forest plot, or the axis of its rows, drawn from the same layout as the pictures in pages. Its text has the size
 * and colour of the widget. */

#include "config.h"

#include "praxis-forest-view.h"

#include "publish/praxis-forest-layout.h"

/* A line of text is about that much higher than its font is large. */
#define LINE_HEIGHT 1.25

#define MIN_WIDTH 180
#define ARROW_HALF 0.3
#define DIMMED 0.75f

struct _PraxisForestView
{
  GtkWidget           parent_instance;

  PraxisEvidenceItem *item;
  gboolean            is_axis;

  PangoLayout        *layout;
  GArray             *shapes;        /* as wide as: */
  int                 width;
  double              size;
};

typedef enum
{
  PROP_ITEM = 1,
  PROP_IS_AXIS,
} PraxisForestViewProperty;

static GParamSpec *properties[PROP_IS_AXIS + 1];

G_DEFINE_FINAL_TYPE (PraxisForestView, praxis_forest_view, GTK_TYPE_WIDGET)

/* --- Layout ---------------------------------------------------------------------------------------------- */

static PangoLayout *
get_layout (PraxisForestView *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  return self->layout;
}

static double
measure_text (const char *text,
              gpointer    user_data)
{
  PangoLayout *layout = get_layout (user_data);
  int width;

  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static double
get_text_size (PraxisForestView *self)
{
  PangoLayout *layout = get_layout (self);
  int height;

  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_text (layout, "X", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height / LINE_HEIGHT;
}

/* Returns: how high it is at that width */
static double
lay_out (PraxisForestView *self,
         int               width,
         GArray           *shapes)
{
  const PraxisForestGroup *group = praxis_evidence_item_get_group (self->item);
  PraxisForestFrame frame = {
    .width = width,
    .size = self->size,
    .is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .measure = measure_text,
    .user_data = self,
  };

  praxis_forest_frame_init (&frame, group);
  if (self->is_axis)
    return praxis_forest_layout_axis (&frame, group, 1, shapes) + 1;

  return praxis_forest_layout_row (&frame, praxis_evidence_item_get_plot (self->item), group,
                                   praxis_evidence_item_get_row (self->item), 0, shapes);
}

static void
clear_shapes (PraxisForestView *self)
{
  g_clear_pointer (&self->shapes, g_array_unref);
}

/* --- Drawing --------------------------------------------------------------------------------------------- */

static void
draw_text (PraxisForestView        *self,
           GtkSnapshot             *snapshot,
           const PraxisForestShape *shape,
           const GdkRGBA           *colour)
{
  PangoLayout *layout = get_layout (self);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean is_small = shape->role != PRAXIS_FOREST_LABEL;
  gboolean is_number = shape->role == PRAXIS_FOREST_NUMBERS || shape->role == PRAXIS_FOREST_TICK;
  /* Turned around in no language. */
  g_autofree char *text = g_strconcat (is_number ? "\u2066" : "", shape->text, is_number ? "\u2069" : "", NULL);
  GdkRGBA dimmed = *colour;
  int width;

  if (is_small)
    pango_attr_list_insert (attributes, pango_attr_scale_new (PRAXIS_FOREST_SMALL));
  if (shape->role == PRAXIS_FOREST_NOTICE)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (shape->role == PRAXIS_FOREST_DETAIL)
    dimmed.alpha *= DIMMED;
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    (float) (shape->x - width * shape->align / 2.0),
    (float) (shape->y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE)));
  gtk_snapshot_append_layout (snapshot, layout, &dimmed);
  gtk_snapshot_restore (snapshot);
}

static void
draw_path (GtkSnapshot             *snapshot,
           const PraxisForestShape *shape,
           const GdkRGBA           *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (shape->role == PRAXIS_FOREST_INTERVAL ? 1.6f : 1.f);

  gsk_path_builder_move_to (builder, (float) shape->x, (float) shape->y);
  gsk_path_builder_line_to (builder, (float) shape->x2, (float) shape->y2);
  path = gsk_path_builder_to_path (builder);
  if (shape->role == PRAXIS_FOREST_NO_EFFECT)
    gsk_stroke_set_dash (stroke, (const float[]) { 3, 3 }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
draw_arrow (PraxisForestView        *self,
            GtkSnapshot             *snapshot,
            const PraxisForestShape *shape,
            const GdkRGBA           *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  double half = ARROW_HALF * self->size;

  gsk_path_builder_move_to (builder, (float) shape->x, (float) shape->y);
  gsk_path_builder_line_to (builder, (float) shape->x2, (float) (shape->y - half));
  gsk_path_builder_line_to (builder, (float) shape->x2, (float) (shape->y + half));
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
draw_shape (PraxisForestView        *self,
            GtkSnapshot             *snapshot,
            const PraxisForestShape *shape,
            const GdkRGBA           *colour)
{
  switch (shape->kind)
    {
    case PRAXIS_FOREST_LINE:
      draw_path (snapshot, shape, colour);
      break;
    case PRAXIS_FOREST_SQUARE:
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT ((float) shape->x, (float) shape->y, (float) (shape->x2 - shape->x),
                                                      (float) (shape->y2 - shape->y)));
      break;
    case PRAXIS_FOREST_ARROW:
      draw_arrow (self, snapshot, shape, colour);
      break;
    case PRAXIS_FOREST_TEXT:
      draw_text (self, snapshot, shape, colour);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
praxis_forest_view_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  PraxisForestView *self = PRAXIS_FOREST_VIEW (widget);
  GdkRGBA colour;

  if (self->item == NULL)
    return;
  if (self->shapes == NULL || self->width != gtk_widget_get_width (widget))
    {
      clear_shapes (self);
      self->shapes = praxis_forest_shapes_new ();
      self->width = gtk_widget_get_width (widget);
      lay_out (self, self->width, self->shapes);
    }
  gtk_widget_get_color (widget, &colour);
  for (guint i = 0; i < self->shapes->len; i++)
    draw_shape (self, snapshot, &g_array_index (self->shapes, PraxisForestShape, i), &colour);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static GtkSizeRequestMode
praxis_forest_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
praxis_forest_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  PraxisForestView *self = PRAXIS_FOREST_VIEW (widget);
  g_autoptr (GArray) shapes = NULL;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->item == NULL)
    return;
  self->size = get_text_size (self);
  shapes = praxis_forest_shapes_new ();
  *minimum = *natural = (int) lay_out (self, for_size < 0 ? MIN_WIDTH : for_size, shapes) + 1;
}

/* Fonts, their size and the direction are measured anew. */
static void
forget (PraxisForestView *self)
{
  g_clear_object (&self->layout);
  clear_shapes (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
praxis_forest_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  PraxisForestView *self = PRAXIS_FOREST_VIEW (widget);

  GTK_WIDGET_CLASS (praxis_forest_view_parent_class)->css_changed (widget, change);
  /* Mostly it is a colour, of a row that the pointer is on. */
  g_clear_object (&self->layout);
  if (get_text_size (self) != self->size)
    forget (self);
}

static void
praxis_forest_view_system_setting_changed (GtkWidget        *widget,
                                           GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (praxis_forest_view_parent_class)->system_setting_changed (widget, setting);
  forget (PRAXIS_FOREST_VIEW (widget));
}

static void
praxis_forest_view_direction_changed (GtkWidget        *widget,
                                      GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (praxis_forest_view_parent_class)->direction_changed (widget, previous);
  forget (PRAXIS_FOREST_VIEW (widget));
}

static void
praxis_forest_view_dispose (GObject *object)
{
  PraxisForestView *self = PRAXIS_FOREST_VIEW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->layout);
  clear_shapes (self);

  G_OBJECT_CLASS (praxis_forest_view_parent_class)->dispose (object);
}

static void
praxis_forest_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PraxisForestView *self = PRAXIS_FOREST_VIEW (object);

  switch ((PraxisForestViewProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_IS_AXIS:
      g_value_set_boolean (value, self->is_axis);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_forest_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PraxisForestView *self = PRAXIS_FOREST_VIEW (object);

  switch ((PraxisForestViewProperty) prop_id)
    {
    case PROP_ITEM:
      if (!g_set_object (&self->item, g_value_get_object (value)))
        return;
      clear_shapes (self);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_IS_AXIS:
      self->is_axis = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_forest_view_class_init (PraxisForestViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_forest_view_dispose;
  object_class->get_property = praxis_forest_view_get_property;
  object_class->set_property = praxis_forest_view_set_property;
  widget_class->get_request_mode = praxis_forest_view_get_request_mode;
  widget_class->measure = praxis_forest_view_measure;
  widget_class->snapshot = praxis_forest_view_snapshot;
  widget_class->css_changed = praxis_forest_view_css_changed;
  widget_class->system_setting_changed = praxis_forest_view_system_setting_changed;
  widget_class->direction_changed = praxis_forest_view_direction_changed;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PRAXIS_TYPE_EVIDENCE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_IS_AXIS] = g_param_spec_boolean ("is-axis", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "forest");
  /* What is drawn is said of the row that it is in. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
praxis_forest_view_init (PraxisForestView *self)
{
}
