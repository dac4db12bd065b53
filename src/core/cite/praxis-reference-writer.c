/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-writer.h"

#include "praxis-bibtex-writer.h"
#include "praxis-csl-json-writer.h"
#include "praxis-ris-writer.h"

/* The formats in which works go out to other programs, and the one way to write them. */

static char *
write_csl_json (GPtrArray  *citations,
                GPtrArray  *keywords,
                GError    **error)
{
  return praxis_csl_json_write (citations, keywords);
}

static char *
write_ris (GPtrArray  *citations,
           GPtrArray  *keywords,
           GError    **error)
{
  return praxis_ris_write (citations, keywords);
}

/* The media types are those of https://www.iana.org/assignments/media-types/, and for RIS and BibTeX what is used for
 * want of one. */
static const struct
{
  const char *name;
  const char *label;
  const char *extension;
  const char *media_type;
  char     *(*write) (GPtrArray  *citations,
                      GPtrArray  *keywords,
                      GError    **error);
} formats[PRAXIS_N_REFERENCE_FORMATS] = {
  { "csl-json", "CSL-JSON", "json", "application/vnd.citationstyles.csl+json", write_csl_json },
  { "ris", "RIS", "ris", "application/x-research-info-systems", write_ris },
  { "bibtex", "BibTeX", "bib", "application/x-bibtex", praxis_bibtex_write },
};

/**
 * praxis_reference_format_parse:
 * @text: (nullable): a name: "csl-json", "ris", "bibtex"
 * @format: (out): what it means
 *
 * Returns: whether it is the name of a format
 */
gboolean
praxis_reference_format_parse (const char            *text,
                               PraxisReferenceFormat *format)
{
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      if (g_strcmp0 (text, formats[i].name) == 0)
        {
          *format = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * praxis_reference_format_get_label:
 * @format: a format
 *
 * Returns: (transfer none): its name for people, the same in every language
 */
const char *
praxis_reference_format_get_label (PraxisReferenceFormat format)
{
  g_return_val_if_fail (format < PRAXIS_N_REFERENCE_FORMATS, NULL);

  return formats[format].label;
}

/**
 * praxis_reference_format_dup_file_name:
 * @format: a format
 * @stem: what the file is called without its extension
 *
 * Returns: (transfer full): the name of a file in that format
 */
char *
praxis_reference_format_dup_file_name (PraxisReferenceFormat  format,
                                       const char            *stem)
{
  g_return_val_if_fail (format < PRAXIS_N_REFERENCE_FORMATS, NULL);
  g_return_val_if_fail (stem != NULL, NULL);

  return g_strconcat (stem, ".", formats[format].extension, NULL);
}

/**
 * praxis_reference_format_get_media_type:
 * @format: a format
 *
 * Returns: (transfer none): its media type
 */
const char *
praxis_reference_format_get_media_type (PraxisReferenceFormat format)
{
  g_return_val_if_fail (format < PRAXIS_N_REFERENCE_FORMATS, NULL);

  return formats[format].media_type;
}

/**
 * praxis_reference_write:
 * @format: a format
 * @citations: (element-type PraxisCitation): works, the older ones first, as praxis_citation_keys_new() wants them
 * @keywords: (nullable) (element-type GPtrArray): for each work an array of texts that say what it is about, or %NULL
 * @error: return location
 *
 * Returns: (transfer full): the works in UTF-8, with the line ends of the format; %NULL with an error of the format's own
 *   writer. CSL-JSON and RIS can always be written.
 */
char *
praxis_reference_write (PraxisReferenceFormat   format,
                        GPtrArray              *citations,
                        GPtrArray              *keywords,
                        GError                **error)
{
  g_return_val_if_fail (format < PRAXIS_N_REFERENCE_FORMATS, NULL);
  g_return_val_if_fail (citations != NULL, NULL);
  g_return_val_if_fail (keywords == NULL || keywords->len == citations->len, NULL);

  return formats[format].write (citations, keywords, error);
}
