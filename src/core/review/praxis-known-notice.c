/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-known-notice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-identifier.h"

/*
 * What is known of a work, summed up from the records of it. A work can have several: a notice of concern, a retraction a year
 * later, a reinstatement after an appeal. A reinstatement takes back every concern and retraction before it, and no correction; of
 * what is left the gravest counts, and of several equal ones the newest.
 */

static char *
dup_pmid (PraxisCitation *citation)
{
  const char *text = praxis_citation_get_field (citation, "PMID");
  g_autofree char *pmid = g_strstrip (g_strdup (text != NULL ? text : ""));

  return g_strdup (*pmid != '0' && strspn (pmid, "0123456789") == strlen (pmid) ? pmid : "");
}

/**
 * praxis_known_notice_name_work:
 * @citation: a work
 *
 * Returns: (transfer full): a notice that says nothing, with the DOI, in small letters, and the PubMed ID that the work is found by
 */
PraxisNotice *
praxis_known_notice_name_work (PraxisCitation *citation)
{
  g_autofree char *doi = NULL;
  g_autofree char *pmid = NULL;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  doi = praxis_identifier_fold_doi (praxis_citation_get_field (citation, "DOI"));
  pmid = dup_pmid (citation);
  return praxis_notice_new (PRAXIS_NOTICE_NONE_KNOWN, doi, pmid, NULL, NULL);
}

static const PraxisRetraction *
get_record (PraxisRetractions *records,
            guint              index)
{
  return &g_array_index (records->records, PraxisRetraction, index);
}

/* Whether a record was taken back by one that is no older. */
static gboolean
is_taken_back (PraxisRetractions *records,
               guint              index)
{
  const PraxisRetraction *record = get_record (records, index);

  for (guint i = 0; record->state != PRAXIS_NOTICE_CORRECTED && i < records->records->len; i++)
    {
      const PraxisRetraction *other = get_record (records, i);

      if (other->state == PRAXIS_NOTICE_NONE_KNOWN && strcmp (other->date, record->date) >= 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_known_notice_sum_up:
 * @work: what praxis_known_notice_name_work() gave
 * @records: the records of that work, the oldest first
 * @reasons: (out) (optional) (nullable): why, in the words of Retraction Watch; those of @records
 *
 * Returns: (transfer full) (nullable): what is known of the work; one that says that none is known where all that was said has been
 *   taken back; %NULL where there are no records
 */
PraxisNotice *
praxis_known_notice_sum_up (PraxisNotice       *work,
                            PraxisRetractions  *records,
                            const char        **reasons)
{
  const PraxisRetraction *gravest = NULL;
  const PraxisRetraction *counts;

  g_return_val_if_fail (PRAXIS_IS_NOTICE (work), NULL);
  g_return_val_if_fail (records != NULL, NULL);

  for (guint i = 0; i < records->records->len; i++)
    {
      const PraxisRetraction *record = get_record (records, i);

      if (record->state == PRAXIS_NOTICE_NONE_KNOWN || is_taken_back (records, i))
        continue;
      if (gravest == NULL || record->state > gravest->state ||
          (record->state == gravest->state && strcmp (record->date, gravest->date) >= 0))
        gravest = record;
    }
  if (reasons != NULL)
    *reasons = gravest != NULL ? gravest->reasons : NULL;
  if (records->records->len == 0)
    return NULL;
  counts = gravest != NULL ? gravest : get_record (records, records->records->len - 1);
  return praxis_notice_new (counts->state, praxis_notice_get_doi (work), praxis_notice_get_pmid (work), counts->date,
                            counts->notice_doi);
}

static char *
dup_undated_words (PraxisNoticeState state)
{
  switch (state)
    {
    case PRAXIS_NOTICE_CORRECTED:
      return g_strdup (_("The work was corrected."));
    case PRAXIS_NOTICE_CONCERN:
      return g_strdup (_("There is a notice of concern about the work."));
    case PRAXIS_NOTICE_REPLACED:
      return g_strdup (_("The work was retracted and replaced."));
    case PRAXIS_NOTICE_RETRACTED:
      return g_strdup (_("The work was retracted."));
    case PRAXIS_NOTICE_NONE_KNOWN:
    default:
      return g_strdup (_("No notice about the work is known."));
    }
}

/**
 * praxis_known_notice_dup_words:
 * @notice: a notice
 *
 * Returns: (transfer full): what it says, a sentence in the process's language
 */
char *
praxis_known_notice_dup_words (PraxisNotice *notice)
{
  const char *date;

  g_return_val_if_fail (PRAXIS_IS_NOTICE (notice), NULL);

  date = praxis_notice_get_date (notice);
  if (*date == '\0')
    return dup_undated_words (praxis_notice_get_state (notice));
  switch (praxis_notice_get_state (notice))
    {
    case PRAXIS_NOTICE_CORRECTED:
      /* Translators: %s is a day, "2023-05-17" */
      return g_strdup_printf (_("The work was corrected on %s."), date);
    case PRAXIS_NOTICE_CONCERN:
      /* Translators: %s is a day, "2023-05-17" */
      return g_strdup_printf (_("There is a notice of concern about the work, of %s."), date);
    case PRAXIS_NOTICE_REPLACED:
      /* Translators: %s is a day, "2023-05-17" */
      return g_strdup_printf (_("The work was retracted and replaced on %s."), date);
    case PRAXIS_NOTICE_RETRACTED:
      /* Translators: %s is a day, "2023-05-17" */
      return g_strdup_printf (_("The work was retracted on %s."), date);
    case PRAXIS_NOTICE_NONE_KNOWN:
    default:
      return dup_undated_words (PRAXIS_NOTICE_NONE_KNOWN);
    }
}

/**
 * praxis_known_file_dup_age_words:
 * @imported: when a file whose records have no days was imported, in seconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): what is certain of its age, a sentence in the process's language
 */
char *
praxis_known_file_dup_age_words (gint64 imported)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (imported);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");

  /* Translators: %s is a day, "2026-11-25" */
  return g_strdup_printf (_("None of its rows has a date: it is no newer than %s, when it was imported, and may be much older."), day);
}
