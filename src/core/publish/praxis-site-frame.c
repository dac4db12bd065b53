/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-site-private.h"
#include "praxis-xml.h"

/* What a site has once, whatever is published: the style sheet, the icon, and the page for addresses that lead nowhere. */

/* The style sheet */

/**
 * praxis_site_load_theme:
 * @self: a site
 * @error: return location
 *
 * Returns: (transfer full): how it looks; %NULL with praxis_theme_load()'s errors
 */
PraxisTheme *
praxis_site_load_theme (PraxisSite  *self,
                        GError     **error)
{
  if (self->theme != NULL)
    return praxis_theme_ref (self->theme);
  return praxis_theme_load (praxis_digest_get_site_theme (self->publication->digest), error);
}

static char *
dup_style (PraxisSite  *self,
           GError     **error)
{
  g_autoptr(PraxisTheme) theme = praxis_site_load_theme (self, error);

  return theme != NULL ? praxis_theme_dup_style (theme) : NULL;
}

/* A theme that cannot be used has a key too: what is wrong with it is said where the file is made. */
static char *
key_of_style (PraxisSite           *self,
              const PraxisSiteFile *file)
{
  g_autofree char *style = dup_style (self, NULL);

  return style != NULL ? praxis_hash_data (style, strlen (style)) : praxis_hash_data ("", 0);
}

static GBytes *
render_style (PraxisSite            *self,
              const PraxisSiteFile  *file,
              GPtrArray             *posts,
              GError               **error)
{
  char *style = dup_style (self, error);

  return style != NULL ? g_bytes_new_take (style, strlen (style)) : NULL;
}

/* The icon: the digest's initial in the colours of its theme */

/* Returns: (transfer full): the first letter or digit with its marks, in capitals; empty where there is none */
static char *
dup_initial (const char *title)
{
  const char *start = title;
  const char *end;
  g_autofree char *letter = NULL;

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (*start == '\0')
    return g_strdup ("");
  end = g_utf8_next_char (start);
  while (g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  letter = g_strndup (start, end - start);
  return g_utf8_strup (letter, -1);
}

static char *
dup_icon_style (PraxisSite *self)
{
  g_autoptr(PraxisTheme) theme = praxis_site_load_theme (self, NULL);
  PraxisTheme *used = theme != NULL ? theme : praxis_theme_get_plain ();
  g_autofree char *accent = praxis_theme_dup_colour (used, "--accent", FALSE);
  g_autofree char *paper = praxis_theme_dup_colour (used, "--paper", FALSE);
  g_autofree char *dark_accent = praxis_theme_dup_colour (used, "--accent", TRUE);
  g_autofree char *dark_paper = praxis_theme_dup_colour (used, "--paper", TRUE);

  return g_strdup_printf ("rect{fill:%s}text{fill:%s}@media (prefers-color-scheme:dark){rect{fill:%s}text{fill:%s}}",
                          accent, paper, dark_accent, dark_paper);
}

static char *
dup_icon (PraxisSite *self)
{
  const char *title = praxis_digest_get_title (self->publication->digest);
  g_autofree char *initial = dup_initial (title);
  g_autofree char *style = dup_icon_style (self);
  PraxisXml *xml = praxis_xml_new ();

  praxis_xml_open (xml, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 64 64", NULL);
  if (*title != '\0')
    praxis_xml_element (xml, "title", title, NULL);
  praxis_xml_element (xml, "style", style, NULL);
  praxis_xml_element (xml, "rect", NULL, "width", "64", "height", "64", "rx", "14", NULL);
  if (*initial != '\0')
    praxis_xml_element (xml, "text", initial, "x", "32", "y", "47", "text-anchor", "middle", "font-size", "42",
                        "font-weight", "700", "font-family", "Charter, Cambria, Georgia, serif", NULL);
  return praxis_xml_free_to_string (xml);
}

static char *
key_of_icon (PraxisSite           *self,
             const PraxisSiteFile *file)
{
  g_autofree char *icon = dup_icon (self);

  return praxis_hash_data (icon, strlen (icon));
}

static GBytes *
render_icon (PraxisSite            *self,
             const PraxisSiteFile  *file,
             GPtrArray             *posts,
             GError               **error)
{
  char *icon = dup_icon (self);

  return g_bytes_new_take (icon, strlen (icon));
}

/* The page for addresses that lead nowhere. It is shown at any of them, so that its links begin with where the site is. */

static char *
key_of_missing (PraxisSite           *self,
                const PraxisSiteFile *file)
{
  return praxis_site_key_end (praxis_site_key_begin (self, file->path));
}

static GBytes *
render_missing (PraxisSite            *self,
                const PraxisSiteFile  *file,
                GPtrArray             *posts,
                GError               **error)
{
  g_autofree char *url = praxis_page_dup_url (self->publication->digest, "index.html");
  PraxisHtml *html = praxis_html_new ();
  const char *title = praxis_site_word (self, NC_ ("page", "Page not found"));
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = url != NULL ? url : "",
    .title = title,
    .kind = "missing",
    .has_heading = TRUE,
    .is_missing = TRUE,
  };
  g_autofree char *archive = g_strconcat (page.root, "archive.html", NULL);

  praxis_page_begin (html, &page);
  praxis_html_element (html, "h1", title, NULL);
  praxis_html_element (html, "p",
                       praxis_site_word (self, NC_ ("page", "There is no page at this address. It may have been removed, or the "
                                                    "address may be mistyped.")), NULL);
  praxis_html_open (html, "p", "class", "more", NULL);
  praxis_html_link (html, archive, praxis_site_word (self, NC_ ("page", "All posts in the archive")));
  praxis_html_close (html);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/**
 * praxis_site_add_frame:
 * @self: a site
 *
 * Lists these files.
 */
void
praxis_site_add_frame (PraxisSite *self)
{
  static const PraxisSiteFileKind style = { key_of_style, render_style, NULL };
  static const PraxisSiteFileKind icon = { key_of_icon, render_icon, NULL };
  static const PraxisSiteFileKind missing = { key_of_missing, render_missing, NULL };

  praxis_site_add_file (self, "style.css", &style, NULL);
  praxis_site_add_file (self, "favicon.svg", &icon, NULL);
  praxis_site_add_file (self, "404.html", &missing, NULL);
}
