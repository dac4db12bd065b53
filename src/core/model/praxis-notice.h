/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-json.h"

G_BEGIN_DECLS

/**
 * PraxisNoticeState:
 * @PRAXIS_NOTICE_NONE_KNOWN: nothing is known, as of a date; it never means that a work is sound
 * @PRAXIS_NOTICE_CONCERN: its publisher has expressed concern
 * @PRAXIS_NOTICE_CORRECTED: it was corrected
 * @PRAXIS_NOTICE_RETRACTED: it was retracted
 * @PRAXIS_NOTICE_REPLACED: it was retracted and another version stands in its place
 *
 * What a publisher has said of a work since it was published (NISO RP-45-2024, Communication of Retractions, Removals, and
 * Expressions of Concern). A higher one weighs more.
 */
typedef enum
{
  PRAXIS_NOTICE_NONE_KNOWN,
  PRAXIS_NOTICE_CORRECTED,
  PRAXIS_NOTICE_CONCERN,
  PRAXIS_NOTICE_REPLACED,
  PRAXIS_NOTICE_RETRACTED,
} PraxisNoticeState;

#define PRAXIS_N_NOTICE_STATES 5

#define PRAXIS_TYPE_NOTICE (praxis_notice_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNotice, praxis_notice, PRAXIS, NOTICE, GObject)

PraxisNotice      *praxis_notice_new             (PraxisNoticeState  state,
                                                  const char        *doi,
                                                  const char        *pmid,
                                                  const char        *date,
                                                  const char        *notice_doi);
PraxisNoticeState  praxis_notice_get_state       (PraxisNotice      *self);
const char        *praxis_notice_get_doi         (PraxisNotice      *self);
const char        *praxis_notice_get_pmid        (PraxisNotice      *self);
const char        *praxis_notice_get_date        (PraxisNotice      *self);
const char        *praxis_notice_get_notice_doi  (PraxisNotice      *self);
gboolean           praxis_notice_is_of_same_work (PraxisNotice    *self,
                                                  PraxisNotice      *other);
PraxisNotice      *praxis_notices_find_gravest   (GPtrArray         *notices);
gboolean           praxis_notices_equal          (GPtrArray         *notices,
                                                  GPtrArray         *others);
yyjson_mut_val    *praxis_notices_to_json        (GPtrArray         *notices,
                                                  PraxisJsonBuilder *builder);
GPtrArray         *praxis_notices_from_json      (yyjson_val        *array);
const char        *praxis_notice_state_to_string (PraxisNoticeState  state);
const char        *praxis_notice_state_get_label (PraxisNoticeState  state);
PraxisNoticeState  praxis_notice_state_parse     (const char        *string);

G_END_DECLS
