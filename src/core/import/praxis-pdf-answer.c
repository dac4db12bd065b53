/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-pdf-answer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cite/praxis-reference-doi.h"
#include "cite/praxis-work.h"
#include "praxis-error.h"
#include "praxis-json.h"
#include "praxis-record-text.h"

/* The helper has parsed what somebody sent and may be in the hands of that file: nothing of its answer is taken as it is. */

/* Characters. */
#define MAX_TITLE 600
#define MAX_NAME 200

static const struct
{
  const char  *code;
  PraxisError  error;
  const char  *message;
} failures[] = {
  { "not-pdf", PRAXIS_ERROR_INVALID, N_("This file is not a PDF.") },
  { "encrypted", PRAXIS_ERROR_INVALID, N_("The PDF is protected by a password. Save it without one, or type the reference instead.") },
  { "damaged", PRAXIS_ERROR_DAMAGED, N_("The PDF is damaged. Download it again, or type the reference instead.") },
};

void
praxis_pdf_set_failed (GError **error)
{
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                       _("What the PDF says about itself could not be read. Type the reference instead."));
}

/* Signs that show nothing, or turn around what stands behind them; but two that Persian and others spell with. */
static gboolean
is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c == 0x200c || c == 0x200d)
    return FALSE;
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_PRIVATE_USE || c == 0xfffd;
}

/* On one line; NULL where nothing is left, or where it is too long to be what it should be. */
static char *
dup_clean (const char *text,
           glong       max)
{
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autofree char *line = NULL;

  if (text == NULL)
    return NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        g_string_append_c (shown, ' ');
      else if (!is_hidden (c))
        g_string_append_unichar (shown, c);
    }
  line = praxis_record_text_squeeze (shown->str);
  return *line != '\0' && g_utf8_strlen (line, -1) <= max ? g_steal_pointer (&line) : NULL;
}

static char *
dup_doi (const char *text)
{
  g_autofree char *line = dup_clean (text, MAX_NAME);

  return line != NULL ? praxis_reference_take_doi (line) : NULL;
}

/* "A. Writer; B. Reader", "Writer, A. B., & Reader, C.", "Ann Writer and Bert Reader": the first. A word alone is the
 * name of an account on some computer. */
static char *
dup_author (const char *text)
{
  static const char * const separators[] = { ";", " and ", " & ", " und ", " et ", NULL };
  static const char * const machines[] = { "microsoft", "adobe", "office", "user", "admin", "unknown", "author", NULL };
  g_autofree char *line = dup_clean (text, MAX_TITLE);
  g_autofree char *folded = NULL;
  g_autoptr(GPtrArray) names = NULL;

  if (line == NULL || strchr (line, ' ') == NULL || strpbrk (line, "@/\\<>{}") != NULL)
    return NULL;
  folded = g_utf8_casefold (line, -1);
  for (gsize i = 0; machines[i] != NULL; i++)
    {
      if (strstr (folded, machines[i]) != NULL)
        return NULL;
    }
  names = praxis_names_from_text (line);
  if (names->len < 2)
    {
      for (gsize i = 0; separators[i] != NULL; i++)
        {
          char *separator = strstr (line, separators[i]);

          if (separator != NULL)
            *separator = '\0';
        }
      g_clear_pointer (&names, g_ptr_array_unref);
      names = praxis_names_from_text (line);
    }
  return names->len > 0 ? praxis_name_to_text (g_ptr_array_index (names, 0)) : NULL;
}

static gboolean
check_error (yyjson_val  *root,
             GError     **error)
{
  const char *code = praxis_json_get_string (root, "error");

  for (gsize i = 0; i < G_N_ELEMENTS (failures) && code != NULL; i++)
    {
      if (g_str_equal (failures[i].code, code))
        {
          g_set_error_literal (error, PRAXIS_ERROR, failures[i].error, _(failures[i].message));
          return FALSE;
        }
    }
  if (code != NULL)
    praxis_pdf_set_failed (error);
  return code == NULL;
}

/* What the helper says; NULL with %PRAXIS_ERROR_INVALID or %PRAXIS_ERROR_DAMAGED where it says that of the file, or with
 * %PRAXIS_ERROR_FAILED where it says nothing that can be understood. */
PraxisPdf *
praxis_pdf_answer_parse (const char  *answer,
                         gsize        length,
                         GError     **error)
{
  g_autoptr(PraxisJson) json = praxis_json_parse (answer, (gssize) length, NULL);
  yyjson_val *root = json != NULL ? yyjson_doc_get_root (json) : NULL;
  PraxisPdf *self;

  if (!yyjson_is_obj (root))
    {
      praxis_pdf_set_failed (error);
      return NULL;
    }
  if (!check_error (root, error))
    return NULL;
  self = g_new0 (PraxisPdf, 1);
  self->title = dup_clean (praxis_json_get_string (root, "title"), MAX_TITLE);
  self->doi = dup_doi (praxis_json_get_string (root, "doi"));
  self->author = dup_author (praxis_json_get_string (root, "author"));
  self->n_pages = (guint) CLAMP (yyjson_get_sint (yyjson_obj_get (root, "pages")), 0, G_MAXINT);
  return self;
}
