/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include <string.h>

/*
 * Links in what people have written. In a book there is nothing beside it that a relative address could lead to, and a
 * reading system refuses a book with an address that is none: such a link is its text alone.
 */

#define LINK "<a href=\""

/* The address is as it stands in an attribute, where only "&" matters here. */
static gboolean
leads_out (const char *attribute)
{
  g_autoptr(GString) address = g_string_new (attribute);
  g_autoptr(GUri) uri = NULL;

  g_string_replace (address, "&amp;", "&", 0);
  uri = g_uri_parse (address->str, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL)
    return FALSE;
  if (strcmp (g_uri_get_scheme (uri), "mailto") == 0)
    return *g_uri_get_path (uri) != '\0';
  return g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

/**
 * praxis_epub_append_text:
 * @html: a page of a book
 * @source: what praxis_article_write() or praxis_prose_write() has written
 *
 * Appends @source without the links that lead nowhere from a book.
 */
void
praxis_epub_append_text (PraxisHtml *html,
                         const char *source)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (source));
  const char *link;

  while ((link = strstr (source, LINK)) != NULL)
    {
      const char *start = link + strlen (LINK);
      const char *quote = strchr (start, '"');
      /* What is written there has an end to each link, and none in another. */
      const char *content = quote != NULL ? strchr (quote, '>') : NULL;
      const char *end = content != NULL ? strstr (content, "</a>") : NULL;
      g_autofree char *address = NULL;

      if (end == NULL)
        break;
      address = g_strndup (start, quote - start);
      if (leads_out (address))
        {
          g_string_append_len (out, source, end - source);
          g_string_append (out, "</a>");
        }
      else
        {
          g_string_append_len (out, source, link - source);
          g_string_append_len (out, content + 1, end - content - 1);
        }
      source = end + strlen ("</a>");
    }
  g_string_append (out, source);
  praxis_html_append (html, out->str);
}
