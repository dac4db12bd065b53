/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-checks.h"
#include "praxis-known-notice.h"

/* Compares what is known of the works, by the Retraction Watch data, with what the post tells its readers. */

static PraxisNotice *
find_of_work (GPtrArray    *notices,
              PraxisNotice *work)
{
  for (guint i = 0; i < notices->len; i++)
    {
      if (praxis_notice_is_of_same_work (notices->pdata[i], work))
        return notices->pdata[i];
    }
  return NULL;
}

/* A decision on a notice of concern says nothing of the retraction that follows. */
static char *
dup_key (PraxisNotice *work,
         PraxisNotice *known)
{
  const char *doi = praxis_notice_get_doi (work);

  return g_strdup_printf ("%s %s", *doi != '\0' ? doi : praxis_notice_get_pmid (work),
                          praxis_notice_state_to_string (known != NULL ? praxis_notice_get_state (known)
                                                                       : PRAXIS_NOTICE_NONE_KNOWN));
}

static PraxisSeverity
weigh (PraxisNotice *known)
{
  return praxis_notice_get_state (known) >= PRAXIS_NOTICE_REPLACED ? PRAXIS_SEVERITY_ERROR : PRAXIS_SEVERITY_DOUBT;
}

static void
remark_on_known (PraxisReviewContext *context,
                 guint                index,
                 PraxisNotice        *work,
                 PraxisNotice        *known)
{
  g_autofree char *message = praxis_known_notice_dup_words (known);
  g_autofree char *key = dup_key (work, known);
  const char *notice_doi = praxis_notice_get_notice_doi (known);
  g_autofree char *reason = *notice_doi != '\0'
    /* Translators: %s is the DOI of a notice */
    ? g_strdup_printf (_("The Retraction Watch data say so; the notice is https://doi.org/%s. Readers of this post should "
                         "know it."), notice_doi)
    : g_strdup (_("The Retraction Watch data say so. Readers of this post should know it."));

  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = weigh (known),
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index },
    .message = message,
    .reason = reason,
    .key = key,
    .fix_label = _("Show the notice on the post"),
    .notice = known,
  });
}

/* The post shows a notice that the file does not bear out: the work was reinstated, or there is no record of it (any more). */
static void
remark_on_shown (PraxisReviewContext *context,
                 guint                index,
                 PraxisNotice        *work,
                 PraxisNotice        *known)
{
  g_autofree char *key = dup_key (work, NULL);
  /* What takes a notice back has a day of its own. */
  gboolean is_taken_back = *praxis_notice_get_date (known) != '\0';

  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index },
    .message = is_taken_back ? _("The post shows a notice about the work that the Retraction Watch data do not have any more.")
                             : _("The post shows a notice about the work, of which the Retraction Watch data have none."),
    .reason = is_taken_back ? _("A work that was retracted can be reinstated.")
                            : _("A notice can be withdrawn; one that comes from elsewhere can be missing in these data. The page of the "
                                "publisher says which it is."),
    .key = key,
    .fix_label = _("Take the notice off the post"),
    .notice = work,
  });
}

static void
run (PraxisReviewContext *context)
{
  PraxisDraft *draft = praxis_review_context_get_draft (context);
  GPtrArray *citations = praxis_draft_get_citations (draft);
  GPtrArray *known_notices = praxis_review_context_get_known_notices (context);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autoptr(PraxisNotice) work = praxis_known_notice_name_work (citations->pdata[i]);
      PraxisNotice *known = find_of_work (known_notices, work);
      PraxisNotice *shown = find_of_work (praxis_draft_get_notices (draft), work);

      if (known != NULL && praxis_notice_get_state (known) != PRAXIS_NOTICE_NONE_KNOWN &&
          (shown == NULL || praxis_notice_get_state (shown) != praxis_notice_get_state (known)))
        remark_on_known (context, i, work, known);
      else if (known != NULL && shown != NULL && praxis_notice_get_state (known) == PRAXIS_NOTICE_NONE_KNOWN)
        remark_on_shown (context, i, work, known);
    }
}

const PraxisCheck praxis_check_retraction = {
  .name = "retraction",
  .label = N_("Retractions and corrections"),
  .rule = N_("What publishers have said of a work since (that it was retracted, corrected, or that there is concern about it) is told "
             "to the readers of the post, by the Retraction Watch file that was imported last."),
  .source = "NISO RP-45-2024",
  .fields = PRAXIS_CHECK_READS (CITATIONS) | PRAXIS_CHECK_READS (NOTICES),
  .run = run,
};
