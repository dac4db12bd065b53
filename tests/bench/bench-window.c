/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application itself, with somebody who looks when its list is painted. */

#include "config.h"

#include <locale.h>

#include "bench-frames.h"
#include "praxis-application.h"

/* A row that has its words, in the list of posts. */
static gboolean
has_painted_post (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "post-title"))
    return *gtk_label_get_label (GTK_LABEL (widget)) != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_painted_post (child))
        return TRUE;
    }

  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PraxisApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = praxis_application_new ();
  bench_frames_watch (GTK_APPLICATION (application), has_painted_post);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
