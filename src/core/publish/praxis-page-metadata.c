/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-reference-value.h"
#include "praxis-page.h"

/*
 * What a page's head says to programs that show links (Open Graph, https://ogp.me) and to catalogues (Dublin Core,
 * https://www.dublincore.org/specifications/dublin-core/dc-html/).
 */

static void
put (PraxisHtml *html,
     const char *attribute,
     const char *name,
     const char *value)
{
  if (value != NULL && *value != '\0')
    praxis_html_void (html, "meta", attribute, name, "content", value, NULL);
}

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) date = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;
}

/* "fr-CA" as "fr_CA"; Open Graph has no form for a language alone. */
static char *
dup_locale (PraxisDigest *digest)
{
  const char *language = praxis_digest_get_language (digest);
  char *locale;

  if (language == NULL || strlen (language) != 5 || language[2] != '-')
    return NULL;
  locale = g_strdup (language);
  locale[2] = '_';
  locale[3] = g_ascii_toupper (locale[3]);
  locale[4] = g_ascii_toupper (locale[4]);
  return locale;
}

static void
write_open_graph (PraxisHtml       *html,
                  const PraxisPage *page,
                  const char       *title,
                  const char       *url)
{
  g_autofree char *locale = dup_locale (page->digest);

  put (html, "property", "og:type", page->post != NULL ? "article" : "website");
  put (html, "property", "og:title", title);
  put (html, "property", "og:description", page->description);
  put (html, "property", "og:url", url);
  put (html, "property", "og:site_name", praxis_digest_get_title (page->digest));
  put (html, "property", "og:locale", locale);
}

/* What stands on the picture. */
static char *
dup_image_words (PraxisDigest *digest)
{
  const char *title = praxis_page_get_digest_title (digest);
  const char *author = praxis_digest_get_author (digest);

  return *author != '\0' ? g_strconcat (title, " – ", author, NULL) : g_strdup (title);
}

/* Programs do not look for a picture at a relative address. The card is what X and those that read its tags show; its other
 * parts they take from Open Graph. */
static void
write_image (PraxisHtml       *html,
             const PraxisPage *page)
{
  g_autofree char *image = praxis_page_dup_url (page->digest, PRAXIS_PAGE_IMAGE);
  g_autofree char *words = dup_image_words (page->digest);

  put (html, "property", "og:image", image);
  put (html, "property", "og:image:type", "image/png");
  put (html, "property", "og:image:width", G_STRINGIFY (PRAXIS_PAGE_IMAGE_WIDTH));
  put (html, "property", "og:image:height", G_STRINGIFY (PRAXIS_PAGE_IMAGE_HEIGHT));
  put (html, "property", "og:image:alt", words);
  put (html, "name", "twitter:card", "summary_large_image");
}

/* Open Graph wants a day (ISO 8601). Of a post that nobody knows the time of there is the first one of its month. */
static char *
dup_published (PraxisPost *post)
{
  char *day = dup_date (praxis_post_get_published (post));
  g_autofree char *month = praxis_month_to_string (praxis_post_get_month (post));

  return day != NULL || month == NULL ? day : g_strconcat (month, "-01", NULL);
}

static void
write_article (PraxisHtml       *html,
               const PraxisPage *page)
{
  GPtrArray *topics = praxis_post_get_terms (page->post, PRAXIS_VOCABULARY_TOPIC);
  g_autofree char *published = dup_published (page->post);
  g_autofree char *changed = dup_date (page->changed);

  put (html, "property", "article:published_time", published);
  put (html, "property", "article:modified_time", changed);
  for (guint i = 0; i < topics->len; i++)
    put (html, "property", "article:tag", praxis_term_get_label (topics->pdata[i]));
}

static void
write_dublin_core (PraxisHtml       *html,
                   const PraxisPage *page,
                   const char       *title,
                   const char       *url)
{
  praxis_html_void (html, "link", "rel", "schema.DC", "href", "http://purl.org/dc/elements/1.1/", NULL);
  put (html, "name", "DC.title", title);
  put (html, "name", "DC.creator", praxis_digest_get_author (page->digest));
  put (html, "name", "DC.language", praxis_digest_get_language (page->digest));
  put (html, "name", "DC.type", "Text");
  put (html, "name", "DC.format", "text/html");
  put (html, "name", "DC.identifier", url);
  put (html, "name", "DC.rights", praxis_digest_get_licence (page->digest));
}

static void
write_dublin_core_of_post (PraxisHtml       *html,
                           const PraxisPage *page)
{
  GPtrArray *topics = praxis_post_get_terms (page->post, PRAXIS_VOCABULARY_TOPIC);
  GPtrArray *citations = praxis_post_get_citations (page->post);
  g_autofree char *month = praxis_month_to_string (praxis_post_get_month (page->post));

  put (html, "name", "DC.date", month);
  for (guint i = 0; i < topics->len; i++)
    put (html, "name", "DC.subject", praxis_term_get_label (topics->pdata[i]));
  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *doi = praxis_reference_value_doi (citations->pdata[i]);
      g_autofree char *address = doi != NULL ? g_strconcat ("https://doi.org/", doi, NULL) : NULL;

      put (html, "name", "DC.relation", address);
    }
}

/**
 * praxis_page_write_metadata:
 * @html: a writer in an open head
 * @page: the page
 * @url: (nullable): where it is on the web
 */
void
praxis_page_write_metadata (PraxisHtml       *html,
                            const PraxisPage *page,
                            const char       *url)
{
  const char *title = page->title != NULL && *page->title != '\0' ? page->title : praxis_page_get_digest_title (page->digest);

  write_open_graph (html, page, title, url);
  if (url != NULL)
    write_image (html, page);
  if (page->post != NULL)
    write_article (html, page);
  write_dublin_core (html, page, title, url);
  if (page->post != NULL)
    write_dublin_core_of_post (html, page);
}
