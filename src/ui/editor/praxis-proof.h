/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "edit/praxis-edit-session.h"
#include "review/praxis-review-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_PROOF (praxis_proof_get_type ())
G_DECLARE_FINAL_TYPE (PraxisProof, praxis_proof, PRAXIS, PROOF, GObject)

PraxisProof  *praxis_proof_new           (PraxisEditSession *session);
void          praxis_proof_look          (PraxisProof       *self);
GListModel   *praxis_proof_get_remarks   (PraxisProof       *self);
GPtrArray    *praxis_proof_get_findings  (PraxisProof       *self);
GPtrArray    *praxis_proof_get_decisions (PraxisProof       *self);
gboolean      praxis_proof_has_looked    (PraxisProof       *self);
guint         praxis_proof_count         (PraxisProof       *self,
                                          PraxisSeverity     severity);
guint         praxis_proof_find_number   (PraxisProof       *self,
                                          PraxisRemark      *remark);
PraxisRemark *praxis_proof_find_next     (PraxisProof       *self,
                                          PraxisRemark      *remark,
                                          const PraxisPlace *place,
                                          gboolean           backwards);
gboolean      praxis_proof_fix           (PraxisProof       *self,
                                          PraxisRemark      *remark);
void          praxis_proof_ignore        (PraxisProof       *self,
                                          PraxisRemark      *remark,
                                          const char        *reason);
void          praxis_proof_reject_finding (PraxisProof      *self,
                                          PraxisFinding     *finding);
void          praxis_proof_take_back     (PraxisProof       *self,
                                          const char        *check,
                                          const char        *key);

G_END_DECLS
