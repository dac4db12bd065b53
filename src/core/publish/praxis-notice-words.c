/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-notice-words.h"

#include <glib/gi18n-lib.h>

#include "cite/praxis-identifier.h"
#include "model/praxis-citation.h"
#include "praxis-catalogue.h"

/* What readers of a post are told of a notice about its work, the same in every form of the post. */

static const char *const words[PRAXIS_N_NOTICE_STATES] = {
  [PRAXIS_NOTICE_CORRECTED] = NC_ ("page", "The work discussed here was corrected."),
  [PRAXIS_NOTICE_CONCERN] = NC_ ("page", "There is a notice of concern about the work discussed here."),
  [PRAXIS_NOTICE_REPLACED] = NC_ ("page", "The work discussed here was retracted and replaced."),
  [PRAXIS_NOTICE_RETRACTED] = NC_ ("page", "The work discussed here was retracted."),
};

/**
 * praxis_notice_get_words:
 * @notice: a notice that a post shows
 * @language: the digest's language
 *
 * Returns: (transfer none): what it says, a sentence; the date stands beside it
 */
const char *
praxis_notice_get_words (PraxisNotice *notice,
                         const char   *language)
{
  const char *sentence = words[praxis_notice_get_state (notice)];

  return sentence != NULL ? praxis_catalogue_get (language, "page", sentence) : "";
}

static gboolean
is_about (PraxisNotice   *notice,
          PraxisCitation *citation)
{
  g_autofree char *doi = praxis_identifier_fold_doi (praxis_citation_get_field (citation, "DOI"));
  g_autoptr(PraxisNotice) work = praxis_notice_new (PRAXIS_NOTICE_NONE_KNOWN, doi, praxis_citation_get_field (citation, "PMID"),
                                                    NULL, NULL);

  return praxis_notice_is_of_same_work (notice, work);
}

/**
 * praxis_notice_dup_work:
 * @notice: (nullable): a notice that a post shows
 * @citations: (nullable) (element-type PraxisCitation): the works of the post; %NULL where there is no notice
 *
 * Returns: (transfer full) (nullable): which work is meant, in short: "Wampold & Flückiger, 2023"; %NULL where there is only one,
 *   or no notice
 */
char *
praxis_notice_dup_work (PraxisNotice *notice,
                        GPtrArray    *citations)
{
  for (guint i = 0; notice != NULL && citations->len > 1 && i < citations->len; i++)
    {
      if (is_about (notice, citations->pdata[i]))
        return praxis_citation_dup_short_label (citations->pdata[i]);
    }
  return NULL;
}

/**
 * praxis_notice_dup_address:
 * @notice: a notice that a post shows
 *
 * Returns: (transfer full) (nullable): the address of the notice itself; %NULL where it has no DOI
 */
char *
praxis_notice_dup_address (PraxisNotice *notice)
{
  const char *doi = praxis_notice_get_notice_doi (notice);
  g_autofree char *escaped = g_uri_escape_string (doi, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

  return *doi != '\0' ? g_strconcat ("https://doi.org/", escaped, NULL) : NULL;
}
