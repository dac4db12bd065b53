/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "praxis-error.h"
#include "publish/praxis-theme-variable.h"
#include "publish/praxis-theme.h"

static PraxisTheme *
parse (const char  *css,
       GError     **error)
{
  return praxis_theme_parse (css, strlen (css), error);
}

static void
assert_refused (const char *css,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisTheme) theme = parse (css, &error);

  g_assert_null (theme);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_parse (void)
{
  static const struct { const char *css, *variable, *value; } cases[] = {
    { ":root { --paper: #FFF; }", "--paper", "#FFF" },
    { "/* a comment */ :root{--paper:light-dark( #fff ,#000000 )}", "--paper", "light-dark(#fff, #000000)" },
    { ":root { --paper: #fff; }\n:root { --paper: #eee }", "--paper", "#eee" },
    { "\xef\xbb\xbf:root { --space: 0.90; }", "--space", "0.9" },
    { ":root { --corner: 0; }", "--corner", "0rem" },
    { ":root { --text-size: 1.25rem; }", "--text-size", "1.25rem" },
    { ":root { --body-font: 'Noto Serif', Charter , \"DejaVu Serif\",serif; }", "--body-font",
      "\"Noto Serif\", Charter, \"DejaVu Serif\", serif" },
    { ":root { --color-scheme: dark; }", "--color-scheme", "dark" },
    { ":root { /* empty */ }", "--measure", "38rem" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisTheme) theme = parse (cases[i].css, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (praxis_theme_get_value (theme, cases[i].variable), ==, cases[i].value);
      g_assert_null (praxis_theme_get_value (theme, "--none"));
    }
}

/* Whatever is no variable of a known form is refused, with its line. */
static void
test_refused (void)
{
  assert_refused ("@import \"x.css\";\n:root { }", "Line 1: “@import");
  assert_refused (":root {\n  --paper: url(https://example.org/x.png);\n}", "Line 2: “url(https://example.org/x.png)”");
  assert_refused (":root { --paper: expression(alert(1)); }", "no value of --paper");
  assert_refused (":root { --paper: red; }", "It takes a colour");
  assert_refused (":root { --paper: #ffff; }", "It takes a colour");
  assert_refused (":root { --paper: light-dark(#fff, #000) url(x); }", "It takes a colour");
  assert_refused (":root { --paper: light-dark(#fff #000); }", "It takes a colour");
  assert_refused (":root { --paper: var(--ink); }", "It takes a colour");
  assert_refused (":root { --space: 3; }", "It takes a number from 0.5 to 1.6");
  assert_refused (":root { --space: nan; }", "It takes a number");
  assert_refused (":root { --space: calc(1 + 1); }", "It takes a number");
  assert_refused (":root { --text-size: 20px; }", "It takes a number from 0.875 to 1.5 rem");
  assert_refused (":root { --text-size: 1; }", "It takes a number");
  assert_refused (":root { --body-font: ; }", "names of fonts");
  assert_refused (":root { --body-font: \"a\\\"b\"; }", "names of fonts");
  assert_refused (":root { --body-font: Charter serif; }", "names of fonts");
  assert_refused (":root { --body-font: \"a, serif; }", "names of fonts");
  assert_refused (":root { --color-scheme: only light; }", "“light dark”");
  assert_refused (":root {\n\n--unknown: #fff; }", "Line 3: a theme has no variable “--unknown”");
  assert_refused (":root { color: #fff; }", "“color: #fff; }”");
  assert_refused ("body { --paper: #fff; }", "“body { --paper: #fff; }”");
  assert_refused (":root { --paper: #fff; } p { display: none }", "“p { display: none }”");
  assert_refused (":root, p { --paper: #fff; }", "“, p {");
  assert_refused ("@media print { :root { --paper: #fff; } }", "@media");
  assert_refused (":root { --paper: #fff; @import 'x'; }", "@import");
  assert_refused (":root { --paper: #fff", "ends too early");
  assert_refused (":root { --paper: #fff;", "ends too early");
  assert_refused ("/* no end", "the comment does not end");
  assert_refused ("", "ends too early");
  assert_refused (":root { --paper: #fff\n --ink: #000; }", "Line 2");
  assert_refused ("</style><script>", "“</style><script>”");
}

static void
test_not_text (void)
{
  g_autofree char *large = g_strnfill (100000, ' ');
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_theme_parse ("\xff\xfe:", 3, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (parse (large, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE);
  g_clear_error (&error);
  /* A NUL ends no value unseen. */
  g_assert_null (praxis_theme_parse (":root { --paper: #fff\0; } @import", 33, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

/* --- Contrast (WCAG 2.2, relative luminance and contrast ratio) ----------------------------------------------- */

/* In each of the themes that come with Praxis, light and dark. */
static void
test_contrast (void)
{
  g_auto(GStrv) names = praxis_theme_list ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr(PraxisTheme) theme = praxis_theme_load (names[i], NULL);
      g_auto(GStrv) warnings = praxis_theme_list_warnings (theme);

      for (gsize j = 0; warnings[j] != NULL; j++)
        g_test_fail_printf ("%s: %s", names[i], warnings[j]);
    }
}

static void
assert_warnings (const char *css,
                 const char *expected)
{
  g_autoptr(PraxisTheme) theme = parse (css, NULL);
  g_auto(GStrv) warnings = praxis_theme_list_warnings (theme);
  g_autofree char *joined = g_strjoinv ("\n", warnings);

  g_assert_cmpstr (joined, ==, expected);
}

/* What cannot be read by everybody is named, the worst first, and only where it is seen. */
static void
test_warnings (void)
{
  assert_warnings (":root { }", "");
  assert_warnings (":root { --faint: light-dark(#777777, #ffffff); --paper: light-dark(#fff, #000); --panel: light-dark(#fff, #000); }",
                   "On light pages --faint on --paper has a contrast of 4.4:1; text needs at least 4.5:1.\n"
                   "On light pages --faint on --panel has a contrast of 4.4:1; text needs at least 4.5:1.");
  assert_warnings (":root { --color-scheme: dark; --faint: light-dark(#777, #fff); --paper: light-dark(#fff, #000); "
                   "--panel: light-dark(#fff, #000); }", "");
  assert_warnings (":root { --band-ink: #777; --band: #888; --band-accent: light-dark(#fff, #333); }",
                   "--band-ink on --band has a contrast of 1.2:1; text needs at least 4.5:1.\n"
                   "On light pages --band-accent on --band has a contrast of 3.5:1; text needs at least 4.5:1.\n"
                   "On dark pages --band-accent on --band has a contrast of 3.5:1; text needs at least 4.5:1.");
}

/* What the calculation itself is worth: black on white, and a pair whose ratio is known. */
static void
test_contrast_itself (void)
{
  g_autoptr(PraxisTheme) theme = parse (":root { --ink: #000; --paper: #ffffff; --faint: #777777; }", NULL);

  g_assert_cmpfloat_with_epsilon (praxis_theme_get_contrast (theme, "--ink", "--paper", FALSE), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (praxis_theme_get_contrast (theme, "--faint", "--paper", FALSE), 4.48, 0.005);
}

/* --- Which there are ------------------------------------------------------------------------------------------ */

static void
write_own (const char *name,
           const char *css)
{
  g_autofree char *folder = praxis_theme_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, css, -1, NULL));
}

static void
test_shipped (void)
{
  g_auto(GStrv) names = praxis_theme_list ();
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, "plain clinic night");
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr(PraxisTheme) theme = praxis_theme_load (names[i], NULL);
      g_autofree char *style = praxis_theme_dup_style (theme);
      g_autofree char *paper = g_strdup_printf ("--paper: %s;", praxis_theme_get_value (theme, "--paper"));

      g_assert_true (praxis_theme_is_shipped (names[i]));
      g_assert_nonnull (strstr (style, paper));
      g_assert_nonnull (strstr (style, ".masthead {"));
      g_assert_null (strstr (style, "url("));
    }
}

/* The plain theme, which the others stand on, says something of every variable; and every one is used. */
static void
test_complete (void)
{
  g_autoptr(PraxisTheme) plain = praxis_theme_load (NULL, NULL);
  g_autofree char *style = praxis_theme_dup_style (plain);

  g_assert_true (plain == praxis_theme_get_plain ());
  for (guint i = 0; i < praxis_theme_variable_count (); i++)
    {
      const char *name = praxis_theme_variable_get_name (i);
      g_autofree char *use = g_strdup_printf ("var(%s)", name);

      g_assert_nonnull (praxis_theme_get_value (plain, name));
      if (strstr (style, use) == NULL)
        g_test_fail_printf ("%s is not used", name);
    }
}

static void
test_own (void)
{
  g_auto(GStrv) names = NULL;
  g_autofree char *joined = NULL;
  g_autoptr(PraxisTheme) theme = NULL;
  g_autoptr(GError) error = NULL;

  write_own ("lake.css", ":root { --paper: #eef6ff; }");
  write_own ("broken.css", ":root {\n --paper: url(http://example.org/); }");
  write_own ("night.css", ":root { --paper: #123456; }");
  write_own ("notes.txt", "no theme");
  write_own (".hidden.css", ":root { }");
  names = praxis_theme_list ();
  joined = g_strjoinv (" ", names);
  g_assert_cmpstr (joined, ==, "plain clinic night broken lake");

  theme = praxis_theme_load ("lake", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_theme_get_value (theme, "--paper"), ==, "#eef6ff");
  g_assert_cmpstr (praxis_theme_get_value (theme, "--space"), ==, "1");
  praxis_theme_unref (g_steal_pointer (&theme));

  /* The name of one that comes with Praxis is taken. */
  theme = praxis_theme_load ("night", &error);
  g_assert_cmpstr (praxis_theme_get_value (theme, "--paper"), !=, "#123456");

  g_assert_null (praxis_theme_load ("broken", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "broken.css"));
  g_assert_nonnull (strstr (error->message, "Line 2:"));
}

static void
test_none (void)
{
  static const char *const names[] = { "none", "../lake", "/etc/passwd", ".", "..", "a/b", "\xff" };

  write_own ("../lake.css", ":root { }");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_theme_load (names[i], &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
    }
}

/* A copy has a name of its own, what the theme says with its comments, and takes the place of nothing. */
static void
test_copy (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *first = praxis_theme_copy ("clinic", &error);
  g_autofree char *second = praxis_theme_copy ("clinic", &error);
  g_autofree char *path = praxis_theme_dup_path (second);
  g_autofree char *css = NULL;
  g_auto(GStrv) names = praxis_theme_list ();
  g_autoptr(PraxisTheme) copy = NULL, clinic = praxis_theme_load ("clinic", NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "my-clinic");
  g_assert_cmpstr (second, ==, "my-clinic-2");
  g_assert_true (g_strv_contains ((const char *const *) names, second));
  g_assert_true (g_file_get_contents (path, &css, NULL, NULL));
  g_assert_cmpstr (css, ==, praxis_theme_get_sheet ("themes/clinic.css"));
  copy = praxis_theme_load (second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_theme_get_value (copy, "--band"), ==, praxis_theme_get_value (clinic, "--band"));
}

static void
test_no_copy (void)
{
  g_autofree char *folder = praxis_theme_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *away = g_strconcat (parent, "/away", NULL);
  g_autoptr(GError) error = NULL;

  /* A file is in the way of the folder. */
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_null (praxis_theme_copy ("plain", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
}

static void
test_file (void)
{
  g_autofree char *path = praxis_theme_dup_path ("in-a-file");
  g_autoptr(PraxisTheme) theme = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_theme_load_file ("/nowhere/none.css", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nowhere/none.css"));
  g_clear_error (&error);
  write_own ("in-a-file.css", ":root { --paper: #123; }");
  theme = praxis_theme_load_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_theme_get_value (theme, "--paper"), ==, "#123");
  write_own ("in-a-file.css", "body { }");
  g_assert_null (praxis_theme_load_file (path, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/theme/parse", test_parse);
  g_test_add_func ("/theme/refused", test_refused);
  g_test_add_func ("/theme/not-text", test_not_text);
  g_test_add_func ("/theme/contrast", test_contrast);
  g_test_add_func ("/theme/warnings", test_warnings);
  g_test_add_func ("/theme/copy", test_copy);
  g_test_add_func ("/theme/no-copy", test_no_copy);
  g_test_add_func ("/theme/file", test_file);
  g_test_add_func ("/theme/contrast-itself", test_contrast_itself);
  g_test_add_func ("/theme/shipped", test_shipped);
  g_test_add_func ("/theme/complete", test_complete);
  g_test_add_func ("/theme/own", test_own);
  g_test_add_func ("/theme/none", test_none);
  return g_test_run ();
}
