/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#include "publish/praxis-forest-layout.h"
#include "test-findings.h"

/* --- The model --- */

static PraxisForestPlot *
make_plot (PraxisForestSort  sort,
           const char       *language)
{
  static const struct
  {
    double      estimate, lower, upper;
    gint64      n, k;
    int         year;
    const char *label;
  } rows[] = {
    { 0.2, 0.1, 0.3, 100, 5, 2020, "Old, 2020" },
    { 0.5, NAN, NAN, 400, 2, 2023, "New <& “bold”, 2023" },
    { 0.4, 0.1, 0.7, 0, 9, 2021, "Middle, 2021" },
  };
  g_autoptr(PraxisForestPlot) plot = praxis_forest_plot_new (language);
  g_autoptr(PraxisFinding) ratio = test_finding_new (PRAXIS_MEASURE_OR, 2, 1.5, 3);
  g_autoptr(PraxisFinding) none = test_finding_new (PRAXIS_MEASURE_NONE, 2, 1.5, 3);

  praxis_forest_plot_add (plot, ratio, &(PraxisForestSource) { .label = "Ratio, 2019", .address = "../posts/r.html" });
  praxis_forest_plot_add (plot, none, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
      g_autoptr(PraxisFinding) finding = NULL;

      fields.measure = PRAXIS_MEASURE_HEDGES_G;
      fields.estimate = rows[i].estimate;
      fields.lower = rows[i].lower;
      fields.upper = rows[i].upper;
      fields.level = isnan (rows[i].lower) ? NAN : 95;
      fields.n = rows[i].n;
      fields.k = rows[i].k;
      fields.comparison = "=CBT vs. care as usual";
      finding = praxis_finding_new (&fields);
      praxis_forest_plot_add (plot, finding, &(PraxisForestSource) {
        .label = rows[i].label, .year = rows[i].year, .address = i == 0 ? "javascript:alert(1)" : "../posts/a.html"
      });
    }
  praxis_forest_plot_finish (plot, sort);
  return g_steal_pointer (&plot);
}

static const char *
label_at (PraxisForestPlot *plot,
          guint             i)
{
  const PraxisForestGroup *group = plot->groups->pdata[0];

  return praxis_forest_row_get_label (plot, group->rows->pdata[i]);
}

static void
test_groups_and_order (void)
{
  g_autoptr(PraxisForestPlot) by_date = make_plot (PRAXIS_FOREST_BY_DATE, "en");
  g_autoptr(PraxisForestPlot) by_size = make_plot (PRAXIS_FOREST_BY_SIZE, "en");
  const PraxisForestGroup *group = by_date->groups->pdata[0];

  g_assert_cmpuint (by_date->groups->len, ==, 2);
  g_assert_cmpint (group->measure, ==, PRAXIS_MEASURE_HEDGES_G);
  g_assert_cmpuint (group->rows->len, ==, 3);
  g_assert_cmpstr (label_at (by_date, 0), ==, "New <& “bold”, 2023");
  g_assert_cmpstr (label_at (by_date, 2), ==, "Old, 2020");
  /* More rows say how many studies there were. */
  g_assert_cmpint (group->count, ==, PRAXIS_FOREST_COUNT_STUDIES);
  g_assert_cmpint (group->largest, ==, 9);
  g_assert_cmpfloat (group->level, ==, 95);
  g_assert_cmpstr (label_at (by_size, 0), ==, "Middle, 2021");
  g_assert_cmpstr (label_at (by_size, 2), ==, "New <& “bold”, 2023");
}

/* --- Layout --- */

static double
measure_ten (const char *text,
             gpointer    user_data)
{
  return g_utf8_strlen (text, -1) * 7;
}

static const PraxisForestShape *
find_shape (GArray                *shapes,
            PraxisForestShapeKind  kind,
            PraxisForestRole       role)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      const PraxisForestShape *shape = &g_array_index (shapes, PraxisForestShape, i);

      if (shape->kind == kind && shape->role == role)
        return shape;
    }
  return NULL;
}

static void
assert_inside (GArray *shapes,
               double  width,
               double  height)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      const PraxisForestShape *shape = &g_array_index (shapes, PraxisForestShape, i);
      double text_width = shape->text != NULL ? measure_ten (shape->text, NULL) : 0;

      g_assert_cmpfloat (shape->x, >=, 0);
      g_assert_cmpfloat (shape->x, <=, width);
      g_assert_cmpfloat (shape->y, >=, 0);
      g_assert_cmpfloat (shape->y, <=, height);
      if (shape->align == PRAXIS_FOREST_LEFT)
        g_assert_cmpfloat (shape->x + text_width * PRAXIS_FOREST_SMALL, <=, width + 1);
      if (shape->align == PRAXIS_FOREST_RIGHT)
        g_assert_cmpfloat (shape->x - text_width * PRAXIS_FOREST_SMALL, >=, -1);
    }
}

static void
test_layout (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_SIZE, "en");
  const PraxisForestGroup *group = plot->groups->pdata[0];
  static const double widths[] = { 200, 380, 760 };

  for (gsize w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      for (guint is_rtl = 0; is_rtl < 2; is_rtl++)
        {
          PraxisForestFrame frame = { .width = widths[w], .size = 14, .is_rtl = is_rtl, .measure = measure_ten };
          double side[2] = { 0 };

          praxis_forest_frame_init (&frame, group);
          g_assert_true (frame.is_stacked == (widths[w] < 500));
          for (guint i = 0; i < group->rows->len; i++)
            {
              g_autoptr(GArray) shapes = praxis_forest_shapes_new ();
              double height = praxis_forest_layout_row (&frame, plot, group, group->rows->pdata[i], 0, shapes);
              const PraxisForestShape *label = find_shape (shapes, PRAXIS_FOREST_TEXT, PRAXIS_FOREST_LABEL);
              const PraxisForestShape *square = find_shape (shapes, PRAXIS_FOREST_SQUARE, PRAXIS_FOREST_ESTIMATE);
              const PraxisForestShape *line = find_shape (shapes, PRAXIS_FOREST_LINE, PRAXIS_FOREST_INTERVAL);

              assert_inside (shapes, widths[w], height);
              g_assert_cmpint (label->align, ==, is_rtl ? PRAXIS_FOREST_RIGHT : PRAXIS_FOREST_LEFT);
              g_assert_nonnull (square);
              /* The last one was reported without an interval. */
              g_assert_true ((line != NULL) == (i < 2));
              /* The axis is from left to right in either. */
              g_assert_true (line == NULL || line->x < line->x2);
              if (i < 2)
                side[i] = square->x2 - square->x;
            }
          /* The areas are as 9 to 5. */
          g_assert_cmpfloat_with_epsilon (side[0] * side[0] / (side[1] * side[1]), 9.0 / 5, 0.01);
        }
    }
}

static void
test_layout_axis (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_DATE, "en");
  const PraxisForestGroup *group = plot->groups->pdata[0];
  g_autoptr(GArray) shapes = praxis_forest_shapes_new ();
  PraxisForestFrame frame = { .width = 60, .size = 14, .measure = measure_ten };
  double end = -INFINITY;
  double height;

  praxis_forest_frame_init (&frame, group);
  height = praxis_forest_layout_axis (&frame, group, 0, shapes);
  g_assert_cmpfloat (height, >, 14);
  /* Where there is no room for all of the numbers, some of them. */
  for (guint i = 0; i < shapes->len; i++)
    {
      const PraxisForestShape *shape = &g_array_index (shapes, PraxisForestShape, i);

      if (shape->kind != PRAXIS_FOREST_TEXT)
        continue;
      g_assert_cmpfloat (shape->x - measure_ten (shape->text, NULL) * PRAXIS_FOREST_SMALL / 2, >=, end);
      end = shape->x + measure_ten (shape->text, NULL) * PRAXIS_FOREST_SMALL / 2;
    }
  g_assert_true (isfinite (end));
}

/* --- SVG --- */

static xmlXPathContextPtr
parse (const char *svg)
{
  xmlDocPtr document = xmlReadMemory (svg, strlen (svg), NULL, NULL, XML_PARSE_NONET);
  xmlXPathContextPtr context;

  g_assert_nonnull (document);
  context = xmlXPathNewContext (document);
  xmlXPathRegisterNs (context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
  return context;
}

static void
finish (xmlXPathContextPtr context)
{
  xmlDocPtr document = context->doc;

  xmlXPathFreeContext (context);
  xmlFreeDoc (document);
}

static char *
evaluate (xmlXPathContextPtr  context,
          const char         *path)
{
  xmlXPathObjectPtr object = xmlXPathEvalExpression (BAD_CAST path, context);
  xmlChar *string = xmlXPathCastToString (object);
  char *text = g_strdup ((const char *) string);

  xmlFree (string);
  xmlXPathFreeObject (object);
  return text;
}

static void
assert_path (xmlXPathContextPtr  context,
             const char         *path,
             const char         *expected)
{
  g_autofree char *text = evaluate (context, path);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_svg (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_DATE, "en");
  g_autofree char *svg = praxis_forest_group_to_svg (plot, plot->groups->pdata[0], "p");
  xmlXPathContextPtr context = parse (svg);

  g_assert_true (g_str_has_prefix (svg, "<svg"));
  assert_path (context, "/s:svg/@aria-labelledby", "p-title p-desc");
  assert_path (context, "/s:svg/s:title[@id='p-title']", "Forest plot: Hedges’ g");
  assert_path (context, "starts-with(/s:svg/s:desc[@id='p-desc'], 'New <& “bold”, 2023, =CBT')", "true");
  assert_path (context, "/s:svg/@fill", "currentColor");
  /* What can be reached by keyboard is in no picture. */
  assert_path (context, "/s:svg/@role", "group");
  assert_path (context, "count(//s:a)", "2");
  assert_path (context, "count(//@href[contains(., 'javascript')])", "0");
  assert_path (context, "//s:a[1]/s:text[1]", "New <& “bold”, 2023");
  assert_path (context, "count(//s:rect)", "3");
  /* One of them was reported without an interval. */
  assert_path (context, "count(//s:line[@stroke-width='1.6'])", "2");
  assert_path (context, "boolean(//s:text[.='0.20 [0.10, 0.30]'])", "true");
  assert_path (context, "count(//s:text) = count(//s:text[@direction='ltr'])", "true");
  finish (context);
}

static void
test_svg_of_post (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisForestPlot) plot = NULL;
  g_autofree char *svg = NULL;
  xmlXPathContextPtr context;

  for (guint i = 0; i < 3; i++)
    test_findings_add (findings, PRAXIS_MEASURE_HR, 1.5, 1.2, 1.9);
  test_findings_add (findings, PRAXIS_MEASURE_HR, 1.1, 0.001, 900);
  plot = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  svg = praxis_forest_group_to_svg (plot, plot->groups->pdata[0], "p");
  context = parse (svg);
  assert_path (context, "/s:svg/@role", "img");
  assert_path (context, "count(//s:a)", "0");
  /* Two arrows of the one that is cut. */
  assert_path (context, "count(//s:path)", "2");
  assert_path (context, "count(//s:line[@stroke-dasharray])", "4");
  finish (context);
}

static void
test_svg_right_to_left (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_DATE, "ar");
  g_autofree char *svg = praxis_forest_group_to_svg (plot, plot->groups->pdata[0], "p");
  xmlXPathContextPtr context = parse (svg);

  /* A label in Latin letters stands at the right, and is read from left to right. */
  assert_path (context, "//s:a[1]/s:text[1]/@x", "380");
  assert_path (context, "//s:a[1]/s:text[1]/@text-anchor", "end");
  assert_path (context, "//s:a[1]/s:text[1]/@direction", "ltr");
  assert_path (context, "//s:text[.='0.20 [0.10, 0.30]']/@direction", "ltr");
  assert_path (context, "//s:text[.='0.20 [0.10, 0.30]']/@x", "0");
  assert_path (context, "//s:text[.='0']/@x < //s:text[.='0.2']/@x", "true");
  finish (context);
}

static void
test_svg_file (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_DATE, "en");
  g_autofree char *svg = praxis_forest_plot_to_svg (plot, "Depression & more");
  xmlXPathContextPtr context = parse (svg);

  g_assert_true (g_str_has_prefix (svg, "<?xml"));
  assert_path (context, "/s:svg/s:title", "Depression & more");
  assert_path (context, "boolean(//s:text[.='Hedges’ g']) and boolean(//s:text[.='Odds ratio'])", "true");
  assert_path (context, "boolean(//s:text[contains(., 'not pooled')])", "true");
  finish (context);
}

/* --- Tables --- */

static void
test_table (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_DATE, "en");
  PraxisHtml *html = praxis_html_new ();
  g_autofree char *text = NULL;

  praxis_forest_write_table (html, plot, plot->groups->pdata[0]);
  text = praxis_html_free_to_string (html);
  g_assert_nonnull (strstr (text, "<caption>Hedges’ g</caption>"));
  g_assert_nonnull (strstr (text, ">95% CI</th>"));
  g_assert_nonnull (strstr (text, "<a href=\"../posts/a.html\">New &lt;&amp; “bold”, 2023</a>"));
  g_assert_nonnull (strstr (text, ">not reported</td>"));
  g_assert_nonnull (strstr (text, ">[0.10, 0.30]</td>"));
  g_assert_null (strstr (text, "javascript"));
  /* Nothing in it would stand in the column. */
  g_assert_null (strstr (text, ">Favours<"));
}

static void
test_csv (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_DATE, "en");
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisForestPlot) negative = NULL;
  g_autofree char *csv = praxis_forest_plot_to_csv (plot);
  g_autofree char *other = NULL;

  g_assert_nonnull (strstr (csv, "\"g\",\"Old, 2020\",\"'=CBT vs. care as usual\",\"\",0.2,0.1,0.3,95,\"\",\"\",5,100,"));
  g_assert_nonnull (strstr (csv, "\"or\",\"Ratio, 2019\""));
  /* A number below zero is a number. */
  test_findings_add (findings, PRAXIS_MEASURE_SMD, -0.52, -0.7, -0.33);
  negative = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  other = praxis_forest_plot_to_csv (negative);
  g_assert_nonnull (strstr (other, ",-0.52,-0.7,-0.33,95,"));
}

/* The picture of one post does not repeat its name, the file says of which post it is. */
static void
test_csv_of_post (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisNotice) notice = praxis_notice_new (PRAXIS_NOTICE_RETRACTED, "10.5555/door", NULL, NULL, NULL);
  g_autoptr(PraxisForestPlot) plot = NULL;
  g_autofree char *csv = NULL, *svg = NULL;

  test_findings_add (findings, PRAXIS_MEASURE_OR, 2, 1.5, 3);
  plot = praxis_forest_plot_new_for_post ("en", findings, &(PraxisForestSource) {
    .label = "Berg & Ott, 2020", .title = "What Helps", .month = praxis_month_new (2020, 5), .notice = notice, .notice_work = "Berg, 2020",
  }, PRAXIS_FOREST_BY_DATE);
  csv = praxis_forest_plot_to_csv (plot);
  g_assert_true (g_str_has_prefix (csv, "\"measure\",\"study\","));
  g_assert_nonnull (strstr (csv, "\"post\",\"month\",\"notice\",\"notice_work\"\r\n"));
  g_assert_nonnull (strstr (csv, "\"or\",\"Berg & Ott, 2020\",\"\",\"\",2,1.5,3,95,"));
  g_assert_nonnull (strstr (csv, ",\"What Helps\",\"2020-05\",\"retracted\",\"Berg, 2020\"\r\n"));
  svg = praxis_forest_plot_to_svg (plot, "A post");
  g_assert_null (strstr (svg, "Ott"));
  g_assert_null (strstr (svg, "What Helps"));
  g_assert_nonnull (strstr (svg, "Berg, 2020: retracted"));
}

/* Numbers of one measure have as many decimals, also where they are whole. */
static void
test_decimals (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisForestPlot) plot = NULL;
  PraxisHtml *html = praxis_html_new ();
  g_autofree char *svg = NULL, *table = NULL;

  test_findings_add (findings, PRAXIS_MEASURE_OR, 2, 1.5, 3);
  plot = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  svg = praxis_forest_plot_to_svg (plot, "A post");
  g_assert_nonnull (strstr (svg, "2.00 [1.50, 3.00]"));
  praxis_forest_write_table (html, plot, plot->groups->pdata[0]);
  table = praxis_html_free_to_string (html);
  g_assert_nonnull (strstr (table, ">2.00<"));
  g_assert_nonnull (strstr (table, ">[1.50, 3.00]<"));
}

static void
test_notes (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (PRAXIS_FOREST_BY_DATE, "en");
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisForestPlot) one = NULL;
  PraxisHtml *html = praxis_html_new ();
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;

  praxis_forest_write_figures (html, plot, "p");
  text = praxis_html_free_to_string (html);
  g_assert_nonnull (strstr (text, "not pooled"));
  g_assert_nonnull (strstr (text, "The axis is logarithmic"));
  g_assert_nonnull (strstr (text, "without an interval"));
  g_assert_nonnull (strstr (text, "The dashed line"));
  g_assert_null (strstr (text, "An arrow"));
  test_findings_add (findings, PRAXIS_MEASURE_NNT, 4.7, NAN, NAN);
  one = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  html = praxis_html_new ();
  praxis_forest_write_figures (html, one, "p");
  plain = praxis_html_free_to_string (html);
  g_assert_null (strstr (plain, "not pooled"));
  g_assert_null (strstr (plain, "The dashed line"));
  g_assert_null (strstr (plain, "stroke-dasharray"));
}

/* The notes of a plot of one finding. */
static char *
dup_notes (PraxisMeasure  measure,
           double         estimate,
           double         lower,
           double         upper)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisForestPlot) plot = NULL;
  g_autoptr(GPtrArray) notes = NULL;

  test_findings_add (findings, measure, estimate, lower, upper);
  plot = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  notes = praxis_forest_list_notes (plot);
  g_ptr_array_add (notes, NULL);
  return g_strjoinv (" ", (char **) notes->pdata);
}

/* What has no mark is told of, and what lacks one for another reason is not said to have been reported without. */
static void
test_notes_impossible (void)
{
  static const struct
  {
    PraxisMeasure measure;
    double estimate, lower, upper;
    gboolean no_square, no_line, no_interval;
  } cases[] = {
    { PRAXIS_MEASURE_OR, 0, NAN, NAN, TRUE, FALSE, FALSE },
    { PRAXIS_MEASURE_OR, -2, NAN, NAN, TRUE, FALSE, FALSE },
    { PRAXIS_MEASURE_R, 1.2, NAN, NAN, TRUE, FALSE, FALSE },
    { PRAXIS_MEASURE_PERCENTAGE, 150, NAN, NAN, TRUE, FALSE, FALSE },
    { PRAXIS_MEASURE_OR, 1.5, 2.5, 1.1, FALSE, TRUE, FALSE },
    { PRAXIS_MEASURE_OR, 1.5, 1.1, NAN, FALSE, TRUE, FALSE },
    { PRAXIS_MEASURE_OR, 1.5, NAN, NAN, FALSE, FALSE, TRUE },
    { PRAXIS_MEASURE_OR, 1.5, 1.1, 2.5, FALSE, FALSE, FALSE },
    { PRAXIS_MEASURE_R, 1, NAN, NAN, FALSE, FALSE, TRUE },
    { PRAXIS_MEASURE_PERCENTAGE, 100, NAN, NAN, FALSE, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *notes = dup_notes (cases[i].measure, cases[i].estimate, cases[i].lower, cases[i].upper);

      g_test_message ("%s", notes);
      g_assert_true (cases[i].no_square == (strstr (notes, "has no square") != NULL));
      g_assert_true (cases[i].no_line == (strstr (notes, "has no line") != NULL));
      g_assert_true (cases[i].no_interval == (strstr (notes, "without an interval") != NULL));
    }
}

/* Whoever sees the picture alone knows of which level its intervals are. */
static void
test_level (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisForestPlot) same = NULL, mixed = NULL, none = NULL;
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
  g_autofree char *svg = NULL, *other = NULL, *plain = NULL;

  test_findings_add (findings, PRAXIS_MEASURE_HEDGES_G, 0.79, 0.7, 0.89);
  test_findings_add (findings, PRAXIS_MEASURE_HEDGES_G, 0.24, NAN, NAN);
  same = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  svg = praxis_forest_plot_to_svg (same, "A topic");
  g_assert_nonnull (strstr (svg, "The intervals are 95% confidence intervals."));
  fields = *praxis_finding_get_fields (findings->pdata[0]);
  fields.level = 90;
  g_ptr_array_add (findings, praxis_finding_new (&fields));
  mixed = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  other = praxis_forest_plot_to_svg (mixed, "A topic");
  g_assert_nonnull (strstr (other, "The intervals are of different levels"));
  g_ptr_array_set_size (findings, 0);
  test_findings_add (findings, PRAXIS_MEASURE_MD, 1234567.5, NAN, NAN);
  none = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
  plain = praxis_forest_plot_to_svg (none, "A topic");
  g_assert_null (strstr (plain, "The intervals are"));
  g_assert_nonnull (strstr (plain, "1234567.50"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forest-plot/groups-and-order", test_groups_and_order);
  g_test_add_func ("/forest-plot/layout/rows", test_layout);
  g_test_add_func ("/forest-plot/layout/axis", test_layout_axis);
  g_test_add_func ("/forest-plot/svg/posts", test_svg);
  g_test_add_func ("/forest-plot/svg/post", test_svg_of_post);
  g_test_add_func ("/forest-plot/svg/right-to-left", test_svg_right_to_left);
  g_test_add_func ("/forest-plot/svg/file", test_svg_file);
  g_test_add_func ("/forest-plot/table", test_table);
  g_test_add_func ("/forest-plot/csv", test_csv);
  g_test_add_func ("/forest-plot/csv/post", test_csv_of_post);
  g_test_add_func ("/forest-plot/decimals", test_decimals);
  g_test_add_func ("/forest-plot/notes", test_notes);
  g_test_add_func ("/forest-plot/level", test_level);
  g_test_add_func ("/forest-plot/notes/impossible", test_notes_impossible);
  return g_test_run ();
}
