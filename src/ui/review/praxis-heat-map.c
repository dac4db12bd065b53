/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many posts there are of each topic in each year, as a picture: a row a topic, a column a year, and one of all years. Topics and
 * years stay in sight while the rest scrolls. The arrow keys go from cell to cell, and each is told to a screen reader; the same
 * numbers stand in a table beside it. */

#include "config.h"

#include "praxis-heat-map.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "praxis-coverage-words.h"

#define MIN_CELL_WIDTH 44
#define MAX_LABEL_WIDTH 260
#define PADDING 8

/* How strong the words for nothing are. */
#define DIMMED 0.6f

/* Of what is seen the topics take no more than this. */
#define LABEL_SHARE 0.4

struct _PraxisHeatMap
{
  GtkWidget       parent_instance;

  PraxisCoverage *coverage;
  GtkAdjustment  *hadjustment;   /* of what it scrolls in */
  GtkAdjustment  *vadjustment;
  guint           n_topics;
  int             row_height;
  int             cell_width;
  int             label_width;
  int             natural_label_width;
  guint           topic;         /* the cell with the keyboard */
  guint           column;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisHeatMap, praxis_heat_map, GTK_TYPE_WIDGET)

/* --- What stands where ----------------------------------------------------------------------------------- */

static guint
get_n_columns (PraxisHeatMap *self)
{
  return self->coverage != NULL && self->coverage->n_years > 0 ? self->coverage->n_years + 1 : 0;
}

static int
get_year (PraxisHeatMap *self,
          guint          column)
{
  return column < self->coverage->n_years ? self->coverage->first_year + (int) column : PRAXIS_HEAT_MAP_ALL_YEARS;
}

/* The place of a column among the years. */
static guint
get_place (PraxisHeatMap *self,
           guint          column)
{
  return column < self->coverage->n_years ? column : PRAXIS_COVERAGE_ALL_YEARS;
}

static gboolean
is_empty (PraxisHeatMap *self,
          guint          topic)
{
  return praxis_coverage_get_count (self->coverage, topic, PRAXIS_COVERAGE_ALL_YEARS) == 0;
}

static gboolean
is_rtl (PraxisHeatMap *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static graphene_rect_t
get_cell (PraxisHeatMap *self,
          guint          topic,
          guint          column)
{
  float offset = self->label_width + column * self->cell_width;

  if (is_rtl (self))
    offset = gtk_widget_get_width (GTK_WIDGET (self)) - offset - self->cell_width;
  return GRAPHENE_RECT_INIT (offset, (topic + 1) * self->row_height, self->cell_width, self->row_height);
}

/* What is seen of it. */
static graphene_rect_t
get_view (PraxisHeatMap *self)
{
  if (self->hadjustment == NULL)
    return GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  return GRAPHENE_RECT_INIT (gtk_adjustment_get_value (self->hadjustment), gtk_adjustment_get_value (self->vadjustment),
                             MIN (gtk_adjustment_get_page_size (self->hadjustment), gtk_widget_get_width (GTK_WIDGET (self))),
                             MIN (gtk_adjustment_get_page_size (self->vadjustment), gtk_widget_get_height (GTK_WIDGET (self))));
}

/* The cell at a point; FALSE where there is none, or something stands over it. */
static gboolean
find_cell (PraxisHeatMap *self,
           double         x,
           double         y,
           guint         *topic,
           guint         *column)
{
  graphene_rect_t view = get_view (self);
  double offset = is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
  double seen = is_rtl (self) ? view.origin.x + view.size.width - x : x - view.origin.x;

  if (get_n_columns (self) == 0 || seen < self->label_width || y - view.origin.y < self->row_height ||
      offset < self->label_width || y < self->row_height)
    return FALSE;
  *topic = y / self->row_height - 1;
  *column = (offset - self->label_width) / self->cell_width;
  return *topic < self->n_topics && *column < get_n_columns (self);
}

/* --- Drawing --------------------------------------------------------------------------------------------- */

static void
draw_text (PraxisHeatMap         *self,
           GtkSnapshot           *snapshot,
           const char            *text,
           const graphene_rect_t *box,
           double                 align,
           gboolean               is_dim)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA color;
  int width, height;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= is_dim ? DIMMED : 1;
  pango_layout_set_width (layout, box->size.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align == 0.5 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (box->origin.x, box->origin.y + (box->size.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* A few posts must differ from none, and many from more. */
static float
get_strength (PraxisHeatMap *self,
              guint          count)
{
  return count == 0 ? 0 : 0.12 + 0.5 * sqrt ((double) count / MAX (self->coverage->max, 1));
}

static void
draw_cell (PraxisHeatMap *self,
           GtkSnapshot   *snapshot,
           guint          topic,
           guint          column,
           const GdkRGBA *accent)
{
  graphene_rect_t cell = get_cell (self, topic, column);
  guint count = praxis_coverage_get_count (self->coverage, topic, get_place (self, column));
  gboolean is_sum = column == self->coverage->n_years;
  g_autofree char *text = count > 0 || is_sum ? g_strdup_printf ("%'u", count) : NULL;
  GdkRGBA color = *accent;
  GskRoundedRect shape;

  color.alpha = is_sum ? 0 : get_strength (self, count);
  if (count == 0 && !is_sum)
    {
      gtk_widget_get_color (GTK_WIDGET (self), &color);
      color.alpha = 0.04;
    }
  graphene_rect_inset (&cell, 1, 1);
  gsk_rounded_rect_init_from_rect (&shape, &cell, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &cell);
  gtk_snapshot_pop (snapshot);
  if (text != NULL)
    draw_text (self, snapshot, text, &cell, 0.5, count == 0);
  if (topic == self->topic && column == self->column && gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 2, 2, 2, 2 }, (GdkRGBA[4]) { *accent, *accent, *accent, *accent });
}

static void
draw_cells (PraxisHeatMap         *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *view,
            const GdkRGBA         *accent)
{
  guint first = MAX (view->origin.y / self->row_height - 1, 0);
  guint last = MIN ((view->origin.y + view->size.height) / self->row_height + 1, self->n_topics);

  for (guint topic = first; topic < last; topic++)
    {
      for (guint column = 0; column < get_n_columns (self); column++)
        {
          graphene_rect_t cell = get_cell (self, topic, column);

          if (graphene_rect_intersection (&cell, view, NULL))
            draw_cell (self, snapshot, topic, column, accent);
        }
    }
}

static void
draw_years (PraxisHeatMap         *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *view)
{
  for (guint column = 0; column < get_n_columns (self); column++)
    {
      graphene_rect_t box = get_cell (self, 0, column);
      int year = get_year (self, column);
      /* Translators: the column of all years, a short word */
      g_autofree char *text = year == PRAXIS_HEAT_MAP_ALL_YEARS ? g_strdup (C_("coverage", "All")) : g_strdup_printf ("%d", year);

      box.origin.y = view->origin.y;
      draw_text (self, snapshot, text, &box, 0.5, FALSE);
    }
}

static void
draw_topics (PraxisHeatMap         *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *view)
{
  float x = is_rtl (self) ? view->origin.x + view->size.width - self->label_width : view->origin.x;

  for (guint topic = 0; topic < self->n_topics; topic++)
    {
      graphene_rect_t box = GRAPHENE_RECT_INIT (x + (is_rtl (self) ? PADDING : 0), (topic + 1) * self->row_height,
                                                self->label_width - PADDING, self->row_height);

      if (graphene_rect_intersection (&box, view, NULL))
        draw_text (self, snapshot, self->coverage->topics[topic], &box, 0, is_empty (self, topic));
    }
}

static void
praxis_heat_map_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  graphene_rect_t view = get_view (self);
  graphene_rect_t cells = view;

  if (get_n_columns (self) == 0)
    return;
  cells.origin.x += is_rtl (self) ? 0 : self->label_width;
  cells.size.width -= self->label_width;
  cells.origin.y += self->row_height;
  cells.size.height -= self->row_height;
  gtk_snapshot_push_clip (snapshot, &view);
  /* What stays in sight has its own place: the cells, the years above them, and the topics beside them. */
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (cells.origin.x, view.origin.y, cells.size.width, self->row_height));
  draw_years (self, snapshot, &view);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &cells);
  draw_cells (self, snapshot, &view, accent);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (view.origin.x, cells.origin.y, view.size.width, cells.size.height));
  draw_topics (self, snapshot, &view);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* --- Sizes ----------------------------------------------------------------------------------------------- */

static int
measure_text (PraxisHeatMap *self,
              const char    *text,
              int           *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

/* Where the window is too narrow for all of it, the topics are cut, so that some years are seen beside them. */
static void
update_label_width (PraxisHeatMap *self)
{
  double seen = self->hadjustment != NULL ? gtk_adjustment_get_page_size (self->hadjustment) : 0;
  int width = self->natural_label_width;

  if (seen > 0)
    width = MIN (width, MAX (seen * LABEL_SHARE, seen - (double) get_n_columns (self) * self->cell_width - 2 * PADDING));
  if (width == self->label_width)
    return;
  self->label_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_sizes (PraxisHeatMap *self)
{
  int height;

  self->cell_width = MAX (MIN_CELL_WIDTH, measure_text (self, "2000", &height) + PADDING);
  self->row_height = height + 2 * PADDING;
  self->natural_label_width = 0;
  for (guint i = 0; i < self->n_topics; i++)
    self->natural_label_width = MAX (self->natural_label_width, measure_text (self, self->coverage->topics[i], &height));
  self->natural_label_width = MIN (self->natural_label_width, MAX_LABEL_WIDTH) + PADDING;
  self->label_width = -1;
  update_label_width (self);
}

static void
praxis_heat_map_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (widget);
  guint n_columns = get_n_columns (self);

  if (n_columns == 0)
    *minimum = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = self->label_width + n_columns * self->cell_width;
  else
    *minimum = (self->n_topics + 1) * self->row_height;
  *natural = *minimum;
}

static void
praxis_heat_map_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (praxis_heat_map_parent_class)->css_changed (widget, change);
  if (PRAXIS_HEAT_MAP (widget)->coverage != NULL)
    update_sizes (PRAXIS_HEAT_MAP (widget));
}

/* --- Scrolling ------------------------------------------------------------------------------------------- */

static void
follow (PraxisHeatMap  *self,
        GtkAdjustment **own,
        GtkAdjustment  *adjustment)
{
  if (*own != NULL)
    {
      g_signal_handlers_disconnect_by_func (*own, gtk_widget_queue_draw, self);
      g_signal_handlers_disconnect_by_func (*own, update_label_width, self);
    }
  g_set_object (own, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_label_width), self, G_CONNECT_SWAPPED);
}

static void
praxis_heat_map_root (GtkWidget *widget)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (praxis_heat_map_parent_class)->root (widget);
  if (scroller == NULL)
    return;
  follow (self, &self->hadjustment, gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
  follow (self, &self->vadjustment, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static void
praxis_heat_map_unroot (GtkWidget *widget)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (widget);

  follow (self, &self->hadjustment, NULL);
  follow (self, &self->vadjustment, NULL);
  GTK_WIDGET_CLASS (praxis_heat_map_parent_class)->unroot (widget);
}

/* Out from under the topics and years that stay in sight. */
static void
show_cell (PraxisHeatMap *self)
{
  graphene_rect_t cell = get_cell (self, self->topic, self->column);
  float left = is_rtl (self) ? 0 : self->label_width, right = is_rtl (self) ? self->label_width : 0;

  if (self->hadjustment == NULL)
    return;
  gtk_adjustment_clamp_page (self->hadjustment, cell.origin.x - left, cell.origin.x + cell.size.width + right);
  gtk_adjustment_clamp_page (self->vadjustment, cell.origin.y - self->row_height, cell.origin.y + cell.size.height);
}

/* --- Keys and clicks ------------------------------------------------------------------------------------- */

static void
say_cell (PraxisHeatMap *self,
          gboolean       aloud)
{
  g_autofree char *words = get_n_columns (self) > 0 && self->n_topics > 0
    ? praxis_coverage_dup_words (self->coverage, self->topic, get_place (self, self->column)) : NULL;
  g_autofree char *label = words != NULL
    /* Translators: what a screen reader says of the picture; %s is the cell that is chosen: "Alliance, 2021: 4 posts" */
    ? g_strdup_printf (_("Posts by topic and year. %s"), words)
    : g_strdup (_("Posts by topic and year"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (aloud && words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
go_to (PraxisHeatMap *self,
       int            topic,
       int            column)
{
  self->topic = CLAMP (topic, 0, MAX ((int) self->n_topics - 1, 0));
  self->column = CLAMP (column, 0, MAX ((int) get_n_columns (self) - 1, 0));
  say_cell (self, TRUE);
  show_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The target is how many rows and columns to go. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (widget);
  int rows, columns;

  if (get_n_columns (self) == 0)
    return FALSE;
  g_variant_get (arguments, "(ii)", &rows, &columns);
  go_to (self, (int) self->topic + rows, (int) self->column + (is_rtl (self) ? -columns : columns));

  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (widget);

  if (get_n_columns (self) == 0 || self->n_topics == 0)
    return FALSE;
  g_signal_emit (self, signals[ACTIVATED], 0, self->coverage->topics[self->topic], get_year (self, self->column));

  return TRUE;
}

static void
clicked_cb (PraxisHeatMap *self,
            int            n_press,
            double         x,
            double         y)
{
  guint topic, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_cell (self, x, y, &topic, &column))
    return;
  go_to (self, topic, column);
  activate_cb (GTK_WIDGET (self), NULL, NULL);
}

static gboolean
praxis_heat_map_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (widget);
  guint topic = self->topic, column = self->column;
  g_autofree char *words = NULL;

  if (get_n_columns (self) == 0 || (!keyboard && !find_cell (self, x, y, &topic, &column)))
    return FALSE;
  words = praxis_coverage_dup_words (self->coverage, topic, get_place (self, column));
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_heat_map_dispose (GObject *object)
{
  PraxisHeatMap *self = PRAXIS_HEAT_MAP (object);

  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_pointer (&self->coverage, praxis_coverage_unref);

  G_OBJECT_CLASS (praxis_heat_map_parent_class)->dispose (object);
}

static void
praxis_heat_map_class_init (PraxisHeatMapClass *klass)
{
  static const struct { guint key; GdkModifierType modifiers; int rows, columns; } keys[] = {
    { GDK_KEY_Up, 0, -1, 0 },       { GDK_KEY_Down, 0, 1, 0 },
    { GDK_KEY_Left, 0, 0, -1 },     { GDK_KEY_Right, 0, 0, 1 },
    { GDK_KEY_Page_Up, 0, -10, 0 }, { GDK_KEY_Page_Down, 0, 10, 0 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, -G_MAXINT16, 0 }, { GDK_KEY_End, GDK_CONTROL_MASK, G_MAXINT16, 0 },
    { GDK_KEY_Home, 0, 0, -G_MAXINT16 }, { GDK_KEY_End, 0, 0, G_MAXINT16 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_heat_map_dispose;
  widget_class->snapshot = praxis_heat_map_snapshot;
  widget_class->measure = praxis_heat_map_measure;
  widget_class->css_changed = praxis_heat_map_css_changed;
  widget_class->root = praxis_heat_map_root;
  widget_class->unroot = praxis_heat_map_unroot;
  widget_class->query_tooltip = praxis_heat_map_query_tooltip;

  /* Somebody wants to see the posts of a cell: the topic, and the year or PRAXIS_HEAT_MAP_ALL_YEARS. */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, move_cb, "(ii)", keys[i].rows, keys[i].columns);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "heatmap");
}

static void
praxis_heat_map_init (PraxisHeatMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
praxis_heat_map_set_coverage (PraxisHeatMap  *self,
                              PraxisCoverage *coverage)
{
  g_clear_pointer (&self->coverage, praxis_coverage_unref);
  self->coverage = praxis_coverage_ref (coverage);
  self->n_topics = g_strv_length (coverage->topics);
  self->topic = self->n_topics > 0 ? MIN (self->topic, self->n_topics - 1) : 0;
  self->column = get_n_columns (self) > 0 ? MIN (self->column, get_n_columns (self) - 1) : 0;
  update_sizes (self);
  say_cell (self, FALSE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
