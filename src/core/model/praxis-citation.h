/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-json.h"
#include "praxis-name.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_CITATION (praxis_citation_get_type ())
G_DECLARE_FINAL_TYPE (PraxisCitation, praxis_citation, PRAXIS, CITATION, GObject)

PraxisCitation *praxis_citation_new             (const char      *json,
                                                 const char      *reference,
                                                 GError         **error);
PraxisCitation *praxis_citation_new_verbatim    (const char      *reference);
const char     *praxis_citation_get_json        (PraxisCitation  *self);
const char     *praxis_citation_get_reference   (PraxisCitation  *self);
gboolean        praxis_citation_is_verbatim     (PraxisCitation  *self);
const char     *praxis_citation_get_field       (PraxisCitation  *self,
                                                 const char      *field);
GPtrArray      *praxis_citation_get_names       (PraxisCitation  *self,
                                                 const char      *field);
int             praxis_citation_get_year        (PraxisCitation  *self);
gboolean        praxis_citation_get_issued      (PraxisCitation  *self,
                                                 int             *year,
                                                 int             *month,
                                                 int             *day);
char           *praxis_citation_dup_issued_words (PraxisCitation *self);
char           *praxis_citation_dup_short_label (PraxisCitation  *self);
char           *praxis_citations_dup_short_label (GPtrArray      *citations);
yyjson_mut_val *praxis_citations_to_json        (GPtrArray       *citations,
                                                 PraxisJsonBuilder *builder);

/* Makes one citation, field by field. */
typedef struct _PraxisCitationBuilder PraxisCitationBuilder;

PraxisCitationBuilder *praxis_citation_builder_new        (const char             *type);
PraxisCitationBuilder *praxis_citation_builder_new_from   (PraxisCitation         *citation);
void                   praxis_citation_builder_free       (PraxisCitationBuilder  *self);
void                   praxis_citation_builder_set_string (PraxisCitationBuilder  *self,
                                                           const char             *field,
                                                           const char             *value);
void                   praxis_citation_builder_set_date   (PraxisCitationBuilder  *self,
                                                           const char             *field,
                                                           int                     year,
                                                           int                     month,
                                                           int                     day);
void                   praxis_citation_builder_set_date_end (PraxisCitationBuilder *self,
                                                           const char             *field,
                                                           int                     year,
                                                           int                     month,
                                                           int                     day);
void                   praxis_citation_builder_set_date_text (PraxisCitationBuilder *self,
                                                           const char             *field,
                                                           const char             *text);
void                   praxis_citation_builder_set_names  (PraxisCitationBuilder  *self,
                                                           const char             *field,
                                                           GPtrArray              *names);
void                   praxis_citation_builder_add_name   (PraxisCitationBuilder  *self,
                                                           const char             *field,
                                                           const PraxisName       *name);
PraxisCitation        *praxis_citation_builder_end        (PraxisCitationBuilder  *self,
                                                           const char             *reference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCitationBuilder, praxis_citation_builder_free)

G_END_DECLS
