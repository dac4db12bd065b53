/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for facets and their values. */

#include "config.h"

#include "praxis-facet-labels.h"

#include <glib/gi18n.h>

#include "model/praxis-month.h"

const char *
praxis_collection_get_title (PraxisCollection collection)
{
  switch (collection)
    {
    case PRAXIS_COLLECTION_DRAFTS:
      return C_("collection of posts", "Drafts");
    case PRAXIS_COLLECTION_UNREAD:
      return C_("collection of posts", "Unread");
    case PRAXIS_COLLECTION_LISTED:
      return C_("collection of posts", "Reading List");
    case PRAXIS_COLLECTION_TRASH:
      return C_("collection of posts", "Trash");
    case PRAXIS_COLLECTION_ALL:
    default:
      return C_("collection of posts", "All Posts");
    }
}

/* What a group of facet values is called. */
const char *
praxis_facet_get_title (PraxisFacet facet)
{
  switch (facet)
    {
    case PRAXIS_FACET_TOPIC:
      return C_("facet", "Topics");
    case PRAXIS_FACET_TYPE:
      return C_("facet", "Type of Research");
    case PRAXIS_FACET_YEAR:
    case PRAXIS_FACET_MONTH:
      return C_("facet", "Year");
    case PRAXIS_FACET_JOURNAL:
      return C_("facet", "Journal");
    default:
      g_assert_not_reached ();
    }
}

/* A value as it stands alone: "March 2023", "2023", "Depression". */
char *
praxis_facet_dup_label (PraxisFacet  facet,
                        const char  *value)
{
  PraxisMonth month = facet == PRAXIS_FACET_MONTH ? praxis_month_parse (value) : PRAXIS_MONTH_NONE;

  return month != PRAXIS_MONTH_NONE ? praxis_month_format (month) : g_strdup (value);
}

/* The month alone, as it stands below its year. */
char *
praxis_facet_dup_month_name (const char *value)
{
  PraxisMonth month = praxis_month_parse (value);
  g_autoptr (GDateTime) first = NULL;

  if (month == PRAXIS_MONTH_NONE)
    return g_strdup (value);

  first = g_date_time_new_utc (praxis_month_get_year (month), praxis_month_get_month (month), 1, 0, 0, 0);
  return g_date_time_format (first, "%OB");
}
