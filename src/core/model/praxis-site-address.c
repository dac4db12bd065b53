/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-address.h"

#include <string.h>

/* Where a site is on the web, out of what people give for it: often they copy the address of its first page. */

/* "example.org", "example.org/blog" or "example.org:8080": the name of a site that is a domain. A browser shows addresses so. */
static gboolean
is_without_scheme (const char *text)
{
  gsize name = strcspn (text, ":/");
  const char *port = text[name] == ':' ? text + name + 1 : NULL;

  return g_ascii_isalnum (text[0]) && memchr (text, '.', name) != NULL && memchr (text, '@', name) == NULL &&
         (port == NULL || (g_ascii_isdigit (*port) && strchr ("/", port[strspn (port, G_CSET_DIGITS)]) != NULL));
}

/* The address with a scheme, if it was left out. */
static char *
complete (const char *text)
{
  if (g_str_has_prefix (text, "//"))
    text += 2;
  return g_strconcat (is_without_scheme (text) ? "https://" : "", text, NULL);
}

/* Browsers skip some of these in an address, so that it would not lead where it seems to. */
static gboolean
has_blanks (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p <= 0x20 || *p == 0x7f || *p == '\\')
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_page (const char *name)
{
  static const char *const endings[] = { ".html", ".htm", ".xhtml" };
  gsize length = strlen (name);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (name + length - ending, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A name that ends as a page does is nobody's domain. */
static gboolean
is_site (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) && host != NULL && *host != '\0' && !is_page (host) &&
         g_uri_get_userinfo (uri) == NULL && g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL;
}

/**
 * praxis_site_address_normalize:
 * @text: (nullable): what somebody gives as the address of a site: that of its folder or of a page in it, with “https://” or
 *   without
 *
 * Returns: (transfer full) (nullable): the address of the folder in which the site's first page is, with a slash at its end;
 *   empty where @text is, and %NULL where it is no address of a site: on another way than http and https, with a blank, a
 *   password, a query or a fragment
 */
char *
praxis_site_address_normalize (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *whole = complete (trimmed);
  g_autoptr(GUri) uri = *whole != '\0' ? g_uri_parse (whole, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *rest, *name;

  if (*whole == '\0')
    return g_steal_pointer (&whole);
  if (uri == NULL || has_blanks (whole) || !is_site (uri))
    return NULL;
  rest = whole + strlen (g_uri_get_scheme (uri));
  name = strrchr (rest, '/') + 1;
  if (is_page (name))
    return g_strdup_printf ("%s%.*s", g_uri_get_scheme (uri), (int) (name - rest), rest);
  return g_strconcat (g_uri_get_scheme (uri), rest, g_str_has_suffix (rest, "/") ? "" : "/", NULL);
}
