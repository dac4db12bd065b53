/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-email-private.h"

#include <glib/gi18n-lib.h>

#include "praxis-article.h"
#include "praxis-catalogue.h"
#include "praxis-page.h"

/* A month as HTML for mail programs and newsletter services: one document that needs nothing beside it, in which nothing runs
 * and nothing is loaded. */

static PraxisDigest *
get_digest (const PraxisEmail *self)
{
  return self->site->publication->digest;
}

/* The digest's title, or a word that stands for it. */
static const char *
get_title (const PraxisEmail *self)
{
  const char *title = praxis_digest_get_title (get_digest (self));

  return *title != '\0' ? title : praxis_site_word (self->site, NC_ ("page", "Untitled"));
}

static char *
dup_month (const PraxisEmail *self)
{
  return praxis_catalogue_format_month (praxis_digest_get_language (get_digest (self)), self->month->month);
}

/**
 * praxis_email_dup_subject:
 * @self: a month
 *
 * Returns: (transfer full): what the message is about, one line
 */
char *
praxis_email_dup_subject (const PraxisEmail *self)
{
  g_autofree char *month = dup_month (self);
  /* Translators: the subject of an e-mail; {title} is the title of a blog, {month} "March 2023" */
  g_autoptr(GString) subject = g_string_new (praxis_site_word (self->site, NC_ ("page", "{title}: {month}")));

  if (month == NULL)
    return g_strdup (get_title (self));
  g_string_replace (subject, "{month}", month, 1);
  g_string_replace (subject, "{title}", get_title (self), 1);
  for (char *p = subject->str; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }
  return g_string_free_and_steal (g_steal_pointer (&subject));
}

/**
 * praxis_email_dup_address:
 * @self: a month
 * @i: a post of it
 *
 * Returns: (transfer full) (nullable): where the post is on the web
 */
char *
praxis_email_dup_address (const PraxisEmail *self,
                          guint              i)
{
  return praxis_page_dup_url (get_digest (self), self->site->paths->pdata[self->month->first + i]);
}

/**
 * praxis_email_dup_web:
 * @self: a month
 *
 * Returns: (transfer full) (nullable): where the month is on the web
 */
char *
praxis_email_dup_web (const PraxisEmail *self)
{
  return praxis_page_dup_url (get_digest (self), self->month->path);
}

static void
write_head (const PraxisEmail *self,
            PraxisHtml        *html)
{
  g_autofree char *subject = praxis_email_dup_subject (self);
  const char *language = praxis_digest_get_language (get_digest (self));

  praxis_html_doctype (html);
  praxis_html_open (html, "html", "lang", language, "dir", praxis_html_get_direction (language), NULL);
  praxis_html_open (html, "head", NULL);
  praxis_html_void (html, "meta", "charset", "utf-8", NULL);
  praxis_html_void (html, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1", NULL);
  praxis_html_void (html, "meta", "name", "color-scheme", "content", "light dark", NULL);
  praxis_html_element (html, "title", subject, NULL);
  praxis_html_close (html);
}

static void
write_masthead (const PraxisEmail *self,
                PraxisHtml        *html)
{
  g_autofree char *home = praxis_page_dup_url (get_digest (self), "index.html");
  g_autofree char *month = dup_month (self);

  praxis_email_open_styled (html, "p", "site-title");
  praxis_html_link (html, home, get_title (self));
  praxis_html_close (html);
  if (month == NULL)
    return;
  praxis_email_open_styled (html, "h1", NULL);
  praxis_html_text (html, month);
  praxis_html_close (html);
}

static gboolean
write_posts (const PraxisEmail  *self,
             PraxisHtml         *html,
             GError            **error)
{
  g_autoptr(PraxisHtml) blurb = praxis_html_new_xhtml ();

  praxis_article_write_blurb (blurb, self->month->blurb, 2);
  if (!praxis_email_write_styled (html, praxis_html_peek (blurb, NULL), NULL, error))
    return FALSE;
  for (guint i = 0; i < self->posts->len; i++)
    {
      g_autofree char *article = praxis_article_to_message (self->posts->pdata[i], get_digest (self), self->site->references);
      g_autofree char *address = praxis_email_dup_address (self, i);

      if (!praxis_email_write_styled (html, article, address, error))
        return FALSE;
    }
  return TRUE;
}

static void
write_foot_line (PraxisHtml *html,
                 const char *text)
{
  praxis_email_open_styled (html, "p", "foot");
  praxis_html_text (html, text);
  praxis_html_close (html);
}

static void
write_foot (const PraxisEmail *self,
            PraxisHtml        *html)
{
  const char *author = praxis_digest_get_author (get_digest (self));
  g_autofree char *web = praxis_email_dup_web (self);

  praxis_email_open_styled (html, "div", "footer");
  if (*author != '\0')
    {
      g_autoptr(GString) line = g_string_new (praxis_site_word (self->site, NC_ ("page", "Written by {author}")));

      g_string_replace (line, "{author}", author, 1);
      write_foot_line (html, line->str);
    }
  if (web != NULL)
    {
      praxis_email_open_styled (html, "p", "foot");
      praxis_html_link (html, web, praxis_site_word (self->site, NC_ ("page", "Read this on the web")));
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

/**
 * praxis_email_to_html:
 * @self: a month
 * @error: return location
 *
 * Makes a document for a newsletter service, and for the message of praxis_email_to_message(): its styles are in its elements,
 * and the titles of its posts lead to the site where the digest has a base URL.
 *
 * Returns: (transfer full): the document; %NULL with %PRAXIS_ERROR_FAILED
 */
char *
praxis_email_to_html (const PraxisEmail  *self,
                      GError            **error)
{
  PraxisHtml *html = praxis_html_new ();
  gboolean success;

  g_return_val_if_fail (self != NULL, NULL);

  write_head (self, html);
  praxis_html_open (html, "body", NULL);
  praxis_email_open_styled (html, "div", "issue");
  write_masthead (self, html);
  success = write_posts (self, html, error);
  write_foot (self, html);
  praxis_html_close (html);
  praxis_html_close (html);
  praxis_html_close (html);
  if (success)
    return praxis_html_free_to_string (html);
  praxis_html_free (html);
  return NULL;
}
