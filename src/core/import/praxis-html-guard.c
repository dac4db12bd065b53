/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-html-guard.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cite/praxis-reference-text.h"
#include "praxis-error.h"

/* Looks once over HTML, before the tree builder gets it, for what would take that builder forever: it is quadratic in the depth of
 * open elements and in the attributes of a tag, and puts open formatting again into every block that follows. */

#define DEPTH_MAX 500
#define FORMATTING_MAX 60
#define REBUILT_MAX 4000000
#define ATTRIBUTES_MAX 400
/* The builder looks through all that an element holds whenever such a tag ends in it. */
#define FORMATTING_TAGS_MAX 100000

/* Elements without an end, and those whose end may be left out: they do not nest by themselves. */
static const char * const flat[] = {
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "basefont", "bgsound",
  "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "caption", "html", "body", "head", NULL
};

static const char * const formatting[] = {
  "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", NULL
};

/* Drawings, in which alone a tag can close itself. */
static const char * const drawing[] = {
  "svg", "g", "path", "rect", "circle", "line", "polyline", "polygon", "ellipse", "use", "stop", "defs", "symbol", "lineargradient",
  "radialgradient", "clippath", NULL
};

/* Elements whose content is no markup. */
static const char * const raw[] = { "script", "style", "textarea", "title", "xmp", "noframes", NULL };

typedef struct
{
  guint   depth;
  guint   formatting;
  guint   formatting_tags;
  guint64 rebuilt;
  gboolean drawing;
} Guard;

static gboolean
is_in (const char         *name,
       gsize               length,
       const char * const *list)
{
  for (gsize i = 0; list[i] != NULL; i++)
    {
      if (strlen (list[i]) == length && g_ascii_strncasecmp (list[i], name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The end of the tag at @p, which is behind its name; counts its attributes roughly. */
static const char *
skip_tag (const char *p,
          guint      *attributes,
          gboolean   *closed)
{
  *attributes = 0;
  *closed = FALSE;
  while (*p != '\0' && *p != '>')
    {
      if ((*p == '"' || *p == '\'') && p[-1] == '=')
        {
          char quote = *p;
          const char *end = strchr (p + 1, quote);

          if (end == NULL)
            return p + strlen (p);
          p = end + 1;
          continue;
        }
      *attributes += (*p == ' ' || *p == '\n' || *p == '\t' || *p == '/') && p[1] != ' ' && p[1] != '>' && p[1] != '/' && p[1] != '\n';
      *closed = *p == '/';
      p++;
    }
  return *p == '>' ? p + 1 : p;
}

/* The place behind what the element @name holds, where that is no markup. */
static const char *
skip_raw (const char *p,
          const char *name,
          gsize       length)
{
  while ((p = strstr (p, "</")) != NULL)
    {
      if (g_ascii_strncasecmp (p + 2, name, length) == 0)
        return p;
      p += 2;
    }
  return NULL;
}

static void
count_tag (Guard      *guard,
           const char *name,
           gsize       length,
           gboolean    end,
           gboolean    closed)
{
  /* Any other element leads out of the drawing, and there "<path/>" is open. */
  guard->drawing = is_in (name, length, drawing) && (guard->drawing || is_in (name, length, (const char * const[]) { "svg", NULL }));
  if (guard->drawing && closed && !end)
    return;
  if (is_in (name, length, formatting))
    {
      if (end)
        guard->formatting -= guard->formatting > 0;
      else
        guard->formatting++;
      guard->formatting_tags += !end;
      return;
    }
  guard->rebuilt += guard->formatting;
  if (is_in (name, length, flat))
    return;
  if (end)
    guard->depth -= guard->depth > 0;
  else
    guard->depth++;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE,
                       _("This HTML is nested too deeply to be a page. Copy the text from the browser and import that."));
  return FALSE;
}

/**
 * praxis_html_guard_check:
 * @html: HTML
 * @error: return location
 *
 * Returns: whether a tree can be built of @html in reasonable time; %FALSE with %PRAXIS_ERROR_TOO_LARGE where not
 */
gboolean
praxis_html_guard_check (const char  *html,
                         GError     **error)
{
  Guard guard = { 0, };

  for (const char *p = html; (p = strchr (p, '<')) != NULL;)
    {
      gboolean end = p[1] == '/';
      const char *name = p + 1 + end;
      gboolean closed;
      guint attributes;
      gsize length;

      if (PRAXIS_STARTS_WITH (p, "<!--"))
        {
          const char *close = strstr (p + 4, "-->");

          if (close == NULL)
            break;
          p = close + 3;
          continue;
        }
      if (!g_ascii_isalpha (*name))
        {
          p++;
          continue;
        }
      length = strcspn (name, " \t\n/><");
      p = skip_tag (name + length, &attributes, &closed);
      count_tag (&guard, name, length, end, closed);
      if (guard.depth > DEPTH_MAX || guard.formatting > FORMATTING_MAX || guard.rebuilt > REBUILT_MAX || guard.formatting_tags > FORMATTING_TAGS_MAX || attributes > ATTRIBUTES_MAX)
        return refuse (error);
      if (!end && is_in (name, length, raw) && (p = skip_raw (p, name, length)) == NULL)
        break;
    }
  return TRUE;
}
