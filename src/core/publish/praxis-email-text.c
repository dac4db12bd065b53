/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-email-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-post-formats.h"
#include "praxis-prose.h"

/*
 * A month as plain text, for those who read mail so. Its lines are short, as mail programs of old want them, and those that
 * go on in the next one end with a space, so that newer ones can put them together again (format=flowed,
 * https://www.rfc-editor.org/rfc/rfc3676).
 */

#define MAX_CHARACTERS 72

/* What would mean something at the beginning of a line is moved in by a space (section 4.4). */
static gboolean
needs_space (const char *line)
{
  return *line == ' ' || *line == '>' || g_str_has_prefix (line, "From ");
}

/* Returns: where the line that begins at @text is broken, behind a space; its end where it need not be, or cannot */
static const char *
find_break (const char *text)
{
  const char *last = NULL;
  const char *p = text;
  guint n = 0;

  for (; *p != '\0'; n++, p = g_utf8_next_char (p))
    {
      /* Not before a space: it would be taken for one that was put there. */
      if (p == text || p[-1] != ' ' || *p == ' ')
        continue;
      /* The space does not count. */
      if (n > MAX_CHARACTERS + 1)
        return last != NULL ? last : p;
      last = p;
    }
  return n > MAX_CHARACTERS && last != NULL ? last : p;
}

static void
append_paragraph (GString    *out,
                  const char *line)
{
  do
    {
      const char *end = find_break (line);

      if (needs_space (line))
        g_string_append_c (out, ' ');
      g_string_append_len (out, line, end - line);
      g_string_append_c (out, '\n');
      line = end;
    }
  while (*line != '\0');
}

/**
 * praxis_email_flow:
 * @text: a text, one paragraph a line
 *
 * Returns: (transfer full): the same in short lines, format=flowed
 */
char *
praxis_email_flow (const char *text)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_auto(GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      /* A space at the end would join the next line. */
      g_strchomp (lines[i]);
      if (lines[i + 1] != NULL || *lines[i] != '\0')
        append_paragraph (out, lines[i]);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
append_address (const PraxisEmail *self,
                GString           *out,
                const char        *address)
{
  /* Translators: {address} is a web address */
  g_autoptr(GString) line = g_string_new (praxis_site_word (self->site, NC_ ("page", "On the web: {address}")));

  if (address == NULL)
    return;
  g_string_replace (line, "{address}", address, 1);
  g_string_append_printf (out, "\n%s\n", line->str);
}

/**
 * praxis_email_to_text:
 * @self: a month
 *
 * Returns: (transfer full): the month as plain text, format=flowed, lines ended by a line feed
 */
char *
praxis_email_to_text (const PraxisEmail *self)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *subject = NULL;
  g_autofree char *blurb = NULL;
  g_autofree char *web = NULL;
  g_autofree char *allowed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  subject = praxis_email_dup_subject (self);
  blurb = praxis_prose_to_text (self->month->blurb);
  web = praxis_email_dup_web (self);
  g_string_append_printf (out, "%s\n", subject);
  if (*blurb != '\0')
    g_string_append_printf (out, "\n%s\n", blurb);
  for (guint i = 0; i < self->posts->len; i++)
    {
      g_autofree char *text = praxis_post_to_text (self->posts->pdata[i], self->site->publication->digest, self->site->references);
      g_autofree char *address = praxis_email_dup_address (self, i);

      g_string_append_printf (out, "\n* * *\n\n%s", text);
      append_address (self, out, address);
    }
  if (web != NULL)
    g_string_append (out, "\n* * *\n");
  append_address (self, out, web);
  allowed = praxis_html_dup_allowed (out->str);
  return praxis_email_flow (allowed);
}
