/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-draft.h"
#include "praxis-post.h"

/* From a post to a draft of it, and back. */

/**
 * praxis_draft_new_from_post:
 * @post: a post
 *
 * Returns: (transfer full): a draft with the post's content, which saves onto the post
 */
PraxisDraft *
praxis_draft_new_from_post (PraxisPost *post)
{
  PraxisDraft *self;

  g_return_val_if_fail (PRAXIS_IS_POST (post), NULL);

  self = praxis_draft_new ();
  praxis_draft_set_post_uuid (self, praxis_post_get_uuid (post));
  praxis_draft_set_base_revision (self, praxis_post_get_revision (post));
  praxis_draft_set_title (self, praxis_post_get_title (post));
  praxis_draft_set_month (self, praxis_post_get_month (post));
  praxis_draft_set_summary (self, praxis_post_get_summary (post));
  praxis_draft_set_implications (self, praxis_post_get_implications (post));
  for (guint i = 0; i < praxis_post_get_citations (post)->len; i++)
    praxis_draft_add_citation (self, g_ptr_array_index (praxis_post_get_citations (post), i));
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
      g_auto(GStrv) strv = NULL;
      GPtrArray *terms = praxis_post_get_terms (post, i);

      for (guint j = 0; j < terms->len; j++)
        g_strv_builder_add (labels, praxis_term_get_label (g_ptr_array_index (terms, j)));
      strv = g_strv_builder_end (labels);
      praxis_draft_set_terms (self, i, (const char * const *) strv);
    }
  praxis_draft_set_findings (self, praxis_post_get_findings (post));
  praxis_draft_set_notices (self, praxis_post_get_notices (post));
  return self;
}

/**
 * praxis_draft_to_post:
 * @self: a draft
 * @digest_uuid: the digest that it is written for
 *
 * Returns: (transfer full): the post that it would be, as far as an article shows it; it is in no library
 */
PraxisPost *
praxis_draft_to_post (PraxisDraft *self,
                      const char  *digest_uuid)
{
  GPtrArray *terms[PRAXIS_N_VOCABULARIES];
  PraxisPostFields fields;
  PraxisPost *post;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  fields = (PraxisPostFields) {
    .uuid = praxis_draft_get_post_uuid (self),
    .slug = "",
    .digest_uuid = digest_uuid,
    .title = praxis_draft_get_title (self),
    .summary = praxis_draft_get_summary (self),
    .implications = praxis_draft_get_implications (self),
    .month = praxis_draft_get_month (self),
    .revision = praxis_draft_get_base_revision (self),
    .citations = praxis_draft_get_citations (self),
    .findings = praxis_draft_get_findings (self),
    .notices = praxis_draft_get_notices (self),
  };
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      const char * const *labels = praxis_draft_get_terms (self, i);

      terms[i] = g_ptr_array_new_with_free_func (g_object_unref);
      for (gsize j = 0; labels[j] != NULL; j++)
        g_ptr_array_add (terms[i], praxis_term_new (labels[j], i, labels[j], "", NULL, FALSE));
      fields.terms[i] = terms[i];
    }
  post = praxis_post_new (&fields);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    g_ptr_array_unref (terms[i]);
  return post;
}
