/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-print-page.h"

#include <glib/gi18n-lib.h>

#include "praxis-article.h"
#include "praxis-catalogue.h"
#include "praxis-page.h"
#include "praxis-theme.h"

/* A post or a month for paper and PDF: the article as it is exported, with what it is from above it and whose it is
 * below it. Nothing on it leads anywhere. */

/* What a program that prints calls the document: what it is, and whose. */
static char *
dup_title (PraxisDigest *digest,
           GPtrArray    *posts,
           const char   *month)
{
  const char *title = month != NULL ? month : posts->len > 0 ? praxis_post_get_title (posts->pdata[0]) : "";
  const char *author = praxis_digest_get_author (digest);
  const char *whose = month != NULL || *author == '\0' ? praxis_digest_get_title (digest) : author;

  if (*title == '\0')
    title = praxis_catalogue_get (praxis_digest_get_language (digest), "page", NC_ ("page", "Untitled"));
  return *whose != '\0' ? g_strconcat (title, " – ", whose, NULL) : g_strdup (title);
}

static void
write_head (PraxisHtml   *html,
            PraxisDigest *digest,
            const char   *title)
{
  const char *author = praxis_digest_get_author (digest);
  g_autofree char *css = g_strconcat (praxis_page_get_style (), "\n", praxis_theme_get_sheet ("site/print.css"), NULL);
  g_autofree char *policy = praxis_page_dup_policy (css, NULL, FALSE);

  praxis_html_open (html, "head", NULL);
  praxis_page_write_head (html, policy, title);
  if (*author != '\0')
    praxis_html_void (html, "meta", "name", "author", "content", author, NULL);
  praxis_html_style (html, css);
  praxis_html_close (html);
}

/**
 * praxis_print_page:
 * @digest: a digest
 * @references: the references of the digest, those of the posts among the ones that were loaded
 * @posts: (element-type PraxisPost): posts of it
 * @month: the month of which they are the issue; %PRAXIS_MONTH_NONE for the page of the one post
 * @blurb: (nullable): the blurb
 *
 * Makes the page that is printed: black on white whatever the screen, with the addresses of links in its words. Its
 * title is what a program that prints calls the document.
 *
 * Returns: (transfer full): a page that stands alone
 */
char *
praxis_print_page (PraxisDigest     *digest,
                   PraxisReferences *references,
                   GPtrArray        *posts,
                   PraxisMonth       month,
                   const char       *blurb)
{
  g_autoptr(PraxisHtml) html = praxis_html_new ();
  g_autofree char *words = praxis_catalogue_format_month (praxis_digest_get_language (digest), month);
  g_autofree char *title = dup_title (digest, posts, words);
  const char *language = praxis_digest_get_language (digest);
  const PraxisPage page = { .digest = digest };

  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  praxis_html_doctype (html);
  praxis_html_open (html, "html", "lang", language, "dir", praxis_html_get_direction (language), NULL);
  write_head (html, digest, title);
  praxis_html_open (html, "body", "class", words != NULL ? "print issue" : "print", NULL);
  praxis_html_open (html, "main", NULL);
  if (*praxis_digest_get_title (digest) != '\0')
    praxis_html_element (html, "p", praxis_digest_get_title (digest), "class", "print-source", NULL);
  if (words != NULL)
    praxis_html_element (html, "h1", words, NULL);
  praxis_article_write_blurb (html, blurb, 2);
  for (guint i = 0; i < posts->len; i++)
    praxis_article_write (html, posts->pdata[i], digest, references);
  praxis_page_end (html, &page);
  return praxis_html_free_to_string (g_steal_pointer (&html));
}
