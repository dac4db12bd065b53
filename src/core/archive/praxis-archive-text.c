/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-text.h"
#include "praxis-error.h"

/* What is asked of every text in an archive, which may come from anybody, before it goes anywhere else. */

/* Whether JSON has a NUL, as a byte or as an escape: everything behind this takes a text to end there. A backslash stands
 * nowhere else in JSON than before what it escapes. */
static gboolean
has_nul (const char *text,
         gsize       length)
{
  if (memchr (text, '\0', length) != NULL)
    return TRUE;
  for (gsize i = 0; i + 1 < length; i++)
    {
      if (text[i] != '\\')
        continue;
      if (i + 5 < length && strncmp (text + i + 1, "u0000", 5) == 0)
        return TRUE;
      i++;
    }
  return FALSE;
}

/**
 * praxis_archive_parse_text:
 * @text: (array length=length): JSON out of an archive
 * @length: its length
 * @error: return location
 *
 * Returns: (transfer full): the document, an object, of texts in UTF-8 without a NUL; %NULL with %PRAXIS_ERROR_INVALID
 */
PraxisJson *
praxis_archive_parse_text (const char  *text,
                           gsize        length,
                           GError     **error)
{
  g_autoptr(PraxisJson) json = NULL;

  if (has_nul (text, length))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("A text has a character in it that no text has."));
      return NULL;
    }
  json = praxis_json_parse (text, length, error);
  if (json == NULL)
    return NULL;
  if (yyjson_is_obj (yyjson_doc_get_root (json)))
    return g_steal_pointer (&json);
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("A part of it is not what an archive has there."));
  return NULL;
}

/**
 * praxis_archive_is_slug:
 * @text: (nullable): a text
 *
 * Returns: whether it is what praxis_text_slugify() may give, so that it can stand in a path and in an address
 */
gboolean
praxis_archive_is_slug (const char *text)
{
  g_autofree char *slug = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  slug = praxis_text_slugify (text, "");
  /* A number behind a slug that another post has may make it longer than it could be by itself. */
  return g_str_has_prefix (text, slug) && strlen (text) <= strlen (slug) + 12 &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

/**
 * praxis_archive_is_uuid:
 * @text: (nullable): a text
 *
 * Returns: whether it is a UUID (RFC 9562) with small letters, as all of Praxis's are
 */
gboolean
praxis_archive_is_uuid (const char *text)
{
  return text != NULL && g_uuid_string_is_valid (text) && strpbrk (text, "ABCDEF") == NULL;
}
