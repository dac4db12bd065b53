/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cite/praxis-work.h"
#include "lookup/praxis-lookup-agreement.h"
#include "praxis-checks.h"
#include "praxis-review-works.h"

/* A DOI that is right for another work, where the author looked it up: its title and first author are the registry's word. */

static void
remark (PraxisReviewContext *context,
        guint                index,
        const char          *doi,
        const char          *message)
{
  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index, .variable = "DOI" },
    .text = doi,
    .message = message,
    .reason = _("When the DOI was looked up, its registry had another work for it. Either the DOI is another work’s, or the fields are."),
  });
}

static gboolean
has_other_author (PraxisCitation *citation,
                  PraxisCitation *found)
{
  g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (citation);
  g_autoptr(GPtrArray) found_authors = praxis_review_work_get_authors (found);

  return authors->len > 0 && found_authors->len > 0 && !praxis_lookup_names_agree (authors->pdata[0], found_authors->pdata[0]);
}

static void
check_work (PraxisReviewContext *context,
            guint                index,
            PraxisCitation      *citation)
{
  const char *doi = praxis_citation_get_field (citation, "DOI"), *title = praxis_citation_get_field (citation, "title");
  g_autofree char *key = doi != NULL ? g_ascii_strdown (doi, -1) : NULL;
  PraxisCitation *found = key != NULL ? praxis_review_context_get_looked_up (context, key) : NULL;
  const char *found_title = found != NULL ? praxis_citation_get_field (found, "title") : NULL;
  g_autofree char *message = NULL;

  if (found == NULL)
    return;
  if (title != NULL && found_title != NULL && !praxis_lookup_titles_agree (title, found_title))
    {
      message = g_strdup_printf (_("“%s” is the DOI of another title: “%s”."), doi, found_title);
    }
  else if (has_other_author (citation, found))
    {
      g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (found);
      g_autofree char *name = praxis_name_to_text (authors->pdata[0]);

      /* Translators: a DOI, and a name, family name first: "Berg, A. B." */
      message = g_strdup_printf (_("“%s” is the DOI of a work by %s."), doi, name);
    }
  if (message != NULL)
    remark (context, index, doi, message);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < citations->len; i++)
    check_work (context, i, citations->pdata[i]);
}

const PraxisCheck praxis_check_doi_work = {
  .name = "doi-work",
  .label = N_("DOI of the same work"),
  .rule = N_("Where a DOI was looked up, title and first author are those that its registry has."),
  .source = "ISO 26324:2022",
  .fields = PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
