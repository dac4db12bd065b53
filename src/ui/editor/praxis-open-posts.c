/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which posts are being written. A program that ends as it should leaves none; what a start finds here was open when
 * the last one was cut short. */

#include "config.h"

#include "praxis-open-posts.h"

#include <gio/gio.h>

#define KEY "open-posts"

static void
set (const char *uuid,
     gboolean    is_open)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_auto (GStrv) before = g_settings_get_strv (settings, KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;

  for (gsize i = 0; before[i] != NULL; i++)
    {
      if (!g_str_equal (before[i], uuid))
        g_strv_builder_add (builder, before[i]);
    }
  if (is_open)
    g_strv_builder_add (builder, uuid);
  after = g_strv_builder_end (builder);
  g_settings_set_strv (settings, KEY, (const char * const *) after);
}

void
praxis_open_posts_add (const char *uuid)
{
  set (uuid, TRUE);
}

void
praxis_open_posts_remove (const char *uuid)
{
  set (uuid, FALSE);
}

/* The posts that were left open, the last one last; from now on there are none. Only the first window of a program asks
 * what the last program has left: what is there later is open in this one. */
GStrv
praxis_open_posts_take (void)
{
  static gboolean taken = FALSE;
  g_autoptr (GSettings) settings = NULL;
  GStrv uuids;

  if (taken)
    return g_new0 (char *, 1);

  taken = TRUE;
  settings = g_settings_new (APP_ID);
  uuids = g_settings_get_strv (settings, KEY);
  g_settings_reset (settings, KEY);
  return uuids;
}
