/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Labels that do not show all of their words: with an ellipsis, with less room than their words need, or reaching
 * out of something that clips them. Only the program's own words count, which the pseudo-locale begins with a
 * bracket: a title or a journal that somebody wrote may be as long as it likes. */

#include "config.h"

#include "cut-labels.h"

#define BRACKET "⟦"

/* The widest telephone. */
#define NARROW 500

/* Labels of a style class, inside of a widget, that may end in an ellipsis on a telephone: the toolkit gives them
 * one line there. */
static const struct { const char *inside; const char *css_class; } exceptions[] = {
  /* The title of a header bar gives way to the buttons beside it. A dialog or a page is known by what is in it, and
   * a banner says that something could not be saved. */
  { "AdwHeaderBar", "title" },
  { "AdwHeaderBar", "subtitle" },
  /* A toast has its button beside it. What was done is seen in the window, and a screen reader says all of it. */
  { "AdwToastWidget", "heading" },
};

static gboolean
is_exception (GtkWidget *label)
{
  if (gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_native (label))) > NARROW)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    {
      GType type = g_type_from_name (exceptions[i].inside);

      if (type != G_TYPE_INVALID && gtk_widget_get_ancestor (label, type) != NULL &&
          gtk_widget_has_css_class (label, exceptions[i].css_class))
        return TRUE;
    }

  return FALSE;
}

static void
append_widget (GString   *path,
               GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);

  g_string_append (path, G_OBJECT_TYPE_NAME (widget));
  for (gsize i = 0; classes[i] != NULL; i++)
    g_string_append_printf (path, ".%s", classes[i]);
}

static gboolean
is_ours (GtkWidget *widget)
{
  return g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Praxis");
}

/* All ancestors up to the first one that is Praxis's own; above that the toolkit's are of no interest. */
static char *
dup_path (GtkWidget *label)
{
  g_autoptr (GPtrArray) ancestors = g_ptr_array_new ();
  GString *path = g_string_new (NULL);
  gboolean is_inside = TRUE;

  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (is_inside || is_ours (widget) || gtk_widget_get_parent (widget) == NULL)
        g_ptr_array_insert (ancestors, 0, widget);
      is_inside = is_inside && !is_ours (widget);
    }

  for (guint i = 0; i < ancestors->len; i++)
    {
      if (i > 0)
        g_string_append (path, " > ");
      append_widget (path, ancestors->pdata[i]);
    }

  return g_string_free (path, FALSE);
}

/* What is outside of a scrolled area can be scrolled to, in the directions in which that goes. */
static GtkWidget *
find_clipping (GtkWidget *label)
{
  gboolean horizontal = TRUE, vertical = TRUE;

  for (GtkWidget *widget = gtk_widget_get_parent (label); widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      graphene_rect_t bounds;

      if (GTK_IS_SCROLLED_WINDOW (widget))
        {
          GtkPolicyType policy;

          gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
          horizontal = horizontal && policy == GTK_POLICY_NEVER;
        }
      vertical = vertical && !GTK_IS_SCROLLABLE (widget);

      if (gtk_widget_get_overflow (widget) != GTK_OVERFLOW_HIDDEN && !GTK_IS_NATIVE (widget))
        continue;
      if (!gtk_widget_compute_bounds (label, widget, &bounds))
        continue;
      if (horizontal && (bounds.origin.x < -1 ||
                         bounds.origin.x + bounds.size.width > gtk_widget_get_width (widget) + 1))
        return widget;
      if (vertical && (bounds.origin.y < -1 ||
                       bounds.origin.y + bounds.size.height > gtk_widget_get_height (widget) + 1))
        return widget;
      if (GTK_IS_NATIVE (widget))
        return NULL;
    }

  return NULL;
}

static char *
dup_reason (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width = gtk_widget_get_width (GTK_WIDGET (label));
  int height = gtk_widget_get_height (GTK_WIDGET (label));
  int needed_width, needed_height;
  GtkWidget *clipping;

  if (pango_layout_is_ellipsized (layout))
    return g_strdup_printf ("ends in an ellipsis, on %d × %d", width, height);

  pango_layout_get_pixel_size (layout, &needed_width, &needed_height);
  if (needed_width > width || needed_height > height)
    return g_strdup_printf ("has %d × %d and needs %d × %d", width, height, needed_width, needed_height);

  clipping = find_clipping (GTK_WIDGET (label));
  if (clipping != NULL)
    return g_strdup_printf ("reaches out of %s", G_OBJECT_TYPE_NAME (clipping));

  return NULL;
}

/**
 * cut_labels_foreach:
 * @root: a window, or a part of one, that has been drawn
 * @func: (scope call): what to do with each
 *
 * Finds the labels below @root that are to be seen and do not show all of their words.
 */
void
cut_labels_foreach (GtkWidget    *root,
                    CutLabelFunc  func,
                    gpointer      user_data)
{
  if (!gtk_widget_get_mapped (root))
    return;

  if (GTK_IS_LABEL (root) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), BRACKET) && !is_exception (root))
    {
      g_autofree char *reason = dup_reason (GTK_LABEL (root));
      g_autofree char *path = reason != NULL ? dup_path (root) : NULL;

      if (reason != NULL)
        func (GTK_LABEL (root), reason, path, user_data);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    cut_labels_foreach (child, func, user_data);
}

/**
 * cut_labels_hash:
 * @root: a window
 *
 * Returns: a number that stays the same as long as all that is to be seen below @root has its words, place and size
 */
guint
cut_labels_hash (GtkWidget *root)
{
  guint hash = g_str_hash (G_OBJECT_TYPE_NAME (root));
  graphene_point_t origin;

  if (!gtk_widget_get_mapped (root))
    return 0;

  if (!gtk_widget_compute_point (root, GTK_WIDGET (gtk_widget_get_native (root)), graphene_point_zero (), &origin))
    graphene_point_init (&origin, 0, 0);
  hash = hash * 31 + (guint) (int) origin.x * 7 + (guint) (int) origin.y;
  hash = hash * 31 + (guint) gtk_widget_get_width (root) * 7 + (guint) gtk_widget_get_height (root);
  if (GTK_IS_LABEL (root))
    hash = hash * 31 + g_str_hash (gtk_label_get_text (GTK_LABEL (root)));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    hash = hash * 31 + cut_labels_hash (child);

  return hash;
}
