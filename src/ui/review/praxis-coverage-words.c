/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cell of the map says, and a row of the table beside it. */

#include "config.h"

#include "praxis-coverage-words.h"

#include <glib/gi18n.h>

static char *
dup_count_words (const PraxisCoverage *coverage,
                 guint                 topic,
                 guint                 year)
{
  guint count = praxis_coverage_get_count (coverage, topic, year);

  if (year == PRAXIS_COVERAGE_ALL_YEARS)
    /* Translators: a topic, and how many posts there are of it */
    return g_strdup_printf (ngettext ("%s, all years: %'u post", "%s, all years: %'u posts", count), coverage->topics[topic], count);
  /* Translators: a topic, a year, and how many posts there are of that topic in that year */
  return g_strdup_printf (ngettext ("%s, %d: %'u post", "%s, %d: %'u posts", count), coverage->topics[topic],
                          coverage->first_year + (int) year, count);
}

/* "Meta-Analysis 2, Survey 1"; empty where no post has a type. */
char *
praxis_coverage_dup_type_words (const PraxisCoverage *coverage,
                                guint                 topic,
                                guint                 year)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint type = 0; type < coverage->n_types; type++)
    {
      guint count = praxis_coverage_get_type_count (coverage, topic, year, type);

      if (count == 0)
        continue;
      if (words->len > 0)
        /* Translators: stands between two types of research */
        g_string_append (words, C_("coverage", ", "));
      /* Translators: a type of research, and how many posts are of it */
      g_string_append_printf (words, C_("coverage", "%s\u00a0%'u"), coverage->types[type], count);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* "Alliance, 2021: 3 posts", and below it of which types they are. */
char *
praxis_coverage_dup_words (const PraxisCoverage *coverage,
                           guint                 topic,
                           guint                 year)
{
  g_autofree char *count = dup_count_words (coverage, topic, year);
  g_autofree char *types = praxis_coverage_dup_type_words (coverage, topic, year);

  return g_strconcat (count, *types != '\0' ? "\n" : "", types, NULL);
}
