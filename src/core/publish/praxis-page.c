/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-reference-writer.h"
#include "praxis-catalogue.h"
#include "praxis-citation-metadata.h"
#include "praxis-feed.h"
#include "praxis-fragment.h"
#include "praxis-linked-data.h"
#include "praxis-sha256.h"
#include "praxis-theme.h"

/* What is around the content of every page: head, masthead and foot. */

/* A page loads its style sheet and, where the site is searched, the site's own scripts; nothing that stands in a page runs. */
#define POLICY "default-src 'none'; style-src %s; base-uri 'none'; form-action 'none'"

static const char *
word (const PraxisPage *page,
      const char       *message)
{
  return praxis_catalogue_get (praxis_digest_get_language (page->digest), "page", message);
}

/**
 * praxis_page_get_style:
 *
 * Returns: (transfer none): the style sheet of pages that stand alone and are of no theme
 */
const char *
praxis_page_get_style (void)
{
  static gsize style;

  if (g_once_init_enter (&style))
    g_once_init_leave (&style, (gsize) praxis_theme_dup_style (praxis_theme_get_plain ()));
  return (const char *) style;
}

static char *
dup_hash_source (const char *text)
{
  g_autofree char *base64 = NULL;
  guint8 digest[PRAXIS_SHA256_LENGTH];

  praxis_sha256_get_digest (text, strlen (text), digest);
  base64 = g_base64_encode (digest, sizeof digest);
  return g_strdup_printf ("'sha256-%s'", base64);
}

/**
 * praxis_page_dup_policy:
 * @css: (nullable): the style sheet that the page carries in itself; %NULL where it is a file beside the page
 * @data: (nullable): the data block that the page carries
 * @scripts: whether scripts of the site run, which are files beside the page
 *
 * Returns: (transfer full): the page's Content-Security-Policy (https://www.w3.org/TR/CSP3/)
 */
char *
praxis_page_dup_policy (const char *css,
                        const char *data,
                        gboolean    scripts)
{
  /* Not every browser takes the file beside a page that was opened from a file for its own. The only picture is the
   * site's icon. */
  g_autofree char *style = css != NULL ? dup_hash_source (css) : g_strdup ("'self' file:; img-src 'self' file:");
  g_autofree char *block = data != NULL ? dup_hash_source (data) : NULL;

  /* A data block does not run, and the policy does not apply to it; there are checkers that think it does. */
  if (block == NULL && !scripts)
    return g_strdup_printf (POLICY, style);
  return g_strdup_printf (POLICY "; script-src%s%s%s", style, scripts ? " 'self' file:" : "", block != NULL ? " " : "",
                          block != NULL ? block : "");
}

/**
 * praxis_page_dup_url:
 * @digest: a digest
 * @path: the path of a page in its site
 *
 * Returns: (transfer full) (nullable): where the page is on the web; %NULL where the digest has no base URL
 */
char *
praxis_page_dup_url (PraxisDigest *digest,
                     const char   *path)
{
  const char *base = praxis_digest_get_site_address (digest);
  gsize length;

  if (base == NULL || path == NULL || !praxis_html_is_safe_address (base))
    return NULL;
  length = strlen (path) - (g_str_has_suffix (path, "index.html") ? strlen ("index.html") : 0);
  return g_strdup_printf ("%s%.*s", base, (int) length, path);
}

/**
 * praxis_page_write_head:
 * @html: a writer in an open head
 * @policy: the Content-Security-Policy
 * @title: the page's title
 *
 * Writes what every page's head begins with.
 */
void
praxis_page_write_head (PraxisHtml *html,
                        const char *policy,
                        const char *title)
{
  praxis_html_void (html, "meta", "charset", "utf-8", NULL);
  praxis_html_void (html, "meta", "http-equiv", "Content-Security-Policy", "content", policy, NULL);
  praxis_html_void (html, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1", NULL);
  praxis_html_void (html, "meta", "name", "color-scheme", "content", "light dark", NULL);
  praxis_html_element (html, "title", title, NULL);
}

static void
write_html (PraxisHtml   *html,
            PraxisDigest *digest)
{
  const char *language = praxis_digest_get_language (digest);

  praxis_html_doctype (html);
  praxis_html_open (html, "html", "lang", language != NULL && *language != '\0' ? language : "en",
                    "dir", praxis_html_get_direction (language), NULL);
}

/**
 * praxis_page_get_digest_title:
 * @digest: a digest
 *
 * Returns: (transfer none): what pages call it
 */
const char *
praxis_page_get_digest_title (PraxisDigest *digest)
{
  const char *title = praxis_digest_get_title (digest);

  if (*title != '\0')
    return title;
  return praxis_catalogue_get (praxis_digest_get_language (digest), "page", NC_ ("page", "Untitled"));
}

static char *
dup_title (const PraxisPage *page)
{
  const char *title = praxis_digest_get_title (page->digest);

  if (page->title == NULL || *page->title == '\0')
    return g_strdup (praxis_page_get_digest_title (page->digest));
  return *title != '\0' ? g_strconcat (page->title, " – ", title, NULL) : g_strdup (page->title);
}

static void
write_reference_files (PraxisHtml       *html,
                       const PraxisPage *page)
{
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *path = praxis_reference_format_dup_file_name (i, PRAXIS_REFERENCES_STEM);
      g_autofree char *address = g_strconcat (page->root, path, NULL);

      praxis_html_void (html, "link", "rel", "alternate", "type", praxis_reference_format_get_media_type (i),
                        "href", address, "title", praxis_reference_format_get_label (i), NULL);
    }
}

/* A browser that is told of no icon asks the server for one that may be another's. */
static void
write_site_files (PraxisHtml       *html,
                  const PraxisPage *page)
{
  g_autofree char *sheet = g_strconcat (page->root, "style.css", NULL);
  g_autofree char *icon = g_strconcat (page->root, "favicon.svg", NULL);

  praxis_html_void (html, "link", "rel", "stylesheet", "href", sheet, NULL);
  praxis_html_void (html, "link", "rel", "icon", "type", "image/svg+xml", "href", icon, NULL);
}

static void
write_feed (PraxisHtml       *html,
            const PraxisPage *page,
            const char       *stem,
            const char       *title)
{
  for (guint i = 0; i < PRAXIS_N_FEED_FORMATS; i++)
    {
      g_autofree char *address = g_strconcat (page->root, stem, ".", praxis_feed_format_get_extension (i), NULL);

      praxis_html_void (html, "link", "rel", "alternate", "type", praxis_feed_format_get_media_type (i),
                        "href", address, "title", title, NULL);
    }
}

/* Programs that read feeds offer them by these; the first is taken by those that offer no choice. */
static void
write_feeds (PraxisHtml       *html,
             const PraxisPage *page,
             const char       *title)
{
  if (page->feed != NULL)
    write_feed (html, page, page->feed, title);
  write_feed (html, page, PRAXIS_FEED_STEM, praxis_page_get_digest_title (page->digest));
}

/* By this Praxis finds, from the address of any page, what it can subscribe to. */
static void
write_archive (PraxisHtml       *html,
               const PraxisPage *page)
{
  g_autofree char *address = g_strconcat (page->root, "archive/manifest.json", NULL);

  if (praxis_digest_get_origin (page->digest) == PRAXIS_ORIGIN_SUBSCRIBED)
    return;
  praxis_html_void (html, "link", "rel", "alternate", "type", "application/vnd.praxis+json", "href", address,
                    "title", praxis_page_get_digest_title (page->digest), NULL);
}

static void
write_page_head (PraxisHtml       *html,
                 const PraxisPage *page)
{
  const char *css = page->root != NULL ? NULL : page->style != NULL ? page->style : praxis_page_get_style ();
  g_autoptr(PraxisJsonBuilder) json = praxis_linked_data_new (page);
  g_autofree char *data = json != NULL ? praxis_html_dup_json (json) : NULL;
  g_autofree char *policy = praxis_page_dup_policy (css, data, page->has_search);
  g_autofree char *title = dup_title (page);
  g_autofree char *canonical = praxis_page_dup_url (page->digest, page->address);
  const char *author = praxis_digest_get_author (page->digest);

  praxis_html_open (html, "head", NULL);
  praxis_page_write_head (html, policy, title);
  if (page->description != NULL && *page->description != '\0')
    praxis_html_void (html, "meta", "name", "description", "content", page->description, NULL);
  if (*author != '\0')
    praxis_html_void (html, "meta", "name", "author", "content", author, NULL);
  praxis_html_void (html, "meta", "name", "generator", "content", "Praxis " PACKAGE_VERSION, NULL);
  if (canonical != NULL)
    praxis_html_void (html, "link", "rel", "canonical", "href", canonical, NULL);
  if (page->is_missing)
    praxis_html_void (html, "meta", "name", "robots", "content", "noindex", NULL);
  if (css != NULL)
    {
      praxis_html_style (html, css);
    }
  else
    {
      write_site_files (html, page);
    }
  if (page->root != NULL)
    {
      write_feeds (html, page, title);
      write_archive (html, page);
    }
  if (!page->is_missing)
    praxis_page_write_metadata (html, page, canonical);
  if (page->has_references)
    write_reference_files (html, page);
  if (page->citations != NULL)
    praxis_citation_metadata_write_head (html, page->citations);
  if (data != NULL)
    praxis_html_json (html, "application/ld+json", data);
  praxis_html_close (html);
}

static void
write_site_link (PraxisHtml       *html,
                 const PraxisPage *page,
                 const char       *path,
                 const char       *text)
{
  g_autofree char *address = g_strconcat (page->root, path, NULL);
  gboolean here = g_strcmp0 (page->address, path) == 0;

  praxis_html_open (html, "li", NULL);
  praxis_html_element (html, "a", text, "href", address, "aria-current", here ? "page" : NULL, NULL);
  praxis_html_close (html);
}

/* What the author has put above or below every page of the site. */
static void
write_fragment (PraxisHtml       *html,
                const PraxisPage *page,
                const char       *class,
                const char       *fragment)
{
  g_autofree char *clean = NULL;

  if (page->root == NULL || *fragment == '\0')
    return;
  clean = praxis_fragment_clean (fragment, page->root, NULL);
  if (*clean == '\0')
    return;
  praxis_html_open (html, "div", "class", class, NULL);
  praxis_html_append (html, clean);
  praxis_html_close (html);
}

static void
write_masthead (PraxisHtml       *html,
                const PraxisPage *page)
{
  g_autofree char *home = g_strconcat (page->root != NULL ? page->root : "", "index.html", NULL);
  const char *title = praxis_page_get_digest_title (page->digest);

  praxis_html_open (html, "header", "class", "masthead", NULL);
  write_fragment (html, page, "site-header", praxis_digest_get_site_header (page->digest));
  praxis_html_open (html, page->has_heading ? "p" : "h1", "class", "site-title", NULL);
  if (page->root != NULL)
    praxis_html_link (html, home, title);
  else
    praxis_html_text (html, title);
  praxis_html_close (html);
  if (page->root != NULL)
    {
      praxis_html_open (html, "nav", "class", "site-nav", "aria-label", word (page, NC_ ("page", "Site")), NULL);
      praxis_html_open (html, "ul", NULL);
      write_site_link (html, page, "index.html", word (page, NC_ ("page", "Current Issue")));
      write_site_link (html, page, "archive.html", word (page, NC_ ("page", "Archive")));
      write_site_link (html, page, "posts/index.html", word (page, NC_ ("page", "All Posts")));
      praxis_html_close (html);
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

/* The pages above this one, and how long it takes to read. */
static void
write_steps (PraxisHtml       *html,
             const PraxisPage *page)
{
  praxis_html_open (html, "div", "class", "steps", NULL);
  praxis_html_open (html, "nav", "aria-label", word (page, NC_ ("page", "You are here")), NULL);
  praxis_html_open (html, "ol", NULL);
  for (gsize i = 0; i + 1 < page->n_steps; i++)
    {
      g_autofree char *address = g_strconcat (page->root, page->steps[i].path, NULL);

      praxis_html_open (html, "li", NULL);
      praxis_html_link (html, address, page->steps[i].name);
      praxis_html_close (html);
    }
  praxis_html_close (html);
  praxis_html_close (html);
  if (page->minutes > 0)
    {
      /* Translators: how long a text takes to read; {minutes} is a number */
      g_autoptr(GString) text = g_string_new (word (page, NC_ ("page", "Reading time: {minutes} min")));
      char number[16];

      g_snprintf (number, sizeof number, "%u", page->minutes);
      g_string_replace (text, "{minutes}", number, 1);
      praxis_html_element (html, "p", text->str, "class", "reading-time", NULL);
    }
  praxis_html_close (html);
}

/**
 * praxis_page_begin:
 * @html: a writer that has written nothing
 * @page: the page
 *
 * Writes everything up to the content, which goes into an open `<main>`.
 */
void
praxis_page_begin (PraxisHtml       *html,
                   const PraxisPage *page)
{
  write_html (html, page->digest);
  write_page_head (html, page);
  praxis_html_open (html, "body", "class", page->kind, NULL);
  praxis_html_element (html, "a", word (page, NC_ ("page", "Skip to content")), "class", "skip", "href", "#content",
                       NULL);
  write_masthead (html, page);
  praxis_html_open (html, "main", "id", "content", NULL);
  if (page->shows_steps)
    write_steps (html, page);
}

/**
 * praxis_page_dup_licence_url:
 * @licence: the name of a licence
 *
 * Creative Commons is what digests have; other licences are named and not linked. The address of a licence follows
 * from its SPDX name (https://spdx.org/licenses/).
 *
 * Returns: (transfer full) (nullable): where it is to be read
 */
char *
praxis_page_dup_licence_url (const char *licence)
{
  g_auto(GStrv) parts = g_strsplit (licence, "-", -1);
  g_autofree char *terms = NULL;
  guint n = g_strv_length (parts);

  if (g_strcmp0 (licence, "CC0-1.0") == 0)
    return g_strdup ("https://creativecommons.org/publicdomain/zero/1.0/");
  if (n < 3 || g_strcmp0 (parts[0], "CC") != 0 || g_strcmp0 (parts[n - 1], "4.0") != 0)
    return NULL;
  g_clear_pointer (&parts[n - 1], g_free);
  terms = g_strjoinv ("-", parts + 1);
  parts[n - 1] = g_strdup ("");
  for (char *p = terms; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  return g_strdup_printf ("https://creativecommons.org/licenses/%s/4.0/", terms);
}

static void
write_foot (PraxisHtml       *html,
            const PraxisPage *page)
{
  const char *author = praxis_digest_get_author (page->digest);
  const char *licence = praxis_digest_get_licence (page->digest);

  praxis_html_open (html, "footer", "class", "foot", NULL);
  write_fragment (html, page, "site-footer", praxis_digest_get_site_footer (page->digest));
  if (*author != '\0')
    {
      /* Translators: {author} is who writes the digest */
      g_autoptr(GString) line = g_string_new (word (page, NC_ ("page", "Written by {author}")));

      g_string_replace (line, "{author}", author, 1);
      praxis_html_element (html, "p", line->str, NULL);
    }
  if (*licence != '\0')
    {
      g_autofree char *address = praxis_page_dup_licence_url (licence);

      praxis_html_open (html, "p", NULL);
      /* Translators: the name of a licence follows, such as CC-BY-4.0 */
      praxis_html_text (html, word (page, NC_ ("page", "Licence:")));
      praxis_html_text (html, " ");
      praxis_html_link (html, address, licence);
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

/**
 * praxis_page_end:
 * @html: a writer with `<main>` open
 * @page: the page
 */
void
praxis_page_end (PraxisHtml       *html,
                 const PraxisPage *page)
{
  praxis_html_close (html);
  write_foot (html, page);
  praxis_html_close (html);
  praxis_html_close (html);
}

/**
 * praxis_page_write_redirect:
 * @html: a writer that has written nothing
 * @page: the page that is no longer there; its title is that of the new one
 * @target: the way from here to the new one
 *
 * Writes a page that leads on at once, without JavaScript, and that search engines take for the new one.
 */
void
praxis_page_write_redirect (PraxisHtml       *html,
                            const PraxisPage *page,
                            const char       *target)
{
  g_autofree char *policy = praxis_page_dup_policy (NULL, NULL, FALSE);
  g_autofree char *refresh = g_strconcat ("0; url=", target, NULL);
  g_autofree char *canonical = praxis_page_dup_url (page->digest, page->address);

  write_html (html, page->digest);
  praxis_html_open (html, "head", NULL);
  praxis_page_write_head (html, policy, page->title);
  praxis_html_void (html, "meta", "http-equiv", "refresh", "content", refresh, NULL);
  praxis_html_void (html, "link", "rel", "canonical", "href", canonical != NULL ? canonical : target, NULL);
  write_site_files (html, page);
  praxis_html_close (html);
  praxis_html_open (html, "body", "class", "redirect", NULL);
  praxis_html_open (html, "main", NULL);
  praxis_html_element (html, "h1", word (page, NC_ ("page", "This page has moved")), NULL);
  praxis_html_open (html, "p", NULL);
  praxis_html_link (html, target, page->title);
  praxis_html_close (html);
  praxis_html_close (html);
  praxis_html_close (html);
  praxis_html_close (html);
}
