/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-missing.h"

#include <glib/gi18n-lib.h>

/* What stands between a draft and its readers. */

static const char *const names[PRAXIS_N_MISSING] = {
  "title",
  "citation",
  "topic",
  "summary",
  "implications",
  "month",
};

/* Translators: what a post must have before it can be published, in a list of what is missing */
static const char *const labels[PRAXIS_N_MISSING] = {
  NC_ ("missing", "A title"),
  NC_ ("missing", "A citation"),
  NC_ ("missing", "A topic"),
  NC_ ("missing", "A summary"),
  NC_ ("missing", "Practice implications"),
  NC_ ("missing", "A month"),
};

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
    }
  return TRUE;
}

/* A row of empty fields is no citation yet. */
static gboolean
has_citation (PraxisDraft *draft)
{
  GPtrArray *citations = praxis_draft_get_citations (draft);

  for (guint i = 0; i < citations->len; i++)
    {
      if (!is_blank (praxis_citation_get_field (citations->pdata[i], "title")) ||
          !is_blank (praxis_citation_get_reference (citations->pdata[i])))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_draft_get_missing:
 * @draft: a draft
 *
 * Returns: everything that it has not, the month among it
 */
PraxisMissing
praxis_draft_get_missing (PraxisDraft *draft)
{
  PraxisMissing missing = 0;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), 0);

  if (is_blank (praxis_draft_get_title (draft)))
    missing |= PRAXIS_MISSING_TITLE;
  if (!has_citation (draft))
    missing |= PRAXIS_MISSING_CITATION;
  if (praxis_draft_get_terms (draft, PRAXIS_VOCABULARY_TOPIC)[0] == NULL)
    missing |= PRAXIS_MISSING_TOPIC;
  if (is_blank (praxis_draft_get_summary (draft)))
    missing |= PRAXIS_MISSING_SUMMARY;
  if (is_blank (praxis_draft_get_implications (draft)))
    missing |= PRAXIS_MISSING_IMPLICATIONS;
  if (praxis_draft_get_month (draft) == PRAXIS_MONTH_NONE)
    missing |= PRAXIS_MISSING_MONTH;
  return missing;
}

/**
 * praxis_draft_get_missing_for:
 * @draft: a draft
 * @status: what its post shall become
 *
 * Returns: what it has not and must have for that: nothing for a draft, all but the month for a post that is ready
 */
PraxisMissing
praxis_draft_get_missing_for (PraxisDraft  *draft,
                              PraxisStatus  status)
{
  PraxisMissing missing = praxis_draft_get_missing (draft);

  switch (status)
    {
    case PRAXIS_STATUS_READY:
      return missing & ~PRAXIS_MISSING_MONTH;
    case PRAXIS_STATUS_PUBLISHED:
      return missing;
    case PRAXIS_STATUS_DRAFT:
    case PRAXIS_STATUS_NEEDS_UPDATE:
    default:
      return 0;
    }
}

/**
 * praxis_missing_get_label:
 * @one: one thing that is missing
 *
 * Returns: (transfer none): its name for people, "A title", in the process's language
 */
const char *
praxis_missing_get_label (PraxisMissing one)
{
  int bit = g_bit_nth_lsf (one, -1);

  g_return_val_if_fail (bit >= 0 && bit < PRAXIS_N_MISSING, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "missing", labels[bit]);
}

/**
 * praxis_missing_to_string:
 * @one: one thing that is missing
 *
 * Returns: (transfer none): its name on the command line, "title", the same in every language
 */
const char *
praxis_missing_to_string (PraxisMissing one)
{
  int bit = g_bit_nth_lsf (one, -1);

  g_return_val_if_fail (bit >= 0 && bit < PRAXIS_N_MISSING, NULL);

  return names[bit];
}
