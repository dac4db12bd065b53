/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "praxis-csv.h"

/* The numbers of a forest plot, for those who want them and for those who do not see the picture. */

typedef struct
{
  const PraxisForestPlot  *plot;
  const PraxisForestGroup *group;
} Table;

typedef struct
{
  const char *title;
  /* Whether any row has something in it; NULL where it is always there. */
  gboolean  (*has)      (const PraxisForestRow *row);
  char     *(*dup_text) (const Table *self, const PraxisForestRow *row);
  /* Whether its cells are numbers, which stand below each other. */
  gboolean    is_number;
} Column;

static const char *
word (const Table *self,
      const char  *message)
{
  return praxis_forest_get_word (self->plot, message);
}

static const PraxisFindingFields *
fields_of (const PraxisForestRow *row)
{
  return praxis_finding_get_fields (row->finding);
}

/* --- What is in the columns --- */

static char *
dup_label (const Table           *self,
           const PraxisForestRow *row)
{
  return g_strdup (praxis_forest_row_get_label (self->plot, row));
}

static gboolean
has_notice (const PraxisForestRow *row)
{
  return row->source.notice != NULL;
}

static char *
dup_notice (const Table           *self,
            const PraxisForestRow *row)
{
  char *notice = praxis_forest_row_dup_notice (self->plot, row);

  return notice != NULL ? notice : g_strdup ("");
}

static gboolean
has_words (const PraxisForestRow *row)
{
  return *fields_of (row)->comparison != '\0' || *fields_of (row)->time_point != '\0';
}

static char *
dup_detail (const Table           *self,
            const PraxisForestRow *row)
{
  return praxis_forest_row_dup_detail (self->plot, row);
}

static gboolean
has_time (const PraxisForestRow *row)
{
  return *fields_of (row)->comparison != '\0' && *fields_of (row)->time_point != '\0';
}

static char *
dup_estimate (const Table           *self,
              const PraxisForestRow *row)
{
  g_autoptr(GString) text = g_string_new (NULL);

  praxis_finding_append_number (text, self->group->measure, fields_of (row)->estimate);
  if (self->group->measure == PRAXIS_MEASURE_PERCENTAGE)
    g_string_append_c (text, '%');
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_interval (const Table           *self,
              const PraxisForestRow *row)
{
  const PraxisFindingFields *fields = fields_of (row);
  g_autoptr(GString) text = g_string_new ("[");

  if (!praxis_finding_has_interval (row->finding))
    return g_strdup (word (self, NC_ ("page", "not reported")));
  praxis_finding_append_number (text, fields->measure, fields->lower);
  g_string_append (text, ", ");
  praxis_finding_append_number (text, fields->measure, fields->upper);
  g_string_append_c (text, ']');
  if (isnan (self->group->level) && !isnan (fields->level))
    {
      g_string_append (text, " (");
      praxis_finding_append_number (text, PRAXIS_MEASURE_PERCENTAGE, fields->level);
      g_string_append (text, "%)");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
has_p (const PraxisForestRow *row)
{
  return !isnan (fields_of (row)->p);
}

static char *
dup_p (const Table           *self,
       const PraxisForestRow *row)
{
  g_autofree char *p = praxis_finding_dup_p (row->finding);

  /* The column is called "p". */
  return g_strdup (p == NULL ? "" : g_str_has_prefix (p, "= ") ? p + 2 : p);
}

static gboolean
has_k (const PraxisForestRow *row)
{
  return fields_of (row)->k > 0;
}

static char *
dup_count (gint64 count)
{
  return count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : g_strdup ("");
}

static char *
dup_k (const Table           *self,
       const PraxisForestRow *row)
{
  return dup_count (fields_of (row)->k);
}

static gboolean
has_n (const PraxisForestRow *row)
{
  return fields_of (row)->n > 0;
}

static char *
dup_n (const Table           *self,
       const PraxisForestRow *row)
{
  return dup_count (fields_of (row)->n);
}

static gboolean
has_direction (const PraxisForestRow *row)
{
  return fields_of (row)->direction != PRAXIS_DIRECTION_UNKNOWN;
}

static char *
dup_direction (const Table           *self,
               const PraxisForestRow *row)
{
  return g_strdup (praxis_forest_get_direction_word (self->plot, fields_of (row)->direction));
}

/* The first column is the head of its row. */
static const Column columns[] = {
  { NULL, NULL, dup_label, FALSE },
  /* Translators: what has happened to a study since it was published, as a column of a table */
  { NC_ ("page", "Notice"), has_notice, dup_notice, FALSE },
  { NULL, has_words, dup_detail, FALSE },
  { NULL, NULL, dup_estimate, TRUE },
  { NULL, NULL, dup_interval, TRUE },
  { "p", has_p, dup_p, TRUE },
  /* Translators: the number of studies that an effect is from, as a column of a table */
  { NC_ ("page", "Studies"), has_k, dup_k, TRUE },
  /* Translators: the number of people that an effect is from, as a column of a table */
  { NC_ ("page", "People"), has_n, dup_n, TRUE },
  /* Translators: what an effect speaks for, as a column of a table */
  { NC_ ("page", "Favours"), has_direction, dup_direction, FALSE },
};

enum
{
  COLUMN_LABEL,
  COLUMN_NOTICE,
  COLUMN_DETAIL,
  COLUMN_ESTIMATE,
  COLUMN_INTERVAL,
};

static gboolean
shows_column (const Table *self,
              gsize        i)
{
  /* What was compared is the label, in the plot of one post. */
  gboolean (*has) (const PraxisForestRow *) = i == COLUMN_DETAIL && !self->plot->has_sources ? has_time : columns[i].has;

  if (has == NULL)
    return TRUE;
  for (guint n = 0; n < self->group->rows->len; n++)
    {
      if (has (self->group->rows->pdata[n]))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_interval_title (const Table *self)
{
  g_autoptr(GString) level = g_string_new (NULL);
  g_autoptr(GString) text = NULL;

  if (isnan (self->group->level))
    return g_strdup (word (self, NC_ ("page", "Confidence interval")));
  praxis_finding_append_number (level, PRAXIS_MEASURE_PERCENTAGE, self->group->level);
  /* xgettext:no-c-format */
  text = g_string_new (word (self, NC_ ("page", "{level}% CI")));
  g_string_replace (text, "{level}", level->str, 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_column_title (const Table *self,
                  gsize        i)
{
  switch (i)
    {
    case COLUMN_LABEL:
      return g_strdup (self->plot->has_sources ? word (self, NC_ ("page", "Study")) : word (self, NC_ ("page", "Comparison")));
    case COLUMN_DETAIL:
      return g_strdup (self->plot->has_sources ? word (self, NC_ ("page", "Comparison")) : word (self, NC_ ("page", "When")));
    case COLUMN_ESTIMATE:
      return g_strdup (praxis_measure_get_symbol (self->group->measure));
    case COLUMN_INTERVAL:
      return dup_interval_title (self);
    default:
      return g_strdup (word (self, columns[i].title));
    }
}

/* --- HTML --- */

static void
write_head (PraxisHtml         *html,
            const char * const *titles)
{
  praxis_html_open (html, "thead", NULL);
  praxis_html_open (html, "tr", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (titles[i] != NULL)
        praxis_html_element (html, "th", titles[i], "scope", "col", "class", columns[i].is_number ? "number" : NULL, NULL);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_row_head (PraxisHtml            *html,
                const Table           *self,
                const PraxisForestRow *row)
{
  g_autofree char *text = dup_label (self, row);

  praxis_html_open (html, "th", "scope", "row", "dir", "auto", NULL);
  if (row->source.address != NULL)
    praxis_html_link (html, row->source.address, text);
  else
    praxis_html_text (html, text);
  praxis_html_close (html);
}

/* Numbers are written from left to right in every language; the title is for narrow pages, where a row is a paragraph. */
static void
write_cell (PraxisHtml   *html,
            const Column *column,
            const char   *title,
            const char   *text)
{
  praxis_html_element (html, "td", text, "class", column->is_number ? "number" : NULL, "dir", column->is_number ? "ltr" : "auto",
                       "data-title", *text != '\0' ? title : NULL, NULL);
}

static void
write_row (PraxisHtml            *html,
           const Table           *self,
           const char * const    *titles,
           const PraxisForestRow *row)
{
  praxis_html_open (html, "tr", NULL);
  write_row_head (html, self, row);
  for (gsize i = COLUMN_LABEL + 1; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = titles[i] != NULL ? columns[i].dup_text (self, row) : NULL;

      if (text != NULL)
        write_cell (html, &columns[i], titles[i], text);
    }
  praxis_html_close (html);
}

/**
 * praxis_forest_write_table:
 * @html: a writer
 * @plot: a finished plot
 * @group: a group of it
 *
 * Writes the group's rows as a table.
 */
void
praxis_forest_write_table (PraxisHtml              *html,
                           const PraxisForestPlot  *plot,
                           const PraxisForestGroup *group)
{
  const Table self = { plot, group };
  char *titles[G_N_ELEMENTS (columns)];

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    titles[i] = shows_column (&self, i) ? dup_column_title (&self, i) : NULL;
  praxis_html_open (html, "table", "class", "findings", NULL);
  praxis_html_element (html, "caption", praxis_forest_get_measure_label (plot, group->measure), NULL);
  write_head (html, (const char *const *) titles);
  praxis_html_open (html, "tbody", NULL);
  for (guint i = 0; i < MIN (group->rows->len, PRAXIS_FOREST_MAX_SHOWN); i++)
    write_row (html, &self, (const char *const *) titles, group->rows->pdata[i]);
  praxis_html_close (html);
  praxis_html_close (html);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_free (titles[i]);
}

/* --- CSV --- */

static void
append_csv_row (GString               *csv,
                const PraxisForestRow *row)
{
  const PraxisFindingFields *fields = fields_of (row);
  const char comparison[] = { fields->p_comparison, '\0' };
  g_autofree char *month = praxis_month_to_string (row->source.month);
  PraxisNotice *notice = row->source.notice;

  praxis_csv_append_text (csv, praxis_measure_to_string (fields->measure));
  praxis_csv_append_text (csv, row->source.label != NULL ? row->source.label : "");
  praxis_csv_append_text (csv, fields->comparison);
  praxis_csv_append_text (csv, fields->time_point);
  praxis_csv_append_number (csv, fields->estimate);
  praxis_csv_append_number (csv, fields->lower);
  praxis_csv_append_number (csv, fields->upper);
  praxis_csv_append_number (csv, fields->level);
  /* "=" would be the start of a formula; it is what no sign means. */
  praxis_csv_append_text (csv, isnan (fields->p) || fields->p_comparison == '=' ? "" : comparison);
  praxis_csv_append_number (csv, fields->p);
  praxis_csv_append_number (csv, fields->k > 0 ? fields->k : NAN);
  praxis_csv_append_number (csv, fields->n > 0 ? fields->n : NAN);
  praxis_csv_append_text (csv, praxis_direction_to_string (fields->direction));
  praxis_csv_append_text (csv, row->source.title != NULL ? row->source.title : "");
  praxis_csv_append_text (csv, month != NULL ? month : "");
  praxis_csv_append_text (csv, notice != NULL ? praxis_notice_state_to_string (praxis_notice_get_state (notice)) : "");
  praxis_csv_append_text (csv, notice != NULL && row->source.notice_work != NULL ? row->source.notice_work : "");
  praxis_csv_end_row (csv);
}

/**
 * praxis_forest_plot_to_csv:
 * @plot: a finished plot
 *
 * Returns: (transfer full): all of its rows as a table for spreadsheets and statistics programs, its names the same in every language
 */
char *
praxis_forest_plot_to_csv (const PraxisForestPlot *plot)
{
  static const char *const titles[] = { "measure", "study", "comparison", "time", "estimate", "lower", "upper", "level", "p_sign", "p",
                                        "k", "n", "favours", "post", "month", "notice", "notice_work", NULL };
  g_autoptr(GString) csv = g_string_new (NULL);

  praxis_csv_append_row (csv, titles);
  for (guint i = 0; i < plot->groups->len; i++)
    {
      const PraxisForestGroup *group = plot->groups->pdata[i];

      for (guint n = 0; n < group->rows->len; n++)
        append_csv_row (csv, group->rows->pdata[n]);
    }
  return g_string_free_and_steal (g_steal_pointer (&csv));
}
