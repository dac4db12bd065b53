/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-suggestion.h"

G_BEGIN_DECLS

/* A word of the draft, in the forms in which it is compared. */
typedef struct
{
  /* Where it stands in its text. */
  const char *start;
  const char *end;
  /* Without case, accents and British spelling; then without plural; then without what derives it. */
  char       *norm;
  char       *light;
  char       *deep;
  gboolean    upper;
  guint       sentence;
} PraxisSuggestionWord;

typedef enum
{
  PRAXIS_SUGGESTION_TITLE,
  PRAXIS_SUGGESTION_WORK,
  PRAXIS_SUGGESTION_BODY,
  PRAXIS_N_SUGGESTION_FIELDS,
} PraxisSuggestionField;

/* What a draft says: its title, the titles of the works, and its texts. */
typedef struct
{
  char   *texts[PRAXIS_N_SUGGESTION_FIELDS];
  GArray *words[PRAXIS_N_SUGGESTION_FIELDS];
} PraxisSuggestionText;

PraxisSuggestionText *praxis_suggestion_text_new         (PraxisDraft                *draft);
void                  praxis_suggestion_text_free        (PraxisSuggestionText       *self);
GArray               *praxis_suggestion_read_words       (const char                 *text);
gboolean              praxis_suggestion_is_common        (const char                 *light);

/* How much the draft speaks of a term: 2 and more is enough to suggest it. @said is what it says. */
double                praxis_suggestion_find_term        (const PraxisSuggestionText *text,
                                                          PraxisTerm                 *term,
                                                          char                      **said);

/* UUID of each term of similar posts → how many of them have it, from 0 to 1 (double). */
GHashTable           *praxis_suggestion_find_in_posts    (PraxisStore                *store,
                                                          const char                 *digest_uuid,
                                                          const char                 *except_post_uuid,
                                                          const PraxisSuggestionText *text,
                                                          GCancellable               *cancellable,
                                                          GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSuggestionText, praxis_suggestion_text_free)

G_END_DECLS
