/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-editor-form.h"
#include "praxis-field-row.h"
#include "praxis-findings-group.h"
#include "praxis-month-row.h"
#include "praxis-notices-group.h"
#include "praxis-prose-field.h"
#include "praxis-question.h"
#include "praxis-term-field.h"
#include "praxis-work-form.h"

G_BEGIN_DECLS

struct _PraxisEditorForm
{
  AdwBin               parent_instance;

  PraxisFieldRow      *title_row;
  PraxisMonthRow      *month_row;
  PraxisTermField     *topics;
  PraxisTermField     *types;
  GtkBox              *works;
  PraxisProseField    *summary;
  PraxisProseField    *implications;
  GtkLabel            *total_label;
  PraxisFindingsGroup *findings;
  PraxisNoticesGroup  *notices;
  PraxisChecksGroup   *checks;

  PraxisEditSession   *session;
  GPtrArray           *items[PRAXIS_N_VOCABULARIES];
  PraxisReferences    *references;
  PraxisQuestion      *suggestions;
  guint                n_works;
  guint                word_target;
  gboolean             has_new_work;
  guint                follow_id;
};

/* praxis-editor-form.c */
PraxisWorkForm *praxis_editor_form_get_work     (PraxisEditorForm *self,
                                                 guint             index);

/* praxis-editor-form-places.c */
void            praxis_editor_form_show_finding (PraxisEditorForm *self,
                                                 PraxisFinding    *finding);
void            praxis_editor_form_follow_caret (PraxisEditorForm *self);

G_END_DECLS
