/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-record-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-bibtex-entries.h"
#include "praxis-bibtex-importer.h"
#include "praxis-csl-importer.h"
#include "praxis-endnote-importer.h"
#include "praxis-error.h"
#include "praxis-pubmed-importer.h"
#include "praxis-ris-importer.h"
#include "praxis-ris-records.h"
#include "praxis-tagged-importer.h"
#include "praxis-xml-records.h"

/* Which form a source of records has, and the importer for it. */

/* Where a record has to begin in a text, in bytes. */
#define HEAD (16 * 1024)

typedef gboolean (*ReadFunc) (const char      *text,
                              PraxisBlogPage  *page,
                              GCancellable    *cancellable,
                              GError         **error);

static const struct
{
  const char *name;
  ReadFunc    read;
} formats[] = {
  [PRAXIS_RECORD_FORMAT_NONE] = { NULL, NULL },
  [PRAXIS_RECORD_FORMAT_CSL_JSON] = { "csl-json", praxis_csl_importer_read },
  [PRAXIS_RECORD_FORMAT_PUBMED_XML] = { "pubmed-xml", praxis_pubmed_importer_read },
  [PRAXIS_RECORD_FORMAT_ENDNOTE_XML] = { "endnote-xml", praxis_endnote_importer_read },
  [PRAXIS_RECORD_FORMAT_NBIB] = { "nbib", praxis_tagged_importer_read_nbib },
  [PRAXIS_RECORD_FORMAT_ENW] = { "enw", praxis_tagged_importer_read_enw },
  [PRAXIS_RECORD_FORMAT_BIBTEX] = { "bibtex", praxis_bibtex_importer_read },
  [PRAXIS_RECORD_FORMAT_RIS] = { "ris", praxis_ris_importer_read },
};

/**
 * praxis_record_format_from_name:
 * @name: (nullable): "csl-json", "pubmed-xml", "endnote-xml", "nbib", "enw", "bibtex" or "ris"
 *
 * Returns: the form; %PRAXIS_RECORD_FORMAT_NONE for any other name
 */
PraxisRecordFormat
praxis_record_format_from_name (const char *name)
{
  for (gsize i = 1; name != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].name, name))
        return (PraxisRecordFormat) i;
    }
  return PRAXIS_RECORD_FORMAT_NONE;
}

/**
 * praxis_record_format_get_label:
 * @format: a form of records
 *
 * Returns: (transfer none) (nullable): its name for people; %NULL for %PRAXIS_RECORD_FORMAT_NONE
 */
const char *
praxis_record_format_get_label (PraxisRecordFormat format)
{
  /* They are called the same in every language. */
  static const char *const labels[] = {
    [PRAXIS_RECORD_FORMAT_CSL_JSON] = "CSL-JSON",
    [PRAXIS_RECORD_FORMAT_PUBMED_XML] = "PubMed XML",
    [PRAXIS_RECORD_FORMAT_ENDNOTE_XML] = "EndNote XML",
    [PRAXIS_RECORD_FORMAT_NBIB] = "PubMed",
    [PRAXIS_RECORD_FORMAT_ENW] = "EndNote",
  };

  g_return_val_if_fail (format < G_N_ELEMENTS (labels), NULL);

  return labels[format];
}

static PraxisRecordFormat
detect_xml (const char *text)
{
  g_autofree char *name = praxis_xml_dup_root_name (text);

  if (name == NULL)
    return PRAXIS_RECORD_FORMAT_NONE;
  if (g_str_has_prefix (name, "PubmedArticle") || g_str_has_prefix (name, "PubmedBookArticle"))
    return PRAXIS_RECORD_FORMAT_PUBMED_XML;
  if ((g_str_equal (name, "xml") || g_str_equal (name, "records")) && strstr (text, "<record") != NULL)
    return PRAXIS_RECORD_FORMAT_ENDNOTE_XML;
  return PRAXIS_RECORD_FORMAT_NONE;
}

/* An array of objects, or one object. */
static gboolean
looks_like_csl (const char *text)
{
  if (*text == '[')
    {
      text++;
      text += strspn (text, " \t\r\n");
    }
  if (*text != '{')
    return FALSE;
  text++;
  text += strspn (text, " \t\r\n");
  return *text == '"';
}

/* PubMed's records begin with a number or with who owns the record: "PMID- 1", "OWN - NLM". */
static gboolean
looks_like_nbib (const char *text)
{
  static const char *const tags[] = { "PMID", "PMCR", "PMC", "OWN", "STAT" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      gsize n = strlen (tags[i]);

      if (strncmp (text, tags[i], n) == 0 && text[n + (text[n] == ' ')] == '-')
        return TRUE;
    }
  return FALSE;
}

/* Programs write lines of their own before the first record. */
static gboolean
has_line (const char *text,
          gboolean  (*begins_at) (const char *line))
{
  const char *p = text;

  while (p != NULL && p - text < HEAD)
    {
      if (begins_at (p))
        return TRUE;
      p = strpbrk (p, "\r\n");
      p += p != NULL;
    }
  return FALSE;
}

/**
 * praxis_record_format_detect:
 * @text: a text, UTF-8
 *
 * Returns: the form that the text has by its beginning; %PRAXIS_RECORD_FORMAT_NONE where it has none of them
 */
PraxisRecordFormat
praxis_record_format_detect (const char *text)
{
  g_return_val_if_fail (text != NULL, PRAXIS_RECORD_FORMAT_NONE);

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  text += strspn (text, " \t\r\n");
  if (*text == '<')
    return detect_xml (text);
  if (looks_like_csl (text))
    return PRAXIS_RECORD_FORMAT_CSL_JSON;
  if (looks_like_nbib (text))
    return PRAXIS_RECORD_FORMAT_NBIB;
  if (text[0] == '%' && text[1] == '0' && strchr (" \t\r\n", text[2]) != NULL)
    return PRAXIS_RECORD_FORMAT_ENW;
  if (has_line (text, praxis_ris_begins_at))
    return PRAXIS_RECORD_FORMAT_RIS;
  if (has_line (text, praxis_bibtex_begins_at))
    return PRAXIS_RECORD_FORMAT_BIBTEX;
  return PRAXIS_RECORD_FORMAT_NONE;
}

/* Nothing could be used: the first reason says why. */
static void
set_no_records (PraxisBlogPage  *page,
                GError         **error)
{
  const PraxisBlogPageProblem *first = page->problems->len > 0 ? g_ptr_array_index (page->problems, 0) : NULL;

  if (first != NULL)
    /* Translators: a line of the file, and what is wrong there */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("No record could be used. Line %u: %s"),
                 first->line, first->message);
  else
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                         _("No records were found: the file is not what it seems to be, or empty."));
}

/**
 * praxis_record_importer_read:
 * @text: a source of records, UTF-8
 * @format: its form, but not %PRAXIS_RECORD_FORMAT_NONE
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the records of a source. One that is damaged costs that one, and becomes a problem with its line.
 *
 * Returns: (transfer full): one post for each record, with what is in doubt; %NULL with %PRAXIS_ERROR_INVALID where no
 *   record can be used, or when cancelled
 */
PraxisBlogPage *
praxis_record_importer_read (const char          *text,
                             PraxisRecordFormat   format,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr(PraxisBlogPage) page = praxis_blog_page_new ();

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (format > PRAXIS_RECORD_FORMAT_NONE && format < G_N_ELEMENTS (formats), NULL);

  page->is_records = TRUE;
  if (!formats[format].read (text, page, cancellable, error))
    return NULL;
  if (page->posts->len == 0)
    {
      set_no_records (page, error);
      return NULL;
    }
  return g_steal_pointer (&page);
}
