/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the keyboard where it is when a window becomes narrow, or wide again.
 *
 * A breakpoint hides what changes until the next frame, and the panes of a split view are moved from one container into another. Both
 * make GTK give up the keyboard at the end of the frame, and the breakpoint gives it to the first thing that takes it in the next one,
 * whatever had it before. It is given back when that is done. */

#include "config.h"

#include "praxis-split-focus.h"

/* In the first frame the breakpoint shows the panes again, and moves the keyboard after this was called. */
#define FRAMES 2

typedef struct
{
  GWeakRef focus;
  guint    n_frames;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_weak_ref_clear (&keeping->focus);
  g_free (keeping);
}

static gboolean
tick_cb (GtkWidget     *view,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Keeping *keeping = user_data;
  g_autoptr (GtkWidget) focus = NULL;

  if (++keeping->n_frames < FRAMES)
    return G_SOURCE_CONTINUE;
  focus = g_weak_ref_get (&keeping->focus);
  /* What is in the pane that nobody sees any more has lost it for good. */
  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, view))
    gtk_root_set_focus (gtk_widget_get_root (view), focus);

  return G_SOURCE_REMOVE;
}

static void
collapsed_cb (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  Keeping *keeping;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return;
  keeping = g_new0 (Keeping, 1);
  g_weak_ref_init (&keeping->focus, focus);
  gtk_widget_add_tick_callback (view, tick_cb, keeping, keeping_free);
}

/* From now on, as long as there is @view. */
void
praxis_split_focus_keep (AdwNavigationSplitView *view)
{
  g_signal_connect (view, "notify::collapsed", G_CALLBACK (collapsed_cb), NULL);
}
