/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "praxis-blog-page.h"

G_BEGIN_DECLS

/**
 * PraxisRecord:
 * @builder: its CSL-JSON item as far as it is known
 * @keywords: (element-type utf8): its keywords, each once
 * @known: (element-type utf8): the fields and keywords that were set
 * @line: the line of the source where it begins, from 1
 *
 * One work as a database of literature describes it, while an importer reads it.
 */
typedef struct
{
  PraxisCitationBuilder *builder;
  GPtrArray             *keywords;
  GHashTable            *known;
  guint                  line;
} PraxisRecord;

PraxisRecord *praxis_record_new          (const char         *type,
                                          guint               line);
PraxisRecord *praxis_record_new_from     (PraxisCitation     *citation,
                                          guint               line);
void          praxis_record_free         (PraxisRecord       *self);
void          praxis_record_set          (PraxisRecord       *self,
                                          const char         *field,
                                          const char         *text);
void          praxis_record_set_doi      (PraxisRecord       *self,
                                          const char         *text);
void          praxis_record_set_isbn     (PraxisRecord       *self,
                                          const char         *text);
void          praxis_record_set_issn     (PraxisRecord       *self,
                                          const char         *text);
void          praxis_record_set_pages    (PraxisRecord       *self,
                                          const char         *text);
void          praxis_record_set_date     (PraxisRecord       *self,
                                          const char         *field,
                                          const char         *text);
void          praxis_record_set_language (PraxisRecord       *self,
                                          const char         *text);
void          praxis_record_add_name     (PraxisRecord       *self,
                                          const char         *field,
                                          const char         *text);
void          praxis_record_add_group    (PraxisRecord       *self,
                                          const char         *field,
                                          const char         *text);
void          praxis_record_add_keyword  (PraxisRecord       *self,
                                          const char         *text);
gboolean      praxis_record_give_up      (PraxisBlogPage     *page,
                                          guint               line,
                                          gboolean            hopeless);
gboolean      praxis_record_take         (PraxisRecord       *self,
                                          PraxisBlogPage     *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRecord, praxis_record_free)

G_END_DECLS
