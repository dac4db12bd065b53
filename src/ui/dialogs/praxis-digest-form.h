/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_DIGEST_FORM (praxis_digest_form_get_type ())
G_DECLARE_FINAL_TYPE (PraxisDigestForm, praxis_digest_form, PRAXIS, DIGEST_FORM, AdwPreferencesPage)

void          praxis_digest_form_set_digest  (PraxisDigestForm *self,
                                              PraxisLibrary    *library,
                                              PraxisDigest     *digest);
PraxisDigest *praxis_digest_form_make_digest (PraxisDigestForm *self);
PraxisDigest *praxis_digest_form_get_saved   (PraxisDigestForm *self);
void          praxis_digest_form_set_saved   (PraxisDigestForm *self,
                                              PraxisDigest     *digest);
void          praxis_digest_form_start       (PraxisDigestForm *self);
gboolean      praxis_digest_form_has_title   (PraxisDigestForm *self);
gboolean      praxis_digest_form_check       (PraxisDigestForm *self);
void          praxis_digest_form_set_style   (PraxisDigestForm *self,
                                              const char       *style);
void          praxis_digest_form_set_counts  (PraxisDigestForm *self,
                                              guint             n_topics,
                                              guint             n_types);

G_END_DECLS
