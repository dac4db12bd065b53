/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-library.h"

#include "praxis-known-notice.h"
#include "store/praxis-store-looked-up.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-retractions.h"

/* Between the proof-reader and the library: its settings, and the decisions on what it said. */

/**
 * praxis_review_load_settings:
 * @store: a library
 * @error: return location
 *
 * Returns: (transfer full): the author's settings; %NULL with an error
 */
PraxisReviewSettings *
praxis_review_load_settings (PraxisStore  *store,
                             GError      **error)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_auto(GStrv) off = NULL;
  g_auto(GStrv) wordings = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  off = praxis_store_list_checks_off (store, error);
  if (off == NULL)
    return NULL;
  wordings = praxis_store_list_wordings (store, error);
  if (wordings == NULL)
    return NULL;
  for (gsize i = 0; off[i] != NULL; i++)
    praxis_review_settings_switch_off (settings, off[i]);
  for (gsize i = 0; wordings[i] != NULL; i += 2)
    praxis_review_settings_add_wording (settings, wordings[i], wordings[i + 1]);
  return g_steal_pointer (&settings);
}

/**
 * praxis_review_load_known_notices:
 * @store: a library
 * @draft: the content of a post
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisNotice): what is known of each of the works that it cites, in their order, by the
 *   Retraction Watch data that the library has: what praxis_known_notice_sum_up() makes of the records, and where there are none, that
 *   none is known. Nothing where no file was imported. %NULL with an error
 */
GPtrArray *
praxis_review_load_known_notices (PraxisStore  *store,
                                  PraxisDraft  *draft,
                                  GError      **error)
{
  GPtrArray *citations;
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 imported;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), NULL);

  if (!praxis_store_get_retraction_file (store, NULL, &imported, NULL, error))
    return NULL;
  citations = praxis_draft_get_citations (draft);
  for (guint i = 0; imported != 0 && i < citations->len; i++)
    {
      g_autoptr(PraxisNotice) work = praxis_known_notice_name_work (citations->pdata[i]);
      g_autoptr(PraxisRetractions) records = praxis_store_find_retractions (store, praxis_notice_get_doi (work),
                                                                            praxis_notice_get_pmid (work), error);
      PraxisNotice *notice;

      if (records == NULL)
        return NULL;
      notice = praxis_known_notice_sum_up (work, records, NULL);
      if (notice != NULL)
        g_ptr_array_add (notices, notice);
      else if (*praxis_notice_get_doi (work) != '\0' || *praxis_notice_get_pmid (work) != '\0')
        g_ptr_array_add (notices, g_steal_pointer (&work));
    }
  return g_steal_pointer (&notices);
}

/* Before the key of a remark on a text had its kind, or the words around a number, it was the words alone. Decisions from then still
 * count, but not on an error: that may not have been what was ignored. */
static gboolean
is_key_of (const char   *key,
           PraxisRemark *remark)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);

  if (g_str_equal (key, praxis_remark_get_key (remark)))
    return TRUE;
  return (fields->place.field == PRAXIS_DRAFT_SUMMARY || fields->place.field == PRAXIS_DRAFT_IMPLICATIONS) &&
         fields->severity != PRAXIS_SEVERITY_ERROR && g_str_equal (key, fields->text);
}

static gboolean
is_decided (PraxisRemark *remark,
            GPtrArray    *decisions)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const PraxisDecision *decision = decisions->pdata[i];

      if (g_str_equal (decision->check, praxis_remark_get_fields (remark)->check) && is_key_of (decision->key, remark))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_review_drop_decided:
 * @remarks: (element-type PraxisRemark): remarks on a post
 * @decisions: (element-type PraxisDecision): what its author has decided on such
 *
 * Returns: (transfer full) (element-type PraxisRemark): those that nothing was decided on
 */
GPtrArray *
praxis_review_drop_decided (GPtrArray *remarks,
                            GPtrArray *decisions)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (remarks != NULL && decisions != NULL, NULL);

  for (guint i = 0; i < remarks->len; i++)
    {
      if (!is_decided (remarks->pdata[i], decisions))
        g_ptr_array_add (open, g_object_ref (remarks->pdata[i]));
    }
  return open;
}

/**
 * praxis_review_list_notices:
 * @store: a library
 * @revision_id: the content of a post
 * @works: (out) (transfer full) (element-type PraxisCitation): gets the works that it cites; unset where it fails
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisNotice): what is known of its works, as praxis_review_load_known_notices() gives it, and
 *   what it shows to its readers: what whoever has this library may know. %NULL with an error
 */
GPtrArray *
praxis_review_list_notices (PraxisStore  *store,
                            gint64        revision_id,
                            GPtrArray   **works,
                            GError      **error)
{
  g_autoptr(PraxisDraft) content = NULL;
  GPtrArray *notices, *shown;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  content = praxis_store_get_content (store, revision_id, error);
  notices = content != NULL ? praxis_review_load_known_notices (store, content, error) : NULL;
  if (notices == NULL)
    return NULL;
  shown = praxis_draft_get_notices (content);
  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (notices, g_object_ref (shown->pdata[i]));
  *works = g_ptr_array_ref (praxis_draft_get_citations (content));
  return notices;
}

/**
 * praxis_review_tell_known:
 * @store: a library
 * @reviewer: the proof-reader of a post
 * @draft: the content of the post
 * @error: return location
 *
 * Tells the proof-reader in which language the post is, and what the library knows of the works that it cites: what publishers have said
 * since, and what was looked up.
 *
 * Returns: whether that could be read
 */
gboolean
praxis_review_tell_known (PraxisStore     *store,
                          PraxisReviewer  *reviewer,
                          PraxisDraft     *draft,
                          GError         **error)
{
  g_autoptr(GPtrArray) notices = praxis_review_load_known_notices (store, draft, error);
  g_autoptr(GHashTable) looked_up = NULL;
  const char *uuid = praxis_draft_get_post_uuid (draft);
  g_autofree char *language = NULL;

  if (notices == NULL)
    return FALSE;
  language = praxis_store_dup_post_language (store, uuid != NULL ? uuid : "", error);
  if (language == NULL)
    return FALSE;
  looked_up = praxis_store_get_looked_up (store, praxis_draft_get_citations (draft), error);
  if (looked_up == NULL)
    return FALSE;
  praxis_reviewer_set_known_notices (reviewer, notices);
  praxis_reviewer_set_looked_up (reviewer, looked_up);
  praxis_reviewer_set_language (reviewer, *language != '\0' ? language : NULL);
  return TRUE;
}

/**
 * praxis_review_draft:
 * @store: a library
 * @reviewer: the proof-reader of the post
 * @draft: the content of the post
 * @decisions: (out) (optional) (transfer full) (element-type PraxisDecision): what its author has decided on remarks
 * @error: return location
 *
 * Reviews a post with what the library has: the author's settings and decisions, and what is known of its works.
 *
 * Returns: (transfer full) (element-type PraxisRemark): the remarks that are open, in the order of the editor; %NULL with an error
 */
GPtrArray *
praxis_review_draft (PraxisStore     *store,
                     PraxisReviewer  *reviewer,
                     PraxisDraft     *draft,
                     GPtrArray      **decisions,
                     GError         **error)
{
  const char *uuid;
  g_autoptr(PraxisReviewSettings) settings = praxis_review_load_settings (store, error);
  g_autoptr(GPtrArray) decided = NULL;
  g_autoptr(GPtrArray) remarks = NULL;
  GPtrArray *open;

  g_return_val_if_fail (PRAXIS_IS_REVIEWER (reviewer), NULL);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), NULL);

  if (settings == NULL)
    return NULL;
  uuid = praxis_draft_get_post_uuid (draft);
  decided = praxis_store_list_decisions (store, uuid != NULL ? uuid : "", error);
  if (decided == NULL)
    return NULL;
  praxis_reviewer_set_settings (reviewer, settings);
  if (!praxis_review_tell_known (store, reviewer, draft, error))
    return NULL;
  remarks = praxis_reviewer_review (reviewer, draft);
  open = praxis_review_drop_decided (remarks, decided);
  if (decisions != NULL)
    *decisions = g_steal_pointer (&decided);
  return open;
}

/**
 * praxis_review_count:
 * @remarks: (element-type PraxisRemark): remarks
 * @severity: a severity
 *
 * Returns: how many of them are of that severity
 */
guint
praxis_review_count (GPtrArray      *remarks,
                     PraxisSeverity  severity)
{
  guint count = 0;

  g_return_val_if_fail (remarks != NULL, 0);

  for (guint i = 0; i < remarks->len; i++)
    count += praxis_remark_get_fields (remarks->pdata[i])->severity == severity;
  return count;
}
