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

/* What becomes of the posts, and what is in doubt; where all of them are new the button says so. */
static char *
dup_outcome (PraxisBlogPage           *page,
             const PraxisImportCounts *counts)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  gboolean says_new = counts->n_new > 0 && counts->n_edited + counts->n_there > 0;

  if (says_new)
    g_strv_builder_take (sentences, g_strdup_printf (ngettext ("%'u post is new.", "%'u posts are new.", counts->n_new),
                                                     counts->n_new));
  if (counts->n_edited > 0)
    g_strv_builder_take (sentences, g_strdup_printf (ngettext ("%'u post is edited, and will be updated.",
                                                               "%'u posts are edited, and will be updated.",
                                                               counts->n_edited), counts->n_edited));
  if (counts->n_there > 0)
    g_strv_builder_take (sentences, g_strdup_printf (ngettext ("%'u post is there already.", "%'u posts are there already.",
                                                               counts->n_there), counts->n_there));
  g_strv_builder_take (sentences, dup_doubts (page->problems->len));
  all = g_strv_builder_end (sentences);

  return g_strjoinv (" ", all);
}

/* "Found: 12 posts in 4 months. 1 post is new. 11 posts are there already. 2 places are in doubt; they are marked below." */
char *
praxis_import_summary_new (PraxisBlogPage           *page,
                           const PraxisImportCounts *counts)
{
  guint n_posts = page->posts->len;
  guint n_months = count_months (page);
  g_autofree char *posts = g_strdup_printf (ngettext ("%'u post", "%'u posts", n_posts), n_posts);
  g_autofree char *works = g_strdup_printf (ngettext ("%'u work", "%'u works", n_posts), n_posts);
  g_autofree char *months = g_strdup_printf (ngettext ("%'u month", "%'u months", n_months), n_months);
  g_autofree char *outcome = dup_outcome (page, counts);

  if (page->is_records)
    /* Translators: of records that are to be imported: "12 works", and sentences about what is new and in doubt. */
    return g_strdup_printf (_("Found: %s, each of which becomes a draft. %s"), works, outcome);

  /* Translators: of a page or a folder that is to be imported: "12 posts", "4 months", and sentences about what is new and in doubt. */
  return g_strdup_printf (_("Found: %s in %s. %s"), posts, months, outcome);
}
