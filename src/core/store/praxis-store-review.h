/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisDecision:
 * @check: the name of the check whose remark was ignored; "finding" for an effect that is none
 * @key: what tells the remark from others of the check
 * @text: the words that it was about
 * @reason: why the author ignores it; may be empty
 * @decided: when, in seconds since 1970-01-01 UTC
 *
 * What an author has decided on a remark about a post.
 */
typedef struct
{
  char   *check;
  char   *key;
  char   *text;
  char   *reason;
  gint64  decided;
} PraxisDecision;

void        praxis_decision_free          (PraxisDecision      *self);
GPtrArray  *praxis_store_list_decisions   (PraxisStore         *self,
                                           const char          *post_uuid,
                                           GError             **error);
gboolean    praxis_store_decide           (PraxisStore         *self,
                                           const char          *post_uuid,
                                           const char          *check,
                                           const char          *key,
                                           const char          *text,
                                           const char          *reason,
                                           GError             **error);
gboolean    praxis_store_take_back_decision (PraxisStore       *self,
                                           const char          *post_uuid,
                                           const char          *check,
                                           const char          *key,
                                           GError             **error);

GArray     *praxis_store_list_own_posts   (PraxisStore         *self,
                                           GError             **error);

char       *praxis_store_dup_post_language (PraxisStore        *self,
                                           const char          *post_uuid,
                                           GError             **error);

/* The author's settings */
GStrv       praxis_store_list_checks_off  (PraxisStore         *self,
                                           GError             **error);
gboolean    praxis_store_switch_check     (PraxisStore         *self,
                                           const char          *check,
                                           gboolean             is_on,
                                           GError             **error);
GStrv       praxis_store_list_own_languages (PraxisStore       *self,
                                           GError             **error);
GStrv       praxis_store_list_wordings    (PraxisStore         *self,
                                           GError             **error);
gboolean    praxis_store_set_wordings     (PraxisStore         *self,
                                           const char * const  *pairs,
                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisDecision, praxis_decision_free)

G_END_DECLS
