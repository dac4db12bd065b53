/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-catalogue.h"
#include "praxis-article.h"
#include "praxis-citation-metadata.h"
#include "praxis-prose.h"
#include "praxis-reading-time.h"
#include "praxis-site-private.h"

/* The pages that hold whole posts: of one post, of one issue, in a site or standing alone. */

#define DESCRIPTION_LENGTH 200

/* A topic that a post has twice is named once. */
static void
write_term_links (PraxisHtml       *html,
                  PraxisSite       *self,
                  PraxisPost       *post,
                  PraxisVocabulary  vocabulary,
                  const char       *name,
                  const char       *root)
{
  GPtrArray *terms = praxis_post_get_terms (post, vocabulary);
  PraxisSiteTerm *last = NULL;

  if (terms->len == 0)
    return;
  praxis_html_open (html, "div", NULL);
  praxis_html_element (html, "p", name, "class", "terms-title", NULL);
  praxis_html_open (html, "ul", "class", "term-links", NULL);
  for (guint i = 0; i < terms->len; i++)
    {
      PraxisSiteTerm *term = praxis_site_get_term (self, terms->pdata[i]);
      g_autofree char *address = NULL;

      if (term == NULL || term == last)
        continue;
      last = term;
      address = g_strconcat (root, term->path, NULL);
      praxis_html_open (html, "li", NULL);
      praxis_html_link (html, address, praxis_term_get_label (term->term));
      praxis_html_close (html);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_post_links (PraxisHtml *html,
                  PraxisSite *self,
                  PraxisPost *post)
{
  praxis_html_open (html, "div", "class", "post-links", NULL);
  write_term_links (html, self, post, PRAXIS_VOCABULARY_TOPIC, praxis_site_word (self, NC_ ("page", "Topics")), "../");
  write_term_links (html, self, post, PRAXIS_VOCABULARY_TYPE, praxis_site_word (self, NC_ ("page", "Type of Research")),
                    "../");
  praxis_html_close (html);
}

static void
write_post_neighbours (PraxisHtml *html,
                       PraxisSite *self,
                       guint       i)
{
  if (self->paths->len < 2)
    return;
  praxis_html_open (html, "nav", "class", "neighbours", "aria-label", praxis_site_word (self, NC_ ("page", "Posts")), NULL);
  if (i + 1 < self->paths->len)
    praxis_site_write_neighbour (html, "previous", praxis_site_word (self, NC_ ("page", "Older post")), "../",
                                 self->paths->pdata[i + 1], praxis_site_get_title (self, i + 1));
  if (i > 0)
    praxis_site_write_neighbour (html, "next", praxis_site_word (self, NC_ ("page", "Newer post")), "../",
                                 self->paths->pdata[i - 1], praxis_site_get_title (self, i - 1));
  praxis_html_close (html);
}

/* The posts before and behind have their links already. */
static void
write_related (PraxisHtml *html,
               PraxisSite *self,
               guint       i)
{
  const guint *all = &g_array_index (self->related, guint, i * PRAXIS_SITE_N_RELATED);
  const char *name = praxis_site_word (self, NC_ ("page", "Related posts"));
  guint related[PRAXIS_SITE_N_RELATED];
  guint n_related = 0;

  for (guint n = 0; n < PRAXIS_SITE_N_RELATED && all[n] != G_MAXUINT; n++)
    {
      if (all[n] + 1 != i && all[n] != i + 1)
        related[n_related++] = all[n];
    }
  if (n_related == 0)
    return;
  praxis_html_open (html, "nav", "class", "related", "aria-label", name, NULL);
  praxis_html_element (html, "h2", name, NULL);
  praxis_html_open (html, "ul", "class", "entries", NULL);
  for (guint n = 0; n < n_related; n++)
    praxis_site_write_entry (html, self, related[n], "../");
  praxis_html_close (html);
  praxis_html_close (html);
}

static const PraxisSiteMonth *
find_month (PraxisSite *self,
            guint       i)
{
  guint first = 0, end = self->months->len;

  while (end - first > 1)
    {
      guint middle = first + (end - first) / 2;

      if (((PraxisSiteMonth *) self->months->pdata[middle])->first <= i)
        first = middle;
      else
        end = middle;
    }
  return self->months->pdata[first];
}

/**
 * praxis_site_render_post:
 * @self: a site
 * @i: the place of a post
 * @post: the post, as published
 * @article: what praxis_article_to_html() makes of it
 *
 * Returns: (transfer full): its page
 */
PraxisHtml *
praxis_site_render_post (PraxisSite *self,
                         guint       i,
                         PraxisPost *post,
                         const char *article)
{
  PraxisHtml *html = praxis_html_new ();
  PraxisDigest *digest = self->publication->digest;
  const char *language = praxis_digest_get_language (digest);
  const PraxisSiteMonth *month = find_month (self, i);
  g_autofree char *description = praxis_prose_to_excerpt (praxis_post_get_summary (post), DESCRIPTION_LENGTH);
  g_autofree char *words = praxis_catalogue_format_month (language, month->month);
  char year[16], year_path[32];
  const PraxisPageStep steps[] = {
    { praxis_site_word (self, NC_ ("page", "Archive")), "archive.html" },
    { month->path != NULL ? year : praxis_site_word (self, NC_ ("page", "Without a month")),
      month->path != NULL ? year_path : "undated/index.html" },
    { words, month->path },
    { praxis_site_get_title (self, i), self->paths->pdata[i] },
  };
  const PraxisPageStep undated[] = { steps[0], steps[1], steps[3] };
  const PraxisPage page = {
    .digest = digest,
    .root = "../",
    .address = self->paths->pdata[i],
    .title = praxis_site_get_title (self, i),
    .description = description,
    .kind = "site-post",
    .post = post,
    .changed = praxis_site_get_post (self, i)->changed,
    .minutes = praxis_reading_time_of_post (post, language),
    .citations = praxis_post_get_citations (post),
    .steps = month->path != NULL ? steps : undated,
    .n_steps = month->path != NULL ? G_N_ELEMENTS (steps) : G_N_ELEMENTS (undated),
    .shows_steps = TRUE,
  };

  g_snprintf (year, sizeof year, "%d", praxis_month_get_year (month->month));
  g_snprintf (year_path, sizeof year_path, "%04d/index.html", praxis_month_get_year (month->month));
  praxis_page_begin (html, &page);
  praxis_html_append (html, article);
  praxis_citation_metadata_write_spans (html, page.citations);
  write_post_links (html, self, post);
  write_related (html, self, i);
  write_post_neighbours (html, self, i);
  praxis_page_end (html, &page);
  return html;
}

static void
write_spans (PraxisHtml *html,
             GPtrArray  *posts)
{
  for (guint i = 0; i < posts->len; i++)
    praxis_citation_metadata_write_spans (html, praxis_post_get_citations (posts->pdata[i]));
}

static void
write_month_neighbours (PraxisHtml      *html,
                        PraxisSite      *self,
                        PraxisSiteMonth *month)
{
  const char *language = praxis_digest_get_language (self->publication->digest);
  static const char *const labels[] = { NC_ ("page", "Newer issue"), NC_ ("page", "Older issue") };
  guint i = 0;

  if (self->months->len < 2 || !g_ptr_array_find (self->months, month, &i))
    return;
  praxis_html_open (html, "nav", "class", "neighbours", "aria-label", praxis_site_word (self, NC_ ("page", "Issues")), NULL);
  for (int older = 1; older >= 0; older--)
    {
      guint other = older ? i + 1 : i - 1;
      PraxisSiteMonth *neighbour = other < self->months->len ? self->months->pdata[other] : NULL;
      g_autofree char *words = NULL;

      if (neighbour == NULL || neighbour->path == NULL)
        continue;
      words = praxis_catalogue_format_month (language, neighbour->month);
      praxis_site_write_neighbour (html, older ? "previous" : "next", praxis_site_word (self, labels[older]), "../../",
                                   neighbour->path, words);
    }
  praxis_html_close (html);
}

/**
 * praxis_site_render_month:
 * @self: a site
 * @month: a month
 * @posts: (element-type PraxisPost): its posts, as published
 * @articles: what praxis_article_to_html() makes of them
 *
 * Returns: (transfer full): its page
 */
PraxisHtml *
praxis_site_render_month (PraxisSite      *self,
                          PraxisSiteMonth *month,
                          GPtrArray       *posts,
                          const char      *articles)
{
  PraxisHtml *html = praxis_html_new ();
  g_autofree char *title = praxis_catalogue_format_month (praxis_digest_get_language (self->publication->digest), month->month);
  g_autofree char *year = g_strdup_printf ("%d", praxis_month_get_year (month->month));
  g_autofree char *year_path = g_strdup_printf ("%04d/index.html", praxis_month_get_year (month->month));
  const PraxisPageStep steps[] = {
    { praxis_site_word (self, NC_ ("page", "Archive")), "archive.html" },
    { year, year_path },
    { title, month->path },
  };
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "../../",
    .address = month->path,
    .title = title,
    .kind = "issue",
    .has_heading = TRUE,
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
    .shows_steps = TRUE,
  };

  praxis_page_begin (html, &page);
  praxis_html_element (html, "h1", title, NULL);
  praxis_article_write_blurb (html, month->blurb, 2);
  praxis_html_append (html, articles);
  write_spans (html, posts);
  write_month_neighbours (html, self, month);
  praxis_page_end (html, &page);
  return html;
}

/**
 * praxis_page_of_posts:
 * @digest: a digest
 * @references: the references of the digest, those of the posts among the ones that were loaded
 * @posts: (element-type PraxisPost): posts of it
 * @month: the month of which they are the issue; %PRAXIS_MONTH_NONE for the page of the one post
 * @blurb: (nullable): the blurb
 * @style: the style sheet of the page
 *
 * Returns: (transfer full): a page that stands alone, with its style sheet in it
 */
char *
praxis_page_of_posts (PraxisDigest     *digest,
                      PraxisReferences *references,
                      GPtrArray        *posts,
                      PraxisMonth       month,
                      const char       *blurb,
                      const char       *style)
{
  g_autoptr(PraxisHtml) html = praxis_html_new ();
  g_autofree char *title = praxis_catalogue_format_month (praxis_digest_get_language (digest), month);
  g_autofree char *description = NULL;
  PraxisPage page = { .digest = digest, .kind = "post-page", .style = style };

  if (month != PRAXIS_MONTH_NONE)
    {
      page.title = title;
      page.kind = "issue";
      page.has_heading = TRUE;
    }
  else if (posts->len > 0)
    {
      page.title = praxis_post_get_title (posts->pdata[0]);
      description = praxis_prose_to_excerpt (praxis_post_get_summary (posts->pdata[0]), DESCRIPTION_LENGTH);
      page.description = description;
      page.post = posts->pdata[0];
      page.citations = praxis_post_get_citations (posts->pdata[0]);
    }
  praxis_page_begin (html, &page);
  if (page.has_heading)
    praxis_html_element (html, "h1", title, NULL);
  praxis_article_write_blurb (html, blurb, 2);
  for (guint i = 0; i < posts->len; i++)
    praxis_article_write (html, posts->pdata[i], digest, references);
  write_spans (html, posts);
  praxis_page_end (html, &page);
  return praxis_html_free_to_string (g_steal_pointer (&html));
}
