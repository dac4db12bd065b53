/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-suggestion-private.h"

#include <string.h>

/* What in a text points to a term. A label such as "Cognitive Therapy (CT) and Cognitive-Behavioural Therapy (CBT)" names its thing
 * several times; each name is a cue. A title that has one is enough, of the texts several sentences must have it: that a study of
 * depression once mentions anxiety makes it none of anxiety. */

#define TITLE_SCORE 2.0
#define SENTENCES_MAX 4
/* A sentence that has a single word counts less than one that has a phrase: three are needed, not two. */
#define WORD_SCORE 0.67

typedef struct
{
  GArray   *words;
  gboolean  acronym;
  /* A type of research in the plural is what others did: "of randomized controlled trials". */
  gboolean  same_number;
} Cue;

/* What stands between the names of one thing. */
static char *
split_names (const char *label)
{
  static const char * const words[] = { "and/or", "and", "or", "&", "et/ou", "et", "ou", "und", "oder", "y", "e", NULL };
  g_auto(GStrv) parts = g_strsplit_set (label, " \t\n", -1);
  g_autoptr(GString) text = g_string_new (NULL);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      gboolean between = FALSE;

      for (gsize j = 0; words[j] != NULL; j++)
        between = between || g_ascii_strcasecmp (parts[i], words[j]) == 0;
      g_string_append_printf (text, "%s ", between ? ";" : parts[i]);
    }
  return g_strdelimit (g_string_free_and_steal (g_steal_pointer (&text)), "/,();:", ';');
}

static const PraxisSuggestionWord *
get_word (GArray *words,
          guint   i)
{
  return &g_array_index (words, PraxisSuggestionWord, i);
}

/* An adjective alone says less than its noun: "interpersonal skill" is no interpersonal psychotherapy. */
static gboolean
is_adjective (const char *word)
{
  static const char * const endings[] = { "al", "ic", "ive", "ed", "ous", "ant", "ent", "able", "ary", "ing", NULL };

  for (gsize i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (word, endings[i]))
        return TRUE;
    }
  return FALSE;
}

/* Leaves "Anxiety" of "Anxiety Disorders" and "Placebo" of "Placebo Effect". */
static void
drop_common_end (Cue *cue)
{
  const char *last, *first;

  if (cue->words->len != 2)
    return;
  first = get_word (cue->words, 0)->light;
  last = get_word (cue->words, 1)->light;
  if ((strcmp (last, "disorder") == 0 || strcmp (last, "effect") == 0) && !praxis_suggestion_is_common (first) && !is_adjective (first))
    g_array_set_size (cue->words, 1);
}

/* Whether the cue is worth looking for. */
static gboolean
prepare_cue (Cue *cue)
{
  const PraxisSuggestionWord *first;

  if (cue->words->len == 0)
    return FALSE;
  drop_common_end (cue);
  first = get_word (cue->words, 0);
  if (cue->words->len > 1)
    return TRUE;
  cue->acronym = first->upper && strlen (first->norm) > 1;
  if (cue->acronym)
    return strlen (first->norm) > 2;
  return strlen (first->norm) > 3 && !praxis_suggestion_is_common (first->light);
}

static gboolean
equals (const Cue                  *cue,
        const PraxisSuggestionWord *wanted,
        const PraxisSuggestionWord *word,
        gboolean                    last)
{
  if (cue->acronym)
    return word->upper && strcmp (word->light, wanted->light) == 0;
  if (last && cue->same_number && strcmp (wanted->norm, wanted->light) == 0 && g_str_has_suffix (word->norm, "s") &&
      strcmp (word->norm, word->light) != 0)
    return FALSE;
  return strcmp (word->light, wanted->light) == 0 || (cue->words->len > 1 && strcmp (word->deep, wanted->deep) == 0);
}

/* "drop-out" in one word. */
static gboolean
equals_joined (const Cue                  *cue,
               guint                       i,
               const PraxisSuggestionWord *word)
{
  const char *first, *second;

  if (i + 1 >= cue->words->len)
    return FALSE;
  first = get_word (cue->words, i)->norm;
  second = get_word (cue->words, i + 1)->norm;
  return g_str_has_prefix (word->light, first) && strcmp (word->light + strlen (first), second) == 0;
}

/* Returns: how many words of the text from @at on are the cue */
static guint
match_cue (const Cue *cue,
           GArray    *words,
           guint      at)
{
  guint n = 0, i = 0;

  while (i < cue->words->len)
    {
      const PraxisSuggestionWord *word = at + n < words->len ? get_word (words, at + n) : NULL;

      if (word == NULL || word->sentence != get_word (words, at)->sentence)
        return 0;
      if (equals (cue, get_word (cue->words, i), word, i + 1 == cue->words->len))
        i++;
      else if (equals_joined (cue, i, word))
        i += 2;
      else
        return 0;
      n++;
    }
  return n;
}

/* Adds what a field says of the cue; in the texts, a sentence counts once for all cues of a term. */
static void
look_for (const PraxisSuggestionText *text,
          const Cue                  *cue,
          GHashTable                 *sentences,
          gboolean                   *in_titles,
          char                      **said)
{
  for (int field = 0; field < PRAXIS_N_SUGGESTION_FIELDS; field++)
    {
      GArray *words = text->words[field];

      for (guint i = 0; i < words->len; i++)
        {
          guint n = match_cue (cue, words, i);
          gpointer sentence = GUINT_TO_POINTER (get_word (words, i)->sentence + 1);
          gboolean phrase;

          if (n == 0)
            continue;
          if (*said == NULL)
            *said = g_strndup (get_word (words, i)->start, (gsize) (get_word (words, i + n - 1)->end - get_word (words, i)->start));
          phrase = cue->acronym || cue->words->len > 1 || GPOINTER_TO_UINT (g_hash_table_lookup (sentences, sentence)) == 2;
          if (field == PRAXIS_SUGGESTION_BODY)
            g_hash_table_insert (sentences, sentence, GUINT_TO_POINTER (phrase ? 2 : 1));
          else
            in_titles[field] = TRUE;
        }
    }
}

static double
get_score (GHashTable     *sentences,
           const gboolean *in_titles)
{
  double score = 0;
  GHashTableIter iter;
  gpointer kind;

  g_hash_table_iter_init (&iter, sentences);
  while (g_hash_table_iter_next (&iter, NULL, &kind))
    score += GPOINTER_TO_UINT (kind) == 2 ? 1 : WORD_SCORE;
  score = MIN (score, SENTENCES_MAX);
  for (int field = 0; field < PRAXIS_SUGGESTION_BODY; field++)
    score += in_titles[field] ? TITLE_SCORE : 0;
  return score;
}

/* "RCT" of "Randomized controlled trial". */
static char *
make_acronym (GArray *words)
{
  GString *acronym = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (strlen (get_word (words, i)->norm) > 3)
        g_string_append_c (acronym, g_ascii_toupper (*get_word (words, i)->norm));
    }
  if (words->len < 3 || acronym->len != words->len)
    g_string_truncate (acronym, 0);
  return g_string_free_and_steal (acronym);
}

static void
look_for_name (const PraxisSuggestionText *text,
               const char                 *name,
               PraxisVocabulary            vocabulary,
               GHashTable                 *sentences,
               gboolean                   *in_titles,
               char                      **said)
{
  g_autoptr(GArray) words = praxis_suggestion_read_words (name);
  g_autofree char *acronym = make_acronym (words);
  Cue cue = { .words = words, .same_number = vocabulary == PRAXIS_VOCABULARY_TYPE };

  if (prepare_cue (&cue))
    look_for (text, &cue, sentences, in_titles, said);
  if (*acronym != '\0')
    {
      g_autoptr(GArray) letters = praxis_suggestion_read_words (acronym);

      look_for (text, &(Cue) { .words = letters, .acronym = TRUE, .same_number = cue.same_number }, sentences, in_titles, said);
    }
}

double
praxis_suggestion_find_term (const PraxisSuggestionText  *text,
                             PraxisTerm                  *term,
                             char                       **said)
{
  g_autoptr(GHashTable) sentences = g_hash_table_new (NULL, NULL);
  gboolean in_titles[PRAXIS_N_SUGGESTION_FIELDS] = { FALSE, };
  const char * const *aliases = praxis_term_get_aliases (term);

  *said = NULL;
  for (gsize i = 0; i == 0 || (aliases != NULL && aliases[i - 1] != NULL); i++)
    {
      g_autofree char *split = split_names (i == 0 ? praxis_term_get_label (term) : aliases[i - 1]);
      g_auto(GStrv) names = g_strsplit (split, ";", -1);

      for (gsize j = 0; names[j] != NULL; j++)
        look_for_name (text, names[j], praxis_term_get_vocabulary (term), sentences, in_titles, said);
    }
  return get_score (sentences, in_titles);
}
