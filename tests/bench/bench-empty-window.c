/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every program of this kind costs: a window with an empty web view, and nothing else. */

#include "config.h"

#include <adwaita.h>
#include <webkit/webkit.h>

#include "bench-frames.h"

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), webkit_web_view_new ());
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
is_painted (GtkWidget *window)
{
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  bench_frames_watch (GTK_APPLICATION (application), is_painted);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
