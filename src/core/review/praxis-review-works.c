/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-works.h"

/* Whether what the prose names is a work that the post is about. */

/**
 * praxis_review_work_get_authors:
 * @citation: a work
 *
 * Returns: (transfer full) (element-type PraxisName): who it is by: its authors, or the editors of one without any
 */
GPtrArray *
praxis_review_work_get_authors (PraxisCitation *citation)
{
  g_autoptr(GPtrArray) authors = praxis_citation_get_names (citation, "author");

  return authors->len > 0 ? g_steal_pointer (&authors) : praxis_citation_get_names (citation, "editor");
}

/**
 * praxis_review_mention_is_of:
 * @mention: a mention
 * @authors: (element-type PraxisName): the authors of a work
 *
 * Returns: whether it begins with the work's first author
 */
gboolean
praxis_review_mention_is_of (const PraxisReviewMention *mention,
                             GPtrArray                 *authors)
{
  return authors->len > 0 && praxis_review_mention_names (mention, 0, authors->pdata[0]);
}

/**
 * praxis_review_mention_is_by:
 * @mention: a mention
 * @authors: (element-type PraxisName): the authors of a work
 *
 * Returns: whether its names are the work's first authors, in their order
 */
gboolean
praxis_review_mention_is_by (const PraxisReviewMention *mention,
                             GPtrArray                 *authors)
{
  if (mention->n_names > authors->len)
    return FALSE;
  for (guint i = 0; i < mention->n_names; i++)
    {
      if (!praxis_review_mention_names (mention, i, authors->pdata[i]))
        return FALSE;
    }
  return TRUE;
}
