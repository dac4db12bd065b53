/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "praxis-reference-date.h"
#include "praxis-reference-locator.h"
#include "praxis-reference-name-list.h"

G_BEGIN_DECLS

/* A reference on its way into fields. */
typedef struct
{
  PraxisCitationBuilder *builder;
  PraxisReferenceDate    date;
  PraxisNameList  *authors;
  GPtrArray             *doubts;
  GString               *unplaced;
  guint                  confidence;
  gboolean               has_identifier;
  gboolean               has_url;
  gboolean               has_doi;
  gboolean               is_article;
  gboolean               is_edited;
  gboolean               has_container;
  gboolean               has_title;
} PraxisReferenceState;

void     praxis_reference_set_type       (PraxisReferenceState   *state,
                                          const char             *type);
void     praxis_reference_set_title      (PraxisReferenceState   *state,
                                          const char             *title);
void     praxis_reference_set_container  (PraxisReferenceState   *state,
                                          const char             *title);
void     praxis_reference_set_date       (PraxisReferenceState   *state);
void     praxis_reference_add_names      (PraxisReferenceState   *state,
                                          const char             *field,
                                          PraxisNameList   *names);
void     praxis_reference_set_locator    (PraxisReferenceState   *state,
                                          PraxisReferenceLocator *locator);
void     praxis_reference_take_history   (PraxisReferenceState   *state,
                                          char                   *text);
void     praxis_reference_add_doubt      (PraxisReferenceState   *state,
                                          const char             *field,
                                          const char             *message);
void     praxis_reference_add_unplaced   (PraxisReferenceState   *state,
                                          const char             *text);

/* praxis-reference-book.c */
void     praxis_reference_parse_book     (PraxisReferenceState   *state,
                                          const char             *text,
                                          const char             *title_field);
void     praxis_reference_parse_publisher (PraxisReferenceState  *state,
                                          const char             *text);
void     praxis_reference_take_translators (PraxisReferenceState *state,
                                          char                   *title);
gboolean praxis_reference_has_book_marks (const char             *text);
gboolean praxis_reference_looks_like_publisher (const char       *text);

/* praxis-reference-chapter.c */
gboolean praxis_reference_parse_chapter  (PraxisReferenceState   *state,
                                          const char             *text);

/* praxis-reference-journal.c */
gboolean praxis_reference_split_journal  (const char             *text,
                                          gsize                  *title_end,
                                          gsize                  *journal_start);
char    *praxis_reference_take_status    (char                   *text);
gboolean praxis_reference_parse_journal  (PraxisReferenceState   *state,
                                          const char             *text);

/* praxis-reference-grey.c */
gboolean praxis_reference_parse_grey     (PraxisReferenceState   *state,
                                          const char             *text);

/* praxis-reference-medical.c */
gboolean praxis_reference_parse_medical  (PraxisReferenceState   *state,
                                          const char             *text);

G_END_DECLS
