/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The authors or editors of a work: a line each, family name first. They are put into another order by dragging a
 * line's handle or with Alt and the arrows; a list of names that is pasted into a line becomes a line each.
 *
 * Lines never move, their texts do: so the keyboard stays in the field, and what has it follows the name. */

#include "config.h"

#include "praxis-names-field.h"

#include <glib/gi18n.h>

#include "cite/praxis-work.h"
#include "praxis-name-line.h"

struct _PraxisNamesField
{
  AdwPreferencesRow  parent_instance;

  GtkBox            *rows;
  GtkWidget         *remark_box;
  GtkLabel          *remark_label;
  GtkDropTarget     *drop_target;

  guint              n_lines;
  gboolean           is_following;
};

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisNamesField, praxis_names_field, ADW_TYPE_PREFERENCES_ROW)

/* --- Lines ----------------------------------------------------------------------------------------------- */

static PraxisNameLine *
get_line (PraxisNamesField *self,
          guint             index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (child != NULL && index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? PRAXIS_NAME_LINE (child) : NULL;
}

static guint
find_line (PraxisNamesField *self,
           GtkWidget        *line)
{
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL && child != line;
       child = gtk_widget_get_next_sibling (child))
    index++;
  return index;
}

/* The line with the keyboard; n_lines for none. */
static guint
find_focus (PraxisNamesField *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));

  return focus != NULL ? find_line (self, focus) : self->n_lines;
}

static void
emit_changed (PraxisNamesField *self)
{
  if (!self->is_following)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* A command is a step of its own, however soon it comes after what was typed or the command before it. */
static void
emit_step (PraxisNamesField *self)
{
  g_signal_emit (self, signals[LEFT], 0);
  emit_changed (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
line_left_cb (PraxisNamesField *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void line_changed_cb (PraxisNamesField *self,
                             PraxisNameLine   *line);

/* Number and buttons, after lines came or went. */
static void
update_lines (PraxisNamesField *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      /* Translators: the name of an entry, for screen readers: "Authors 2 of 3". */
      g_autofree char *label = g_strdup_printf (_("%s %u of %u"),
                                                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), i + 1,
                                                self->n_lines);

      praxis_name_line_set_label (get_line (self, i), label);
      praxis_name_line_set_movable (get_line (self, i), self->n_lines > 1);
    }
}

static void
set_n_lines (PraxisNamesField *self,
             guint             n_lines)
{
  while (self->n_lines > n_lines)
    gtk_box_remove (self->rows, GTK_WIDGET (get_line (self, --self->n_lines)));
  while (self->n_lines < n_lines)
    {
      PraxisNameLine *line = praxis_name_line_new ();

      g_signal_connect_object (line, "changed", G_CALLBACK (line_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (line, "left", G_CALLBACK (line_left_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, GTK_WIDGET (line));
      self->n_lines++;
    }
  update_lines (self);
}

static void
set_texts (PraxisNamesField *self,
           GPtrArray        *texts)
{
  self->is_following = TRUE;
  set_n_lines (self, MAX (texts->len, 1));
  if (texts->len == 0)
    praxis_name_line_set_text (get_line (self, 0), "");
  for (guint i = 0; i < texts->len; i++)
    praxis_name_line_set_text (get_line (self, i), g_ptr_array_index (texts, i));
  self->is_following = FALSE;
}

static GPtrArray *
dup_texts (PraxisNamesField *self)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_lines; i++)
    g_ptr_array_add (texts, g_strdup (praxis_name_line_get_text (get_line (self, i))));
  return texts;
}

/* A whole list that was pasted into one line. */
static void
spread (PraxisNamesField *self,
        guint             index,
        GPtrArray        *names)
{
  g_autoptr (GPtrArray) texts = dup_texts (self);

  g_ptr_array_remove_index (texts, index);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_insert (texts, index + i, praxis_name_to_text (g_ptr_array_index (names, i)));
  set_texts (self, texts);
  praxis_name_line_focus (get_line (self, index + names->len - 1));
}

static void
line_changed_cb (PraxisNamesField *self,
                 PraxisNameLine   *line)
{
  g_autoptr (GPtrArray) names = NULL;

  if (self->is_following)
    return;
  if (praxis_name_line_was_pasted (line))
    {
      names = praxis_names_from_text (praxis_name_line_get_text (line));
      if (names->len > 1)
        spread (self, find_line (self, GTK_WIDGET (line)), names);
    }
  emit_changed (self);
}

/* --- Commands -------------------------------------------------------------------------------------------- */

static void
move_line (PraxisNamesField *self,
           guint             from,
           guint             to)
{
  g_autoptr (GPtrArray) texts = dup_texts (self);
  g_autofree char *words = NULL;
  char *text;

  if (from >= self->n_lines || to >= self->n_lines || from == to)
    return;

  text = g_ptr_array_steal_index (texts, from);
  words = g_strdup_printf (_("%s, now %u of %u"), text, to + 1, self->n_lines);
  g_ptr_array_insert (texts, to, text);
  set_texts (self, texts);
  praxis_name_line_focus (get_line (self, to));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  emit_step (self);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisNamesField *self = PRAXIS_NAMES_FIELD (widget);
  guint index = find_focus (self);

  if (g_str_equal (action_name, "names.move-up"))
    move_line (self, index, index - 1);
  else
    move_line (self, index, index + 1);
}

/* Below the line with the keyboard, or below all. */
static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PraxisNamesField *self = PRAXIS_NAMES_FIELD (widget);
  g_autoptr (GPtrArray) texts = dup_texts (self);
  guint index = MIN (find_focus (self) + 1, self->n_lines);

  g_ptr_array_insert (texts, index, g_strdup (""));
  set_texts (self, texts);
  praxis_name_line_focus (get_line (self, index));
}

/* The line with the keyboard, which its button takes. */
static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisNamesField *self = PRAXIS_NAMES_FIELD (widget);
  g_autoptr (GPtrArray) texts = dup_texts (self);
  guint index = find_focus (self);

  if (index >= self->n_lines)
    return;
  g_ptr_array_remove_index (texts, index);
  set_texts (self, texts);
  praxis_name_line_focus (get_line (self, MIN (index, self->n_lines - 1)));
  emit_step (self);
}

static gboolean
dropped_cb (PraxisNamesField *self,
            const GValue     *value,
            double            x,
            double            y)
{
  GtkWidget *line = g_value_get_object (value);
  guint to = self->n_lines - 1;

  if (!gtk_widget_is_ancestor (line, GTK_WIDGET (self->rows)))
    return FALSE;
  for (guint i = 0; i < self->n_lines; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (GTK_WIDGET (get_line (self, i)), GTK_WIDGET (self->rows), &bounds) &&
          y < bounds.origin.y + bounds.size.height)
        {
          to = i;
          break;
        }
    }
  move_line (self, find_line (self, line), to);
  return TRUE;
}

static void
doubt_answered_cb (PraxisNamesField *self)
{
  praxis_names_field_set_doubt (self, NULL);
  praxis_name_line_focus (get_line (self, 0));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static gboolean
praxis_names_field_grab_focus (GtkWidget *widget)
{
  praxis_name_line_focus (get_line (PRAXIS_NAMES_FIELD (widget), 0));
  return TRUE;
}

/* The row itself never has the keyboard: Shift+Tab out of its first field would come back into it. */
static gboolean
praxis_names_field_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static void
praxis_names_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_NAMES_FIELD);

  G_OBJECT_CLASS (praxis_names_field_parent_class)->dispose (object);
}

static void
praxis_names_field_class_init (PraxisNamesFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_names_field_dispose;
  widget_class->focus = praxis_names_field_focus;
  widget_class->grab_focus = praxis_names_field_grab_focus;

  /* The names are other ones; what comes next is another step. */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] =
    g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "names.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "names.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "names.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "names.move-down", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "names.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "names.move-down", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-names-field.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisNamesField, rows);
  gtk_widget_class_bind_template_child (widget_class, PraxisNamesField, remark_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisNamesField, remark_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisNamesField, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_answered_cb);
}

static void
praxis_names_field_init (PraxisNamesField *self)
{
  GType types[] = { PRAXIS_TYPE_NAME_LINE };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, types, G_N_ELEMENTS (types));
  set_n_lines (self, 1);
}

GtkWidget *
praxis_names_field_new (const char *title)
{
  GtkWidget *self = g_object_new (PRAXIS_TYPE_NAMES_FIELD, "title", title, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  update_lines (PRAXIS_NAMES_FIELD (self));
  return self;
}

/* Of the lines that say a name. */
GPtrArray *
praxis_names_field_dup_names (PraxisNamesField *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_name_free);

  for (guint i = 0; i < self->n_lines; i++)
    {
      PraxisName *name = praxis_name_from_text (praxis_name_line_get_text (get_line (self, i)));

      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  return names;
}

static gboolean
same_names (GPtrArray *a,
            GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      g_autofree char *one = praxis_name_to_text (g_ptr_array_index (a, i));
      g_autofree char *other = praxis_name_to_text (g_ptr_array_index (b, i));

      if (!g_str_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

/* Follows the draft: what is typed already, in whatever spelling, is left alone. */
void
praxis_names_field_set_names (PraxisNamesField *self,
                              GPtrArray        *names)
{
  g_autoptr (GPtrArray) shown = praxis_names_field_dup_names (self);
  g_autoptr (GPtrArray) texts = NULL;

  if (same_names (shown, names))
    return;

  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (texts, praxis_name_to_text (g_ptr_array_index (names, i)));
  set_texts (self, texts);
}

/* NULL for none. */
void
praxis_names_field_set_doubt (PraxisNamesField *self,
                              const char       *doubt)
{
  gtk_label_set_label (self->remark_label, doubt != NULL ? doubt : "");
  gtk_widget_set_visible (self->remark_box, doubt != NULL);
}
