/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "publish/praxis-theme.h"
#include "publish/praxis-reader-page.h"

/* --- Contrast (WCAG 2.2, 1.4.3) ------------------------------------------------------------------------- */

static double
channel (const char *hex)
{
  const char digits[] = { hex[0], hex[1], '\0' };
  double c = g_ascii_strtoull (digits, NULL, 16) / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* @colour: "#rrggbb" */
static double
luminance (const char *colour)
{
  g_assert_cmpint (colour[0], ==, '#');
  return 0.2126 * channel (colour + 1) + 0.7152 * channel (colour + 3) + 0.0722 * channel (colour + 5);
}

static double
contrast (const char *a,
          const char *b)
{
  double x = luminance (a);
  double y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/* The value of a property in the rule that begins with @selector; of two colours that of the scheme. */
static char *
dup_colour (const char *css,
            const char *selector,
            const char *property,
            gboolean    dark)
{
  const char *rule = strstr (css, selector);
  g_autofree char *name = g_strconcat (property, ": ", NULL);
  const char *value;

  g_assert_nonnull (rule);
  value = strstr (rule, name);
  g_assert_nonnull (value);
  g_assert_true (value < strchr (rule, '}'));
  value += strlen (name);
  if (g_str_has_prefix (value, "light-dark("))
    value = dark ? strstr (value, ", ") + 2 : value + strlen ("light-dark(");
  return g_strndup (value, 7);
}

typedef struct
{
  const char *sheet;
  const char *selector;
  gboolean    dark;
} Scheme;

static const Scheme schemes[] = {
  { "themes/plain.css", ":root {", FALSE },
  { "themes/plain.css", ":root {", TRUE },
  { "site/reader.css", ".sepia {", FALSE },
  { "site/reader.css", ".night {", TRUE },
};

static const char *const inks[] = { "--ink", "--faint", "--accent", "--accent-strong" };

static void
check_on (const Scheme *scheme,
          const char   *background)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      g_autofree char *ink = dup_colour (praxis_theme_get_sheet (scheme->sheet), scheme->selector, inks[i], scheme->dark);

      g_test_message ("%s%s: %s %s on %s: %.2f", scheme->selector, scheme->dark ? " dark" : "", inks[i], ink, background,
                      contrast (ink, background));
      g_assert_cmpfloat (contrast (ink, background), >=, 4.5);
    }
}

/* In the dark a mark is seen on the page, and has a text of its own; in the light it has that of the page. */
static void
check_mark (const Scheme *scheme,
            const char   *selector)
{
  const char *css = praxis_theme_get_sheet ("site/reader.css");
  g_autofree char *mark = dup_colour (css, selector, "background-color", scheme->dark);
  g_autofree char *ink = dup_colour (css, selector, "\n  color", scheme->dark);
  g_autofree char *paper = dup_colour (praxis_theme_get_sheet (scheme->sheet), scheme->selector, "--paper", scheme->dark);

  g_test_message ("%s%s: %s in %s on %s", scheme->selector, scheme->dark ? " dark" : "", selector, mark, paper);
  if (!scheme->dark)
    {
      check_on (scheme, mark);
      return;
    }
  g_assert_cmpfloat (contrast (mark, paper), >=, 1.6);
  g_assert_cmpfloat (contrast (ink, mark), >=, 7);
}

static void
test_contrast (void)
{
  static const char *const papers[] = { "--paper", "--panel" };
  static const char *const marks[] = {
    "::highlight(praxis-passage)",
    "::highlight(praxis-current-passage)",
    "::highlight(praxis-sentence)",
  };

  g_assert_cmpfloat (contrast ("#ffffff", "#000000"), ==, 21.0);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (papers); j++)
        {
          g_autofree char *paper = dup_colour (praxis_theme_get_sheet (schemes[i].sheet), schemes[i].selector, papers[j],
                                               schemes[i].dark);

          check_on (&schemes[i], paper);
        }
      for (gsize j = 0; j < G_N_ELEMENTS (marks); j++)
        check_mark (&schemes[i], marks[j]);
    }
}

/* --- Options -------------------------------------------------------------------------------------------- */

static void
check_options (const PraxisReaderOptions *options,
               const char                *expected_css,
               const char                *expected_classes)
{
  g_autofree char *css = praxis_reader_options_dup_css (options);
  g_autofree char *classes = praxis_reader_options_dup_classes (options);

  g_assert_cmpstr (css, ==, expected_css);
  g_assert_cmpstr (classes, ==, expected_classes);
}

static void
test_options (void)
{
  check_options (&(PraxisReaderOptions) { 0 }, ":root{}\n", "reader");
  check_options (&(PraxisReaderOptions) { .scheme = PRAXIS_READER_SCHEME_SEPIA }, ":root{color-scheme:light;}\n",
                 "reader sepia");
  check_options (&(PraxisReaderOptions) { .scheme = PRAXIS_READER_SCHEME_NIGHT, .justified = TRUE },
                 ":root{color-scheme:dark;}\n", "reader night justified");
  check_options (&(PraxisReaderOptions) { .font_scale = 1.25, .width = 60, .line_spacing = 1.5 },
                 ":root{--scale:1.250;--measure:33.000rem;--leading:1.500;}\n", "reader");
  check_options (&(PraxisReaderOptions) { .scheme = 77 }, ":root{}\n", "reader");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader-page/contrast", test_contrast);
  g_test_add_func ("/reader-page/options", test_options);

  return g_test_run ();
}
