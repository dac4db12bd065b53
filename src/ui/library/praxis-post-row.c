/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post in the list. The style sheet gives every row the same height, so that the words, which come a moment
 * after the row, move nothing.
 *
 * • title, of one or two lines   status
 *   citation           bookmark   notes
 *   topics
 *   snippet of a match, of one or two lines
 *
 * While posts are chosen, all of this stands beside a check mark.
 *
 * A list view holds 200 rows, most of them out of sight, and all of them are made before the first one is
 * painted. So a row has no template and no bindings, its parts are made when there are words for them, and it
 * places them itself: with a height that is known, nothing need be measured before. */

#include "config.h"

#include "praxis-post-row.h"

#include "model/praxis-reading.h"
#include "praxis-css-class.h"

/* Between two lines, and between title and status. */
#define LINE_SPACING 3
#define STATUS_SPACING 8
#define CHECK_SPACING 12
#define OWN_SPACING 8

/* The dot stands in the row's margin. */
#define DOT_SIZE 8
#define DOT_START -10

typedef enum
{
  PART_TITLE,
  PART_STATUS,
  PART_CITATION,
  PART_TOPICS,
  PART_SNIPPET,
  PART_BOOKMARK,
  PART_NOTES,
  PART_UNREAD,
  PART_CHECK,
  N_PARTS
} Part;

/* The parts with words, from the top. */
#define N_LINES (PART_SNIPPET + 1)

struct _PraxisPostRow
{
  GtkWidget       parent_instance;

  GtkListItem    *list_item;
  GtkWidget      *popover;
  GtkWidget      *parts[N_PARTS];

  GMenuModel     *menu;
  PraxisPostItem *item;
};

G_DEFINE_FINAL_TYPE (PraxisPostRow, praxis_post_row, GTK_TYPE_WIDGET)

/* --- Words ---------------------------------------------------------------------------------------------- */

static GtkWidget *
new_wrapped (void)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "natural-wrap-mode", GTK_NATURAL_WRAP_WORD, "lines", 2,
                       "ellipsize", PANGO_ELLIPSIZE_END, NULL);
}

/* Other than that of a label, its size does not depend on its words, and its alignment not on the direction. */
static GtkWidget *
new_line (void)
{
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  return g_object_new (GTK_TYPE_INSCRIPTION, "nat-lines", 1, "xalign", is_rtl ? 1.0 : 0.0,
                       "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, NULL);
}

/* An icon and a number, both of which the row says in words. */
static GtkWidget *
new_notes (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 3, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("text-editor-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));

  return box;
}

static GtkWidget *
new_part (Part part)
{
  static const char * const classes[N_PARTS][3] = {
    [PART_TITLE] = { "post-title" },
    [PART_STATUS] = { "caption", "status-pill" },
    [PART_TOPICS] = { "caption", "dim-label" },
    [PART_SNIPPET] = { "caption" },
    [PART_BOOKMARK] = { "post-own" },
    [PART_NOTES] = { "post-own", "caption" },
    [PART_UNREAD] = { "unread-dot" },
    [PART_CHECK] = { "post-check" },
  };
  GtkWidget *widget;

  if (part == PART_CHECK || part == PART_BOOKMARK || part == PART_UNREAD)
    widget = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  else if (part == PART_NOTES)
    widget = new_notes ();
  else if (part == PART_STATUS)
    widget = gtk_label_new (NULL);
  else if (part == PART_TITLE || part == PART_SNIPPET)
    widget = new_wrapped ();
  else
    widget = new_line ();

  for (guint i = 0; classes[part][i] != NULL; i++)
    gtk_widget_add_css_class (widget, classes[part][i]);

  return widget;
}

/* A screen reader meets the parts in their order. */
static GtkWidget *
ensure_part (PraxisPostRow *self,
             Part           part)
{
  GtkWidget *before = NULL;

  if (self->parts[part] != NULL)
    return self->parts[part];

  for (guint i = 0; i < part; i++)
    before = self->parts[i] != NULL ? self->parts[i] : before;

  self->parts[part] = new_part (part);
  gtk_widget_insert_after (self->parts[part], GTK_WIDGET (self), before);

  return self->parts[part];
}

static void
set_words (GtkWidget  *part,
           const char *words,
           gboolean    is_markup)
{
  if (GTK_IS_INSCRIPTION (part))
    gtk_inscription_set_text (GTK_INSCRIPTION (part), words);
  else if (is_markup)
    gtk_label_set_markup (GTK_LABEL (part), words);
  else
    gtk_label_set_text (GTK_LABEL (part), words);
}

static void
show_words (PraxisPostRow *self,
            Part           part,
            const char    *words)
{
  gboolean is_empty = words == NULL || *words == '\0';

  if (!is_empty)
    set_words (ensure_part (self, part), words, part == PART_SNIPPET);
  if (self->parts[part] != NULL)
    gtk_widget_set_visible (self->parts[part], !is_empty);
}

/* Whether the post is chosen is said of the row itself. */
static void
show_mark (PraxisPostRow *self)
{
  PraxisMark mark = praxis_post_item_get_mark (self->item);
  gboolean is_chosen = mark == PRAXIS_MARK_CHOSEN;

  if (mark != PRAXIS_MARK_HIDDEN)
    {
      GtkWidget *check = ensure_part (self, PART_CHECK);

      gtk_image_set_from_icon_name (GTK_IMAGE (check), is_chosen ? "checkbox-checked-symbolic" : "checkbox-symbolic");
      praxis_widget_set_css_class (check, "accent", is_chosen);
    }
  if (self->parts[PART_CHECK] != NULL)
    gtk_widget_set_visible (self->parts[PART_CHECK], mark != PRAXIS_MARK_HIDDEN);
}

static gboolean
show_part (PraxisPostRow *self,
           Part           part,
           gboolean       is_shown)
{
  if (is_shown)
    ensure_part (self, part);
  if (self->parts[part] != NULL)
    gtk_widget_set_visible (self->parts[part], is_shown);

  return is_shown;
}

/* What the reader has on the post. What has changed since it was read has a ring where others have a dot. */
static void
show_own (PraxisPostRow *self,
          guint          own,
          guint          n_notes)
{
  gboolean is_unread = (own & PRAXIS_OWN_UNREAD) != 0;
  g_autofree char *count = g_strdup_printf ("%'u", n_notes);

  if (show_part (self, PART_UNREAD, (own & (PRAXIS_OWN_UNREAD | PRAXIS_OWN_CHANGED)) != 0))
    praxis_widget_set_css_class (self->parts[PART_UNREAD], "changed", !is_unread);
  if (show_part (self, PART_BOOKMARK, (own & PRAXIS_OWN_LISTED) != 0))
    gtk_image_set_from_icon_name (GTK_IMAGE (self->parts[PART_BOOKMARK]), "user-bookmarks-symbolic");
  if (show_part (self, PART_NOTES, n_notes > 0))
    gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->parts[PART_NOTES])), count);
  praxis_widget_set_css_class (GTK_WIDGET (self), "unread", is_unread);
}

/* The words of another post are gone at once; the places for the new ones stay. */
static void
clear_words (PraxisPostRow *self)
{
  for (guint i = 0; i < N_LINES; i++)
    {
      if (self->parts[i] != NULL)
        set_words (self->parts[i], "", FALSE);
    }
  show_own (self, 0, 0);
}

static void
update (PraxisPostRow *self)
{
  const PraxisEntry *entry = self->item != NULL ? praxis_post_item_get_entry (self->item) : NULL;
  g_autofree char *topics = NULL;
  g_autofree char *snippet = NULL;
  g_autofree char *description = NULL;

  if (self->item != NULL)
    show_mark (self);
  if (entry == NULL)
    {
      clear_words (self);
      gtk_list_item_set_accessible_label (self->list_item, "");
      return;
    }

  topics = praxis_post_item_dup_topics (self->item);
  snippet = praxis_post_item_dup_snippet (self->item);
  description = praxis_post_item_dup_description (self->item);

  show_words (self, PART_TITLE, entry->title);
  show_words (self, PART_STATUS, praxis_post_item_get_status (self->item));
  show_words (self, PART_CITATION, entry->citation);
  show_words (self, PART_TOPICS, topics);
  show_words (self, PART_SNIPPET, snippet);
  show_own (self, entry->own, entry->n_notes);
  gtk_list_item_set_accessible_label (self->list_item, description);
}

/* --- Places --------------------------------------------------------------------------------------------- */

static gboolean
is_shown (PraxisPostRow *self,
          Part           part)
{
  return self->parts[part] != NULL && gtk_widget_get_visible (self->parts[part]);
}

static int
measure_part (PraxisPostRow  *self,
              Part            part,
              GtkOrientation  orientation,
              int             for_size)
{
  int natural;

  gtk_widget_measure (self->parts[part], orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

static void
place (PraxisPostRow *self,
       Part           part,
       GtkAllocation  place)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = gtk_widget_get_width (GTK_WIDGET (self)) - place.x - place.width;

  gtk_widget_size_allocate (self->parts[part], &place, -1);
}

/* Places a part that ends where @end is, in the middle of a line; returns where the next one may end. */
static int
place_at_end (PraxisPostRow *self,
              Part           part,
              int            end,
              int            y,
              int            line_height)
{
  int width, height;

  if (!is_shown (self, part))
    return end;

  width = measure_part (self, part, GTK_ORIENTATION_HORIZONTAL, -1);
  height = measure_part (self, part, GTK_ORIENTATION_VERTICAL, width);
  place (self, part, (GtkAllocation) { end - width, y + (line_height - height) / 2, width, height });

  return end - width - OWN_SPACING;
}

static int
measure_own (PraxisPostRow *self)
{
  int width = 0;

  for (Part part = PART_BOOKMARK; part <= PART_NOTES; part++)
    {
      if (is_shown (self, part))
        width += measure_part (self, part, GTK_ORIENTATION_HORIZONTAL, -1) + OWN_SPACING;
    }

  return width;
}

/* The room that the check mark leaves. */
static int
place_check (PraxisPostRow *self,
             int            height)
{
  int size;

  if (!is_shown (self, PART_CHECK))
    return 0;

  size = measure_part (self, PART_CHECK, GTK_ORIENTATION_HORIZONTAL, -1);
  place (self, PART_CHECK, (GtkAllocation) { 0, (height - size) / 2, size, size });

  return size + CHECK_SPACING;
}

/* What shares its line with the title or with the citation, also where a draft has none of these yet. */
static void
place_beside (PraxisPostRow *self,
              Part           part,
              int            end,
              int            y,
              int            line_height)
{
  if (part == PART_TITLE && is_shown (self, PART_STATUS))
    place_at_end (self, PART_STATUS, end, y,
                  measure_part (self, line_height > 0 ? PART_TITLE : PART_STATUS, GTK_ORIENTATION_VERTICAL, G_MAXINT));
  else if (part == PART_CITATION)
    place_at_end (self, PART_BOOKMARK, place_at_end (self, PART_NOTES, end, y, line_height), y, line_height);
}

static void
praxis_post_row_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PraxisPostRow *self = PRAXIS_POST_ROW (widget);
  int beside[N_LINES] = { 0 }, widths[N_LINES], heights[N_LINES], total = -LINE_SPACING, start, y;

  start = place_check (self, height);
  width = MAX (width - start, 0);
  if (is_shown (self, PART_STATUS))
    beside[PART_TITLE] = measure_part (self, PART_STATUS, GTK_ORIENTATION_HORIZONTAL, -1) + STATUS_SPACING;
  beside[PART_CITATION] = measure_own (self);

  for (guint i = 0; i < N_LINES; i++)
    {
      if (i == PART_STATUS || !is_shown (self, i))
        continue;
      widths[i] = MAX (width - beside[i], 0);
      heights[i] = measure_part (self, i, GTK_ORIENTATION_VERTICAL, widths[i]);
      total += heights[i] + LINE_SPACING;
    }

  y = MAX ((height - total) / 2, 0);
  for (guint i = 0; i < N_LINES; i++)
    {
      if (i == PART_STATUS)
        continue;
      if (i == PART_TITLE && is_shown (self, PART_UNREAD))
        place (self, PART_UNREAD, (GtkAllocation) { DOT_START, y + DOT_SIZE - 2, DOT_SIZE, DOT_SIZE });
      place_beside (self, i, start + width, y, is_shown (self, i) ? heights[i] : 0);
      if (!is_shown (self, i))
        continue;
      place (self, i, (GtkAllocation) { start, y, widths[i], heights[i] });
      y += heights[i] + LINE_SPACING;
    }

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* --- Clicks --------------------------------------------------------------------------------------------- */

static void
select_post (PraxisPostRow *self,
             const char    *action_name)
{
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action_name, "x", praxis_post_item_get_id (self->item));
}

/* With Shift or Ctrl the list chooses posts. */
static void
released_cb (PraxisPostRow   *self,
             int              n_presses,
             double           x,
             double           y,
             GtkGestureClick *click)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    select_post (self, "posts.open");
}

static void
secondary_pressed_cb (PraxisPostRow *self)
{
  praxis_post_row_popup_menu (self);
}

static void
long_pressed_cb (PraxisPostRow *self)
{
  praxis_post_row_popup_menu (self);
}

static void
add_gestures (PraxisPostRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary_click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary_click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (secondary_click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  g_signal_connect_swapped (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);

  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary_click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}

/* --- The class ------------------------------------------------------------------------------------------ */

static void
praxis_post_row_dispose (GObject *object)
{
  PraxisPostRow *self = PRAXIS_POST_ROW (object);

  praxis_post_row_set_item (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], gtk_widget_unparent);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (praxis_post_row_parent_class)->dispose (object);
}

static void
praxis_post_row_class_init (PraxisPostRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_post_row_dispose;
  /* Without a measure function: the size is that of the style sheet. */
  widget_class->size_allocate = praxis_post_row_size_allocate;
}

static void
praxis_post_row_init (PraxisPostRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "post-row");
  add_gestures (self);
}

/* The child of @list_item, which it is not to outlive; @menu is about the selected post. */
GtkWidget *
praxis_post_row_new (GtkListItem *list_item,
                     GMenuModel  *menu)
{
  PraxisPostRow *self = g_object_new (PRAXIS_TYPE_POST_ROW, NULL);

  self->list_item = list_item;
  self->menu = g_object_ref (menu);

  return GTK_WIDGET (self);
}

PraxisPostItem *
praxis_post_row_get_item (PraxisPostRow *self)
{
  return self->item;
}

/* NULL for none. */
void
praxis_post_row_set_item (PraxisPostRow  *self,
                          PraxisPostItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  if (!g_set_object (&self->item, item) || item == NULL)
    return;

  g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}

/* The menu is about the selected post, so the row is selected first. */
void
praxis_post_row_popup_menu (PraxisPostRow *self)
{
  select_post (self, "posts.select");

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  gtk_popover_popup (GTK_POPOVER (self->popover));
}
