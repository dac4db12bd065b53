/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reviewer.h"

#include "praxis-effect.h"
#include "praxis-review-context.h"
#include "praxis-statistic.h"

/*
 * Runs the checks over one post as it is written. What a check said is kept; it runs again when one of the parts that it reads is
 * another one than at the last run. Drafts share their texts with their copies, so the last one is kept whole to compare with.
 */

struct _PraxisReviewer
{
  GObject                parent_instance;

  PraxisReviewSettings  *settings;
  GPtrArray             *known_notices;
  GHashTable            *looked_up;
  char                  *language;

  /* Guards what the last run left, since runs are on threads of a pool. */
  GMutex                 mutex;
  PraxisDraft           *last;
  /* What each check said, in the order of the table; NULL where it has not run yet. */
  GPtrArray             *said;
};

G_DEFINE_FINAL_TYPE (PraxisReviewer, praxis_reviewer, G_TYPE_OBJECT)

static void
praxis_reviewer_finalize (GObject *object)
{
  PraxisReviewer *self = PRAXIS_REVIEWER (object);

  praxis_review_settings_unref (self->settings);
  g_clear_pointer (&self->known_notices, g_ptr_array_unref);
  g_clear_pointer (&self->looked_up, g_hash_table_unref);
  g_free (self->language);
  g_clear_object (&self->last);
  g_ptr_array_unref (self->said);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (praxis_reviewer_parent_class)->finalize (object);
}

static void
praxis_reviewer_class_init (PraxisReviewerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_reviewer_finalize;
}

static void
free_remarks (gpointer remarks)
{
  if (remarks != NULL)
    g_ptr_array_unref (remarks);
}

static void
praxis_reviewer_init (PraxisReviewer *self)
{
  gsize n_checks;

  praxis_checks_get (&n_checks);
  self->said = g_ptr_array_new_with_free_func (free_remarks);
  g_ptr_array_set_size (self->said, n_checks);
  g_mutex_init (&self->mutex);
}

/**
 * praxis_reviewer_new:
 * @settings: the author's settings
 *
 * Returns: (transfer full): a proof-reader for one post
 */
PraxisReviewer *
praxis_reviewer_new (PraxisReviewSettings *settings)
{
  PraxisReviewer *self;

  g_return_val_if_fail (settings != NULL, NULL);

  self = g_object_new (PRAXIS_TYPE_REVIEWER, NULL);
  self->settings = praxis_review_settings_ref (settings);
  return self;
}

static void
forget (PraxisReviewer *self,
        guint           fields)
{
  gsize n_checks;
  const PraxisCheck * const *checks = praxis_checks_get (&n_checks);

  for (gsize i = 0; i < n_checks; i++)
    {
      if ((checks[i]->fields & fields) != 0)
        g_clear_pointer ((GPtrArray **) &self->said->pdata[i], g_ptr_array_unref);
    }
}

static gboolean
same_settings (PraxisReviewSettings *a,
               PraxisReviewSettings *b)
{
  g_autofree char *one = praxis_review_settings_dup_fingerprint (a);
  g_autofree char *other = praxis_review_settings_dup_fingerprint (b);

  return g_str_equal (one, other);
}

/**
 * praxis_reviewer_set_settings:
 * @self: a proof-reader
 * @settings: the author's settings
 *
 * Sets what later runs look for. The same settings again cost nothing.
 */
void
praxis_reviewer_set_settings (PraxisReviewer       *self,
                              PraxisReviewSettings *settings)
{
  g_return_if_fail (PRAXIS_IS_REVIEWER (self));
  g_return_if_fail (settings != NULL);

  g_mutex_lock (&self->mutex);
  if (!same_settings (self->settings, settings))
    {
      praxis_review_settings_unref (self->settings);
      self->settings = praxis_review_settings_ref (settings);
      forget (self, ~0u);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * praxis_reviewer_set_known_notices:
 * @self: a proof-reader
 * @notices: (element-type PraxisNotice): what is known of the works that the post cites, which nobody changes
 */
void
praxis_reviewer_set_known_notices (PraxisReviewer *self,
                                   GPtrArray      *notices)
{
  g_return_if_fail (PRAXIS_IS_REVIEWER (self));
  g_return_if_fail (notices != NULL);

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->known_notices, g_ptr_array_unref);
  self->known_notices = g_ptr_array_ref (notices);
  forget (self, PRAXIS_CHECK_READS (NOTICES));
  g_mutex_unlock (&self->mutex);
}

static gboolean
same_works (GHashTable *a,
            GHashTable *b)
{
  GHashTableIter iter;
  gpointer doi, work;

  if (a == NULL || g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &doi, &work))
    {
      PraxisCitation *other = g_hash_table_lookup (b, doi);

      if (other == NULL || g_strcmp0 (praxis_citation_get_json (work), praxis_citation_get_json (other)) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_reviewer_set_looked_up:
 * @self: a proof-reader
 * @works: (element-type utf8 PraxisCitation): from the DOIs of the works that the post cites, in small letters, to what their registries
 *   have said, where they were asked; which nobody changes
 *
 * Sets what later runs compare the works with. The same works again cost nothing.
 */
void
praxis_reviewer_set_looked_up (PraxisReviewer *self,
                               GHashTable     *works)
{
  g_return_if_fail (PRAXIS_IS_REVIEWER (self));
  g_return_if_fail (works != NULL);

  g_mutex_lock (&self->mutex);
  if (!same_works (self->looked_up, works))
    {
      g_clear_pointer (&self->looked_up, g_hash_table_unref);
      self->looked_up = g_hash_table_ref (works);
      forget (self, PRAXIS_CHECK_READS (CITATIONS));
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * praxis_reviewer_set_language:
 * @self: a proof-reader
 * @language: (nullable): the language that the post is written in, a tag as in BCP 47; %NULL where it is not known, which is taken for
 *   English
 *
 * Sets which words later runs look for. The same language again costs nothing.
 */
void
praxis_reviewer_set_language (PraxisReviewer *self,
                              const char     *language)
{
  g_return_if_fail (PRAXIS_IS_REVIEWER (self));

  g_mutex_lock (&self->mutex);
  if (g_strcmp0 (self->language, language) != 0)
    {
      g_set_str (&self->language, language);
      forget (self, PRAXIS_CHECK_READS_TEXTS);
    }
  g_mutex_unlock (&self->mutex);
}

static int
compare_remarks (gconstpointer a,
                 gconstpointer b)
{
  return praxis_remark_compare (*(PraxisRemark * const *) a, *(PraxisRemark * const *) b);
}

/* Runs the checks that have not run on this content yet. */
static void
run_checks (PraxisReviewer      *self,
            PraxisReviewContext *context)
{
  gsize n_checks;
  const PraxisCheck * const *checks = praxis_checks_get (&n_checks);

  for (gsize i = 0; i < n_checks; i++)
    {
      if (self->said->pdata[i] == NULL && praxis_review_settings_is_on (self->settings, checks[i]->name))
        self->said->pdata[i] = praxis_review_context_run (context, checks[i]);
    }
}

static GPtrArray *
collect (PraxisReviewer *self)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->said->len; i++)
    {
      GPtrArray *said = self->said->pdata[i];

      for (guint j = 0; said != NULL && j < said->len; j++)
        g_ptr_array_add (remarks, g_object_ref (said->pdata[j]));
    }
  g_ptr_array_sort (remarks, compare_remarks);
  return remarks;
}

/**
 * praxis_reviewer_review:
 * @self: a proof-reader
 * @draft: the content of its post, which nobody changes meanwhile
 *
 * Can be called from any thread.
 *
 * Returns: (transfer full) (element-type PraxisRemark): what it says, in the order of the editor
 */
GPtrArray *
praxis_reviewer_review (PraxisReviewer *self,
                        PraxisDraft    *draft)
{
  g_autoptr(PraxisReviewContext) context = NULL;
  GPtrArray *remarks;

  g_return_val_if_fail (PRAXIS_IS_REVIEWER (self), NULL);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), NULL);

  g_mutex_lock (&self->mutex);
  forget (self, self->last != NULL ? praxis_draft_get_differences (self->last, draft) : ~0u);
  g_clear_object (&self->last);
  self->last = praxis_draft_copy (draft);
  context = praxis_review_context_new (draft, self->settings, self->known_notices);
  praxis_review_context_set_looked_up (context, self->looked_up);
  praxis_review_context_set_language (context, self->language);
  run_checks (self, context);
  remarks = collect (self);
  g_mutex_unlock (&self->mutex);
  return remarks;
}

/**
 * praxis_reviewer_review_text:
 * @self: a proof-reader
 * @text: a text without markup, that is no post
 * @statistics: (out) (optional) (transfer full) (element-type PraxisStatistic): the tests that it reports
 * @effects: (out) (optional) (transfer full) (element-type PraxisEffect): the effects that it reports
 *
 * Returns: (transfer full) (element-type PraxisRemark): what it says of the text; places are in the summary
 */
GPtrArray *
praxis_reviewer_review_text (PraxisReviewer  *self,
                             const char      *text,
                             GPtrArray      **statistics,
                             GPtrArray      **effects)
{
  g_autoptr(PraxisReviewContext) context = NULL;
  PraxisReviewText *only;
  GPtrArray *remarks;

  g_return_val_if_fail (PRAXIS_IS_REVIEWER (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  context = praxis_review_context_new_plain (text, self->settings);
  only = praxis_review_context_get_texts (context)->pdata[0];
  if (statistics != NULL)
    *statistics = g_ptr_array_ref (praxis_review_context_get_statistics (context, only));
  if (effects != NULL)
    *effects = g_ptr_array_ref (praxis_review_context_get_effects (context, only));
  g_mutex_lock (&self->mutex);
  forget (self, ~0u);
  g_clear_object (&self->last);
  run_checks (self, context);
  remarks = collect (self);
  g_mutex_unlock (&self->mutex);
  return remarks;
}

/**
 * praxis_review_find_evidence:
 * @draft: the content of a post
 * @statistics: (out) (transfer full) (element-type PraxisStatistic): the tests that its texts report
 * @effects: (out) (transfer full) (element-type PraxisEffect): the effects that they report
 */
void
praxis_review_find_evidence (PraxisDraft  *draft,
                             GPtrArray   **statistics,
                             GPtrArray   **effects)
{
  const struct { const char *markdown, *part; PraxisDraftField field; } parts[] = {
    { praxis_draft_get_summary (draft), "summary", PRAXIS_DRAFT_SUMMARY },
    { praxis_draft_get_implications (draft), "implications", PRAXIS_DRAFT_IMPLICATIONS },
  };

  *statistics = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_statistic_free);
  *effects = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_effect_free);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(PraxisReviewText) text = praxis_review_text_new (parts[i].field, parts[i].markdown);

      g_ptr_array_extend_and_steal (*statistics, praxis_statistics_find (praxis_review_text_get_plain (text)));
      g_ptr_array_extend_and_steal (*effects, praxis_effects_find (praxis_review_text_get_plain (text), parts[i].part));
    }
}
