/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import-summary.h"

#include <glib/gi18n.h>

static guint
count_months (PraxisBlogPage *page)
{
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < page->posts->len; i++)
    {
      const PraxisBlogPagePost *post = page->posts->pdata[i];

      if (post->month != PRAXIS_MONTH_NONE)
        g_hash_table_add (months, GUINT_TO_POINTER (post->month));
    }

  return g_hash_table_size (months);
}

static char *
dup_doubts (guint n_doubts)
{
  if (n_doubts == 0)
    return g_strdup (_("Nothing is in doubt."));

  return g_strdup_printf (ngettext ("%'u place is in doubt; it is marked below.",
                                    "%'u places are in doubt; they are marked below.", n_doubts), n_doubts);
}

/* "The page holds 12 posts in 4 months. 2 places are in doubt; they are marked below." */
char *
praxis_import_summary_new (PraxisBlogPage *page)
{
  guint n_posts = page->posts->len;
  guint n_months = count_months (page);
  g_autofree char *posts = g_strdup_printf (ngettext ("%'u post", "%'u posts", n_posts), n_posts);
  g_autofree char *works = g_strdup_printf (ngettext ("%'u work", "%'u works", n_posts), n_posts);
  g_autofree char *months = g_strdup_printf (ngettext ("%'u month", "%'u months", n_months), n_months);
  g_autofree char *doubts = dup_doubts (page->problems->len);

  if (page->is_records)
    /* Translators: of records that are to be imported: "12 works", and a sentence about doubts. */
    return g_strdup_printf (_("Found: %s, each of which becomes a draft. %s"), works, doubts);

  /* Translators: of a page that is to be imported: "12 posts", "4 months", and a sentence about doubts. */
  return g_strdup_printf (_("The page holds %s in %s. %s"), posts, months, doubts);
}
