/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-plot.h"

#include <glib/gi18n-lib.h>

/* A forest plot in a page: a figure for each measure, its numbers as a table, and below them what the marks mean. */

static void
write_notes (PraxisHtml             *html,
             const PraxisForestPlot *plot)
{
  g_autoptr(GPtrArray) notes = praxis_forest_list_notes (plot);
  const char *pool_note = praxis_forest_get_pool_note (plot);
  g_autofree char *text = NULL;

  if (pool_note != NULL)
    g_ptr_array_add (notes, (gpointer) pool_note);
  g_ptr_array_add (notes, NULL);
  text = g_strjoinv (" ", (char **) notes->pdata);
  praxis_html_element (html, "p", text, "class", "forest-notes", NULL);
}

static void
write_group_note (PraxisHtml              *html,
                  const PraxisForestPlot  *plot,
                  const PraxisForestGroup *group)
{
  g_autofree char *note = praxis_forest_dup_group_note (plot, group);

  if (note != NULL)
    praxis_html_element (html, "p", note, "class", "forest-notes", NULL);
}

static void
write_figure (PraxisHtml              *html,
              const PraxisForestPlot  *plot,
              const PraxisForestGroup *group,
              const char              *id)
{
  g_autofree char *svg = praxis_forest_group_to_svg (plot, group, id);

  praxis_html_open (html, "figure", "class", "forest-figure", NULL);
  praxis_html_element (html, "figcaption", praxis_forest_get_measure_label (plot, group->measure), NULL);
  praxis_html_append (html, svg);
  write_group_note (html, plot, group);
  praxis_html_open (html, "details", NULL);
  praxis_html_element (html, "summary", praxis_forest_get_word (plot, NC_ ("page", "The numbers as a table")), NULL);
  praxis_forest_write_table (html, plot, group);
  praxis_html_close (html);
  praxis_html_close (html);
}

/**
 * praxis_forest_write_figures:
 * @html: a writer
 * @plot: a finished plot
 * @id: what the identifiers in it begin with, no other's in the page
 *
 * Writes the plot's groups as pictures, each with its table.
 */
void
praxis_forest_write_figures (PraxisHtml             *html,
                             const PraxisForestPlot *plot,
                             const char             *id)
{
  for (guint i = 0; i < plot->groups->len; i++)
    {
      const PraxisForestGroup *group = plot->groups->pdata[i];
      g_autofree char *group_id = g_strconcat (id, "-", praxis_measure_to_string (group->measure), NULL);

      write_figure (html, plot, group, group_id);
    }
  write_notes (html, plot);
}

/**
 * praxis_forest_write_tables:
 * @html: a writer
 * @plot: a finished plot
 *
 * Writes the plot's groups as tables alone, for where no pictures are shown.
 */
void
praxis_forest_write_tables (PraxisHtml             *html,
                            const PraxisForestPlot *plot)
{
  for (guint i = 0; i < plot->groups->len; i++)
    {
      praxis_forest_write_table (html, plot, plot->groups->pdata[i]);
      write_group_note (html, plot, plot->groups->pdata[i]);
    }
}
