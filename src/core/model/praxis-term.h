/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PraxisVocabulary:
 * @PRAXIS_VOCABULARY_TOPIC: what a post is about
 * @PRAXIS_VOCABULARY_TYPE: the type of research that it reports
 *
 * The two vocabularies of a digest.
 */
typedef enum
{
  PRAXIS_VOCABULARY_TOPIC,
  PRAXIS_VOCABULARY_TYPE,
} PraxisVocabulary;

#define PRAXIS_N_VOCABULARIES 2

#define PRAXIS_TYPE_TERM (praxis_term_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTerm, praxis_term, PRAXIS, TERM, GObject)

PraxisTerm          *praxis_term_new            (const char          *uuid,
                                                 PraxisVocabulary     vocabulary,
                                                 const char          *label,
                                                 const char          *slug,
                                                 const char * const  *aliases,
                                                 gboolean             retired);
const char          *praxis_term_get_uuid       (PraxisTerm          *self);
PraxisVocabulary     praxis_term_get_vocabulary (PraxisTerm          *self);
const char          *praxis_term_get_label      (PraxisTerm          *self);
const char          *praxis_term_get_slug       (PraxisTerm          *self);
const char * const  *praxis_term_get_aliases    (PraxisTerm          *self);
gboolean             praxis_term_is_retired     (PraxisTerm          *self);
char                *praxis_term_dup_fingerprint (PraxisTerm         *self);
GStrv                praxis_term_dup_other_names (const char         *label,
                                                 const char * const  *names);
GPtrArray           *praxis_vocabulary_get_built_in (PraxisVocabulary vocabulary);

G_END_DECLS
