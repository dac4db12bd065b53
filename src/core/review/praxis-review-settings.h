/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the author has set for the proof-reader. Like a snapshot: filled once by who makes it, then only read, from any thread. */
typedef struct _PraxisReviewSettings PraxisReviewSettings;

PraxisReviewSettings *praxis_review_settings_new             (void);
PraxisReviewSettings *praxis_review_settings_ref             (PraxisReviewSettings *self);
void                  praxis_review_settings_unref           (PraxisReviewSettings *self);
void                  praxis_review_settings_switch_off      (PraxisReviewSettings *self,
                                                              const char           *check);
gboolean              praxis_review_settings_is_on           (PraxisReviewSettings *self,
                                                              const char           *check);
void                  praxis_review_settings_add_wording     (PraxisReviewSettings *self,
                                                              const char           *shorthand,
                                                              const char           *wording);
GHashTable           *praxis_review_settings_get_wordings    (PraxisReviewSettings *self);
char                 *praxis_review_settings_dup_fingerprint (PraxisReviewSettings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewSettings, praxis_review_settings_unref)

G_END_DECLS
