/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-article.h"

#include <glib/gi18n-lib.h>

#include "praxis-article-evidence.h"
#include "praxis-catalogue.h"
#include "praxis-notice-words.h"
#include "praxis-prose.h"

/*
 * A post as HTML. Preview, reader and every export show what is made here, byte for byte: nothing depends on the
 * page around it, so that the article holds no link to another page of a site; what leads on stands beside it.
 *
 * Parts that an editor has a field for carry its name in `data-field`, so that a click can lead there:
 * title, citation (with data-index), summary, findings, implications, topics, types.
 */

#define TITLE_LEVEL 2

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static void
write_month (PraxisHtml  *html,
             PraxisMonth  month,
             const char  *language)
{
  g_autofree char *machine = praxis_month_to_string (month);
  g_autofree char *words = praxis_catalogue_format_month (language, month);

  if (words == NULL)
    return;
  praxis_html_open (html, "p", "class", "post-month", NULL);
  praxis_html_element (html, "time", words, "datetime", machine, NULL);
  praxis_html_close (html);
}

static void
write_citations (PraxisHtml       *html,
                 GPtrArray        *citations,
                 PraxisReferences *references)
{
  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *reference = praxis_references_dup_html (references, g_ptr_array_index (citations, i));
      char index[16];

      g_snprintf (index, sizeof index, "%u", i);
      /* A reference may be written in another direction than the page. */
      praxis_html_open (html, "p", "class", "citation", "dir", "auto", "data-field", "citation", "data-index", index,
                        NULL);
      praxis_html_append (html, reference);
      praxis_html_close (html);
    }
}

static void
write_header (PraxisHtml       *html,
              PraxisPost       *post,
              PraxisReferences *references,
              const char       *id,
              const char       *language)
{
  const char *title = praxis_post_get_title (post);

  praxis_html_open (html, "header", NULL);
  write_month (html, praxis_post_get_month (post), language);
  praxis_html_element (html, "h2",
                       !is_blank (title) ? title : praxis_catalogue_get (language, "page", NC_ ("page", "Untitled")),
                       "class", "post-title", "id", id, "dir", "auto", "data-field", "title", NULL);
  write_citations (html, praxis_post_get_citations (post), references);
  praxis_html_close (html);
}

static void
write_notice (PraxisHtml   *html,
              PraxisNotice *notice,
              GPtrArray    *citations,
              const char   *language)
{
  g_autofree char *work = praxis_notice_dup_work (notice, citations);
  g_autofree char *address = praxis_notice_dup_address (notice);
  const char *date = praxis_notice_get_date (notice);

  praxis_html_open (html, "div", "class", "notice", "role", "note", NULL);
  praxis_html_open (html, "p", NULL);
  praxis_html_element (html, "strong", praxis_notice_get_words (notice, language), NULL);
  praxis_html_text (html, " ");
  if (work != NULL)
    praxis_html_element (html, "span", work, "dir", "auto", NULL);
  if (*date != '\0')
    {
      praxis_html_text (html, work != NULL ? " · " : "");
      praxis_html_element (html, "time", date, "datetime", date, NULL);
    }
  if (address != NULL)
    {
      praxis_html_text (html, work != NULL || *date != '\0' ? " · " : "");
      praxis_html_link (html, address, praxis_catalogue_get (language, "page", NC_ ("page", "Read the Notice")));
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

/* What publishers have said of the works since, where the author wants readers to know. */
static void
write_notices (PraxisHtml *html,
               PraxisPost *post,
               const char *language)
{
  GPtrArray *notices = praxis_post_get_notices (post);

  for (guint i = 0; i < notices->len; i++)
    write_notice (html, notices->pdata[i], praxis_post_get_citations (post), language);
}

static void
write_implications (PraxisHtml *html,
                    const char *implications,
                    const char *language)
{
  if (is_blank (implications))
    return;
  praxis_html_open (html, "section", "class", "implications", NULL);
  praxis_html_element (html, "h3", praxis_catalogue_get (language, "page", NC_ ("page", "Practice Implications")), NULL);
  praxis_html_open (html, "div", "data-field", "implications", NULL);
  praxis_prose_write (html, implications, TITLE_LEVEL + 2);
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_terms (PraxisHtml *html,
             GPtrArray  *terms,
             const char *name,
             const char *field)
{
  if (terms->len == 0)
    return;
  praxis_html_open (html, "div", "data-field", field, NULL);
  praxis_html_element (html, "dt", name, NULL);
  for (guint i = 0; i < terms->len; i++)
    praxis_html_element (html, "dd", praxis_term_get_label (terms->pdata[i]), NULL);
  praxis_html_close (html);
}

static void
write_footer (PraxisHtml *html,
              PraxisPost *post,
              const char *language)
{
  GPtrArray *topics = praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC);
  GPtrArray *types = praxis_post_get_terms (post, PRAXIS_VOCABULARY_TYPE);

  if (topics->len == 0 && types->len == 0)
    return;
  praxis_html_open (html, "footer", NULL);
  praxis_html_open (html, "dl", "class", "post-terms", NULL);
  write_terms (html, topics, praxis_catalogue_get (language, "page", NC_ ("page", "Topics")), "topics");
  write_terms (html, types, praxis_catalogue_get (language, "page", NC_ ("page", "Type of Research")), "types");
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_article (PraxisHtml        *html,
               PraxisPost        *post,
               PraxisDigest      *digest,
               PraxisReferences  *references,
               PraxisArticleForm  form)
{
  const char *language = praxis_digest_get_language (digest);
  g_autofree char *id = g_strconcat ("post-", praxis_post_get_uuid (post), NULL);

  praxis_html_open (html, "article", "class", "post", "aria-labelledby", id, NULL);
  write_header (html, post, references, id, language);
  write_notices (html, post, language);
  if (!is_blank (praxis_post_get_summary (post)))
    {
      praxis_html_open (html, "div", "class", "summary", "data-field", "summary", NULL);
      praxis_prose_write (html, praxis_post_get_summary (post), TITLE_LEVEL + 1);
      praxis_html_close (html);
    }
  praxis_article_write_evidence (html, post, language, form);
  write_implications (html, praxis_post_get_implications (post), language);
  write_footer (html, post, language);
  praxis_html_close (html);
}

/**
 * praxis_article_write:
 * @html: a writer
 * @post: a post
 * @digest: its digest
 * @references: the references of the digest, its citations among those that were loaded
 *
 * Writes the post as one `<article>`, with its title as a heading of the second level, for a page.
 */
void
praxis_article_write (PraxisHtml       *html,
                      PraxisPost       *post,
                      PraxisDigest     *digest,
                      PraxisReferences *references)
{
  g_return_if_fail (PRAXIS_IS_POST (post));
  g_return_if_fail (PRAXIS_IS_DIGEST (digest));

  write_article (html, post, digest, references, PRAXIS_ARTICLE_PAGE);
}

static char *
article_to_html (PraxisPost        *post,
                 PraxisDigest      *digest,
                 PraxisReferences  *references,
                 PraxisArticleForm  form)
{
  g_autoptr(PraxisHtml) html = praxis_html_new ();

  write_article (html, post, digest, references, form);
  return praxis_html_free_to_string (g_steal_pointer (&html));
}

/**
 * praxis_article_to_html:
 * @post: a post
 * @digest: its digest
 * @references: the references of the digest, its citations among those that were loaded
 *
 * Returns: (transfer full): what praxis_article_write() writes
 */
char *
praxis_article_to_html (PraxisPost       *post,
                        PraxisDigest     *digest,
                        PraxisReferences *references)
{
  return article_to_html (post, digest, references, PRAXIS_ARTICLE_PAGE);
}

/**
 * praxis_article_to_message:
 * @post: a post
 * @digest: its digest
 * @references: the references of the digest, its citations among those that were loaded
 *
 * Returns: (transfer full): the same article without pictures, for programs that read mail and feeds
 */
char *
praxis_article_to_message (PraxisPost       *post,
                           PraxisDigest     *digest,
                           PraxisReferences *references)
{
  return article_to_html (post, digest, references, PRAXIS_ARTICLE_MESSAGE);
}

/**
 * praxis_article_write_blurb:
 * @html: a writer
 * @blurb: (nullable): an issue's blurb, CommonMark
 * @level: the level of a heading in it
 *
 * Writes what stands before the posts of an issue; nothing where there is no blurb.
 */
void
praxis_article_write_blurb (PraxisHtml *html,
                            const char *blurb,
                            int         level)
{
  if (blurb == NULL || is_blank (blurb))
    return;
  praxis_html_open (html, "div", "class", "blurb", NULL);
  praxis_prose_write (html, blurb, level);
  praxis_html_close (html);
}

/**
 * praxis_article_issue_to_html:
 * @digest: a digest
 * @references: the references of the digest, those of the posts among the ones that were loaded
 * @posts: (element-type PraxisPost): posts of it, in the order of their issue
 * @blurb: (nullable): the issue's blurb
 * @form: how the articles are written
 *
 * Makes a fragment for a page around it: the blurb and the articles, one below the other. The articles are those of every export,
 * byte for byte.
 *
 * Returns: (transfer full): the fragment
 */
char *
praxis_article_issue_to_html (PraxisDigest      *digest,
                              PraxisReferences  *references,
                              GPtrArray         *posts,
                              const char        *blurb,
                              PraxisArticleForm  form)
{
  g_autoptr(PraxisHtml) html = praxis_html_new ();

  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  praxis_article_write_blurb (html, blurb, TITLE_LEVEL);
  for (guint i = 0; i < posts->len; i++)
    write_article (html, posts->pdata[i], digest, references, form);
  return praxis_html_free_to_string (g_steal_pointer (&html));
}
