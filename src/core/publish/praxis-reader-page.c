/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reader-page.h"

#include "praxis-article.h"
#include "praxis-page.h"
#include "praxis-theme.h"

/* The page of the window's reader: the article as it is exported, in the exported style sheet, with what its reader
 * likes laid over it. The page loads nothing and runs nothing. */

/* Of a letter of the text, on average, in the style sheet's units. */
#define CHARACTER_WIDTH 0.55

static void
append_number (GString    *css,
               const char *variable,
               double      value,
               const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  /* A decimal comma of the locale would break the style sheet. */
  g_ascii_formatd (number, sizeof number, "%.3f", value);
  g_string_append_printf (css, "%s:%s%s;", variable, number, unit);
}

/**
 * praxis_reader_options_dup_css:
 * @options: how a reader likes to read
 *
 * Returns: (transfer full): the style sheet of it, to come after that of the page
 */
char *
praxis_reader_options_dup_css (const PraxisReaderOptions *options)
{
  static const char *const schemes[] = { NULL, "light", "dark", "light", "dark" };
  g_autoptr(GString) css = g_string_new (":root{");

  if (options->font_scale > 0)
    append_number (css, "--scale", CLAMP (options->font_scale, 0.5, 4.0), "");
  if (options->width > 0)
    append_number (css, "--measure", CLAMP (options->width, 20, 200) * CHARACTER_WIDTH, "rem");
  if (options->line_spacing > 0)
    append_number (css, "--leading", CLAMP (options->line_spacing, 1.0, 3.0), "");
  if (options->scheme < G_N_ELEMENTS (schemes) && schemes[options->scheme] != NULL)
    g_string_append_printf (css, "color-scheme:%s;", schemes[options->scheme]);
  g_string_append (css, "}\n");
  return g_string_free_and_steal (g_steal_pointer (&css));
}

/**
 * praxis_reader_options_dup_classes:
 * @options: how a reader likes to read
 *
 * Returns: (transfer full): the classes that the body of the page has for it
 */
char *
praxis_reader_options_dup_classes (const PraxisReaderOptions *options)
{
  const char *scheme = options->scheme == PRAXIS_READER_SCHEME_SEPIA ? " sepia"
                       : options->scheme == PRAXIS_READER_SCHEME_NIGHT ? " night" : "";

  return g_strconcat ("reader", scheme, options->justified ? " justified" : "", NULL);
}

static char *
make_style (const PraxisReaderOptions *options)
{
  g_autofree char *css = praxis_reader_options_dup_css (options);

  return g_strconcat (praxis_page_get_style (), "\n", praxis_theme_get_sheet ("site/reader.css"), "\n", css, NULL);
}

/**
 * praxis_reader_page:
 * @post: a post
 * @digest: its digest
 * @references: the references of the digest, its citations among those that were loaded
 * @options: (nullable): how its reader likes to read
 *
 * Returns: (transfer full): a whole HTML page
 */
char *
praxis_reader_page (PraxisPost                *post,
                    PraxisDigest              *digest,
                    PraxisReferences          *references,
                    const PraxisReaderOptions *options)
{
  const PraxisReaderOptions none = { 0 };
  g_autoptr(PraxisHtml) html = praxis_html_new ();
  g_autofree char *css = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *classes = NULL;
  const char *language;

  g_return_val_if_fail (PRAXIS_IS_POST (post), NULL);
  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  if (options == NULL)
    options = &none;
  css = make_style (options);
  classes = praxis_reader_options_dup_classes (options);
  policy = praxis_page_dup_policy (css, NULL, FALSE);
  language = praxis_digest_get_language (digest);
  praxis_html_doctype (html);
  praxis_html_open (html, "html", "lang", language, "dir", praxis_html_get_direction (language), NULL);
  praxis_html_open (html, "head", NULL);
  praxis_page_write_head (html, policy, praxis_post_get_title (post));
  praxis_html_style (html, css);
  praxis_html_close (html);
  praxis_html_open (html, "body", "class", classes, NULL);
  praxis_html_open (html, "main", NULL);
  praxis_article_write (html, post, digest, references);
  praxis_html_close (html);
  praxis_html_close (html);
  praxis_html_close (html);
  return praxis_html_free_to_string (g_steal_pointer (&html));
}
