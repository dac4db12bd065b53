/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

/**
 * PraxisWorkKind:
 * @PRAXIS_WORK_ARTICLE: an article in an issue of a journal
 * @PRAXIS_WORK_ONLINE_FIRST: an article that is online and in no issue yet
 * @PRAXIS_WORK_CHAPTER: a chapter of an edited book
 * @PRAXIS_WORK_BOOK: a whole book
 * @PRAXIS_WORK_THESIS: a dissertation or thesis
 * @PRAXIS_WORK_REPORT: a report or guideline
 * @PRAXIS_WORK_PREPRINT: a manuscript in an archive of preprints
 * @PRAXIS_WORK_WEB_PAGE: a page in the web
 * @PRAXIS_WORK_OTHER: any other type of CSL, which is left as it is
 *
 * What kind of work a post is about, as an author would say it.
 */
typedef enum
{
  PRAXIS_WORK_ARTICLE,
  PRAXIS_WORK_ONLINE_FIRST,
  PRAXIS_WORK_CHAPTER,
  PRAXIS_WORK_BOOK,
  PRAXIS_WORK_THESIS,
  PRAXIS_WORK_REPORT,
  PRAXIS_WORK_PREPRINT,
  PRAXIS_WORK_WEB_PAGE,
  PRAXIS_WORK_OTHER,
} PraxisWorkKind;

#define PRAXIS_N_WORK_KINDS 9

typedef enum
{
  PRAXIS_WORK_FIELD_TEXT,
  PRAXIS_WORK_FIELD_NAMES,
  PRAXIS_WORK_FIELD_DATE,
} PraxisWorkFieldForm;

/**
 * PraxisWorkField:
 * @variable: the CSL variable
 * @label: what it is called, not yet translated
 * @form: how it is written
 *
 * One field of a kind of work.
 */
typedef struct
{
  const char          *variable;
  const char          *label;
  PraxisWorkFieldForm  form;
} PraxisWorkField;

const char            *praxis_work_kind_get_label  (PraxisWorkKind          kind);
const PraxisWorkField *praxis_work_kind_get_fields (PraxisWorkKind          kind,
                                                    gsize                  *n_fields);
const char            *praxis_work_field_get_label (const PraxisWorkField  *field);

PraxisCitation        *praxis_work_new             (PraxisWorkKind          kind);
PraxisWorkKind         praxis_work_get_kind        (PraxisCitation         *citation);
PraxisCitation        *praxis_work_with_kind       (PraxisCitation         *citation,
                                                    PraxisWorkKind          kind);
char                  *praxis_work_dup_text        (PraxisCitation         *citation,
                                                    const char             *variable);
PraxisCitation        *praxis_work_with_text       (PraxisCitation         *citation,
                                                    const char             *variable,
                                                    const char             *text);
PraxisCitation        *praxis_work_with_names      (PraxisCitation         *citation,
                                                    const char             *variable,
                                                    GPtrArray              *names);
char                  *praxis_work_find_fault      (const char             *variable,
                                                    const char             *text);

char                  *praxis_name_to_text         (const PraxisName       *name);
PraxisName            *praxis_name_from_text       (const char             *text);
GPtrArray             *praxis_names_from_text      (const char             *text);

G_END_DECLS
