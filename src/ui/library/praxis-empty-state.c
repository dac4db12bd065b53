/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a list is empty, in words, and what to do about it. */

#include "config.h"

#include "praxis-empty-state.h"

#include <glib/gi18n.h>

static const PraxisEmptyState failed = {
  "dialog-warning-symbolic",
  NC_("empty state", "The Library Cannot Be Read"),
  NC_("empty state", "Something went wrong."),
  NC_("empty state", "_Try Again"),
  "win.refresh",
};

static const PraxisEmptyState no_match = {
  "edit-find-symbolic",
  NC_("empty state", "No Posts Found"),
  NC_("empty state", "Try other words, or fewer filters."),
  NC_("empty state", "_Clear Search and Filters"),
  "win.clear",
};

static const PraxisEmptyState empty_month = {
  "x-office-calendar-symbolic",
  NC_("empty state", "Nothing in This Month Yet"),
  NC_("empty state", "No post belongs to the chosen month."),
  NC_("empty state", "_Show All Months"),
  "win.clear",
};

static const PraxisEmptyState empty_trash = {
  "user-trash-symbolic",
  NC_("empty state", "The Trash Is Empty"),
  NC_("empty state", "Deleted posts stay here for 30 days and can be restored."),
  NULL,
  NULL,
};

static const PraxisEmptyState no_drafts = {
  "document-edit-symbolic",
  NC_("empty state", "No Drafts"),
  NC_("empty state", "Posts that are not published yet stand here."),
  NULL,
  NULL,
};

static const PraxisEmptyState nothing_unread = {
  "mail-read-symbolic",
  NC_("empty state", "Everything Is Read"),
  NC_("empty state", "New posts of the digests that you subscribe to stand here until you have read them. Press M in a post to "
                     "keep it unread."),
  NULL,
  NULL,
};

static const PraxisEmptyState empty_list = {
  "user-bookmarks-symbolic",
  NC_("empty state", "Nothing on the Reading List"),
  NC_("empty state", "Press B in a post to put it here, and bring your list into any order by dragging, or with Alt and the "
                     "arrow keys."),
  NC_("empty state", "_Show All Posts"),
  "win.show-collection::all",
};

static const PraxisEmptyState no_posts = {
  "document-open-symbolic",
  NC_("empty state", "No Posts Yet"),
  NC_("empty state", "Import past posts or references to begin with."),
  NC_("empty state", "_Import…"),
  "win.import",
};

/* Of a digest that somebody else writes: nothing can be brought in there. */
static const PraxisEmptyState nothing_published = {
  "document-open-symbolic",
  NC_("empty state", "No Posts Yet"),
  NC_("empty state", "Nothing is published in this digest yet. New posts stand here after the next check for updates."),
  NC_("empty state", "_Check for Updates"),
  "win.check-updates::",
};

static const PraxisEmptyState no_drafts_of_reader = {
  "document-edit-symbolic",
  NC_("empty state", "No Drafts"),
  NC_("empty state", "Posts that you write in a digest of your own stand here until they are published. The digests that you "
                     "subscribe to have none."),
  NC_("empty state", "_Write a Digest…"),
  "win.new-digest",
};

/* Whether all that is shown comes from others. */
static gboolean
is_of_others (PraxisBrowser *browser)
{
  GPtrArray *digests = praxis_browser_get_digests (browser);
  const char *uuid = praxis_filter_get_digest (praxis_browser_get_filter (browser));
  gboolean is_of_others = digests != NULL && digests->len > 0;

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      if ((uuid == NULL || g_str_equal (uuid, praxis_digest_get_uuid (digests->pdata[i]))) &&
          praxis_digest_get_origin (digests->pdata[i]) != PRAXIS_ORIGIN_SUBSCRIBED)
        is_of_others = FALSE;
    }

  return is_of_others;
}

static guint
count_values (const PraxisFilter *filter,
              PraxisFacet         facet)
{
  guint n_values = 0;

  for (PraxisChoice choice = PRAXIS_CHOICE_INCLUDE; choice <= PRAXIS_CHOICE_EXCLUDE; choice++)
    {
      const char * const *values = praxis_filter_get_values (filter, facet, choice);

      n_values += values != NULL ? g_strv_length ((char **) values) : 0;
    }

  return n_values;
}

/* Whether months are all that was chosen. */
static gboolean
only_months_are_chosen (PraxisBrowser *browser)
{
  const PraxisFilter *filter = praxis_browser_get_filter (browser);

  if (praxis_browser_is_searching (browser) || count_values (filter, PRAXIS_FACET_MONTH) == 0)
    return FALSE;

  for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
    {
      if (facet != PRAXIS_FACET_MONTH && count_values (filter, facet) > 0)
        return FALSE;
    }

  return TRUE;
}

const PraxisEmptyState *
praxis_empty_state_get (PraxisBrowser *browser)
{
  const PraxisFilter *filter = praxis_browser_get_filter (browser);

  if (praxis_browser_get_error (browser) != NULL)
    return &failed;
  if (only_months_are_chosen (browser))
    return &empty_month;
  if (praxis_browser_is_narrowed (browser))
    return &no_match;
  switch (praxis_filter_get_collection (filter))
    {
    case PRAXIS_COLLECTION_DRAFTS:
      return is_of_others (browser) ? &no_drafts_of_reader : &no_drafts;
    case PRAXIS_COLLECTION_UNREAD:
      return &nothing_unread;
    case PRAXIS_COLLECTION_LISTED:
      return &empty_list;
    case PRAXIS_COLLECTION_TRASH:
      return &empty_trash;
    case PRAXIS_COLLECTION_ALL:
    default:
      return is_of_others (browser) ? &nothing_published : &no_posts;
    }
}
