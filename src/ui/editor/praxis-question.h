/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_QUESTION (praxis_question_get_type ())
G_DECLARE_FINAL_TYPE (PraxisQuestion, praxis_question, PRAXIS, QUESTION, GObject)

PraxisQuestion *praxis_question_new  (PraxisLibrary  *library,
                                      PraxisJob       job,
                                      GDestroyNotify  free_data,
                                      GDestroyNotify  free_answer);
void            praxis_question_ask  (PraxisQuestion *self,
                                      guint           delay_ms,
                                      gpointer        data);
void            praxis_question_drop (PraxisQuestion *self);

G_END_DECLS
