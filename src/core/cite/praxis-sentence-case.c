/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sentence-case.h"

#include <string.h>

#include "praxis-sentence-case-title.h"
#include "praxis-work.h"

/*
 * The titles of works stand in sentence case in a list of references (Publication Manual of the APA, 7th edition, 6.17):
 * a capital for the first word of a title and of a subtitle, and for names.
 *
 *   title ──cut──▶ words with what is known of each ──▶ is it in title case? ──▶ names, tests ──▶ small letters
 *
 * What is no word of the lists may be a name. One such word and there is no suggestion: to say nothing costs less than to
 * take somebody's capital.
 */

typedef struct
{
  const char *title;
  GArray     *words;
  GHashTable *names;         /* of the authors: folded → as it is spelled */
  gboolean    is_all_caps;
} Title;

static PraxisTitleWord *
get_word (const Title *self,
          guint        i)
{
  return i < self->words->len ? &g_array_index (self->words, PraxisTitleWord, i) : NULL;
}

/* --- The language ---------------------------------------------------------------------------------------- */

/* Small words that English has in common with others say nothing; some endings and words are English alone. */
static gboolean
speaks_for_english (const PraxisTitleWord *word)
{
  static const char * const shared[] = {
    "a", "an", "as", "in", "on", "or", "do", "no", "so", "am", "was", "per", "over", "under", "is", "us", "me", "her",
    "at", "it", "he", "we", "had", "does", NULL
  };
  static const char * const endings[] = {
    "apy", "apies", "ogy", "ity", "ities", "ness", "ety", "eties", "ship", "hood", "ncy", NULL
  };
  static const char * const words[] = {
    "study", "studies", "review", "trial", "trials", "randomized", "randomised", "controlled", "children",
    "treatment", "treatments", "health", "behavior", "behaviour", "treating", "learning", "understanding", "disorder",
    "disorders", "early", NULL
  };
  g_autofree char *folded = g_utf8_casefold (word->text, -1);

  if (word->class == PRAXIS_WORD_FUNCTION)
    return !g_strv_contains (shared, folded);
  if (word->class != PRAXIS_WORD_COMMON)
    return FALSE;
  for (gsize i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (folded, endings[i]))
        return TRUE;
    }
  return g_strv_contains (words, folded);
}

static gboolean
is_english (const Title *self,
            const char  *language)
{
  gboolean english = FALSE;

  if (language != NULL && *language != '\0')
    return g_ascii_strncasecmp (language, "en", 2) == 0 &&
           (language[2] == '\0' || strchr ("-_gG", language[2]) != NULL);
  for (guint i = 0; i < self->words->len; i++)
    {
      const PraxisTitleWord *word = get_word (self, i);

      if (!word->is_fixed && praxis_sentence_case_is_foreign (word->text))
        return FALSE;
      english = english || speaks_for_english (word);
    }
  return english;
}

/* --- The case that it has -------------------------------------------------------------------------------- */

static gboolean
find_all_caps (const Title *self)
{
  guint n_upper = 0, n_long = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      const PraxisTitleWord *word = get_word (self, i);

      if (word->is_fixed)
        continue;
      if (word->n_lower > 0)
        return FALSE;
      n_upper += word->n_upper;
      n_long += word->n_upper > 4;
    }
  return n_upper > 10 && n_long > 1;
}

/* Of the words that have a small letter within a sentence, nearly all have a capital. */
static gboolean
is_title_case (const Title *self)
{
  guint n_capital = 0, n_small = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      const PraxisTitleWord *word = get_word (self, i);

      if (word->is_first || word->is_second || word->is_fixed || word->has_digit || word->is_named || word->n_upper > 1 ||
          word->class == PRAXIS_WORD_FUNCTION || word->class == PRAXIS_WORD_PROPER)
        continue;
      if (g_unichar_isupper (g_utf8_get_char (word->text)))
        n_capital++;
      else if (strlen (word->text) > 3)
        n_small++;
    }
  return n_capital > 0 && (n_small == 0 || (n_capital > 2 && n_small * 6 <= n_capital));
}

/* --- Names ----------------------------------------------------------------------------------------------- */

static void
collect_names (Title          *self,
               PraxisCitation *citation,
               const char     *field)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, field);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const PraxisName *name = g_ptr_array_index (names, i);
      g_auto(GStrv) parts = g_strsplit_set (name->family != NULL ? name->family : "", " -", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        {
          if (strlen (parts[j]) > 2)
            g_hash_table_replace (self->names, g_utf8_casefold (parts[j], -1), g_strdup (parts[j]));
        }
    }
}

/* What an author is called is a name here too; where it is a word as well, nobody can tell. */
static void
find_authors (Title *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      PraxisTitleWord *word = get_word (self, i);
      g_autofree char *folded = g_utf8_casefold (word->text, -1);
      gboolean is_owner = g_str_has_suffix (folded, "'s");
      const char *spelling;

      if (is_owner)
        folded[strlen (folded) - 2] = '\0';
      spelling = g_hash_table_lookup (self->names, folded);
      if (spelling == NULL || word->class == PRAXIS_WORD_PROPER)
        continue;
      word->class = word->class == PRAXIS_WORD_UNKNOWN ? PRAXIS_WORD_PROPER : PRAXIS_WORD_AMBIGUOUS;
      word->spelling = is_owner ? NULL : spelling;
    }
}

/* How many words of the title from @start on are those of @phrase; 0 where one is another. */
static guint
match_phrase (const Title *self,
              guint        start,
              GArray      *phrase)
{
  for (guint i = 0; i < phrase->len; i++)
    {
      const PraxisTitleWord *word = get_word (self, start + i);
      g_autofree char *one = NULL;
      g_autofree char *other = NULL;

      if (word == NULL || word->is_fixed || (i > 0 && !word->is_joined))
        return 0;
      one = g_utf8_casefold (word->text, -1);
      other = g_utf8_casefold (g_array_index (phrase, PraxisTitleWord, i).text, -1);
      if (!g_str_equal (one, other))
        return 0;
    }
  return phrase->len;
}

/* Cut once: they are looked for in every title. */
static GPtrArray *
get_split_phrases (void)
{
  static GPtrArray *split;
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      const char * const *phrases = praxis_sentence_case_get_phrases ();

      split = g_ptr_array_new ();
      for (gsize i = 0; phrases[i] != NULL; i++)
        g_ptr_array_add (split, praxis_sentence_case_split (phrases[i]));
      g_once_init_leave (&initialized, 1);
    }
  return split;
}

static void
find_phrases (Title *self)
{
  GPtrArray *phrases = get_split_phrases ();

  for (guint i = 0; i < phrases->len; i++)
    {
      GArray *phrase = g_ptr_array_index (phrases, i);

      for (guint start = 0; start < self->words->len; start++)
        {
          guint n = match_phrase (self, start, phrase);

          for (guint j = 0; j < n; j++)
            {
              PraxisTitleWord *word = get_word (self, start + j);

              word->is_named = TRUE;
              word->spelling = g_intern_string (g_array_index (phrase, PraxisTitleWord, j).text);
            }
        }
    }
}

/* --- Doubts ---------------------------------------------------------------------------------------------- */

static gboolean
is_capital (const PraxisTitleWord *word)
{
  return g_unichar_isupper (g_utf8_get_char (word->text));
}

static gboolean
is_article (const PraxisTitleWord *word)
{
  return g_ascii_strcasecmp (word->text, "a") == 0 || g_ascii_strcasecmp (word->text, "an") == 0;
}

static gboolean
is_content (const PraxisTitleWord *word)
{
  return word != NULL && word->class != PRAXIS_WORD_FUNCTION && !word->has_digit && is_capital (word);
}

/* "the Vermont Change Scale", "the Norwegian Project": the last word of a row of words with capitals is such that the row
 * may be the name of something. "A scale for …" is none. */
static gboolean
may_end_name (const Title *self,
              guint        i)
{
  static const char * const organisations[] = {
    "project", "program", "programme", "consortium", "initiative", "collaborative", "commission", "network", NULL
  };
  static const char * const after_place[] = {
    "study", "trial", "university", "college", "hospital", "department", "center", "centre", "clinic", "foundation",
    "society", "council", "committee", "association", "organization", "school", "service", "services", "group",
    "agency", "conference", "act", "law", NULL
  };
  const PraxisTitleWord *word = get_word (self, i);
  const PraxisTitleWord *next = get_word (self, i + 1);
  g_autofree char *folded = g_utf8_casefold (word->text, -1);
  gboolean names = praxis_sentence_case_is_instrument (folded) || g_strv_contains (organisations, folded);
  gboolean has_proper = FALSE;
  guint start = i;

  if (!is_capital (word) || word->is_named || (next != NULL && next->is_joined && is_content (next)))
    return FALSE;
  while (start > 0 && get_word (self, start)->is_joined &&
         (get_word (self, start)->is_second || is_content (get_word (self, start - 1))))
    {
      start--;
      has_proper = has_proper || (get_word (self, start)->class == PRAXIS_WORD_PROPER && !get_word (self, start)->is_named);
    }
  if (names)
    return has_proper || start == 0 || !is_article (get_word (self, start - 1));
  return has_proper && g_strv_contains (after_place, folded) && (start == 0 || !is_article (get_word (self, start - 1)));
}

static gboolean
is_roman (const PraxisTitleWord *word)
{
  return word->n_upper > 0 && strspn (word->text, "IVX") == strlen (word->text);
}

/* "University of …", "Phase II": with what follows, the word may have a capital or not. */
static gboolean
is_unclear_before (const PraxisTitleWord *word,
                   const PraxisTitleWord *next)
{
  static const char * const before_of[] = { "university", "department", "society", "college", "council", "foundation", NULL };
  static const char * const before_number[] = {
    "phase", "type", "stage", "step", "level", "wave", "grade", "time", "group", "cohort", "generation", "session",
    "day", "week", "class", "tier", "model", "version", "case", "vitamin", "hepatitis", "theme", "question",
    "hypothesis", NULL
  };
  g_autofree char *folded = g_utf8_casefold (word->text, -1);

  if (next == NULL || !next->is_joined || next->is_second)
    return FALSE;
  if (g_ascii_strcasecmp (next->text, "of") == 0)
    return g_strv_contains (before_of, folded);
  return (next->has_digit || is_roman (next)) && g_strv_contains (before_number, folded);
}

/* Whether anybody could say how the word @i, which has a capital within a sentence, is to be written. */
static gboolean
is_unclear (const Title *self,
            guint        i)
{
  const PraxisTitleWord *word = get_word (self, i);
  const PraxisTitleWord *next = get_word (self, i + 1);

  if (word->is_quoted && !word->is_first)
    return TRUE;
  if (g_utf8_strlen (word->text, -1) == 1 && next != NULL && next->is_second)
    return TRUE;
  if (word->class == PRAXIS_WORD_AMBIGUOUS || word->class == PRAXIS_WORD_UNKNOWN)
    return g_utf8_strlen (word->text, -1) > 1;
  return may_end_name (self, i) || is_unclear_before (word, next);
}

/* --- The new title --------------------------------------------------------------------------------------- */

/* A number or letter behind it keeps the capital: "Part II", "Cluster C". */
static gboolean
is_numbered (const Title *self,
             guint        i)
{
  const PraxisTitleWord *next = get_word (self, i + 1);

  return next != NULL && next->is_joined && !next->is_second &&
         (next->has_digit || is_roman (next) || (next->n_upper == 1 && next->text[1] == '\0')) &&
         praxis_sentence_case_is_numbered (get_word (self, i)->text);
}

static char *
dup_with_capital (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

/* As the word stands in the title, but small; with a capital where a sentence begins. */
static char *
dup_small (const Title           *self,
           const PraxisTitleWord *word)
{
  g_autofree char *small = g_utf8_strdown (self->title + word->start, (gssize) (word->end - word->start));

  return word->is_first ? dup_with_capital (small) : g_steal_pointer (&small);
}

/* A word of a title in capitals; NULL where it is not known. */
static char *
dup_from_capitals (const Title *self,
                   guint        i)
{
  const PraxisTitleWord *word = get_word (self, i);
  g_autofree char *small = NULL;

  if (is_roman (word) || word->has_digit || (word->n_upper == 1 && !is_article (word)))
    return g_strdup (word->text);
  if (word->spelling != NULL)
    return word->is_first ? dup_with_capital (word->spelling) : g_strdup (word->spelling);
  if (word->class == PRAXIS_WORD_PROPER)
    {
      small = g_utf8_strdown (self->title + word->start, (gssize) (word->end - word->start));
      return dup_with_capital (small);
    }
  if (is_unclear (self, i))
    return NULL;
  small = dup_small (self, word);
  return is_numbered (self, i) ? dup_with_capital (small) : g_steal_pointer (&small);
}

/* Whether the word @i has its capital within a sentence as well, or has none. */
static gboolean
is_right (const Title *self,
          guint        i)
{
  const PraxisTitleWord *word = get_word (self, i);
  gboolean is_letter = g_utf8_strlen (word->text, -1) == 1 && !is_article (word);

  return !is_capital (word) || word->n_upper > 1 || word->class == PRAXIS_WORD_PROPER || is_roman (word) ||
         g_str_has_prefix (word->text, "I'") || is_numbered (self, i) ||
         (is_letter && !is_unclear (self, i));
}

/* The word @i as it stands in a sentence; NULL where nobody can tell. */
static char *
dup_word (const Title *self,
          guint        i)
{
  const PraxisTitleWord *word = get_word (self, i);

  if (word->is_fixed || word->has_digit || (word->is_first && !self->is_all_caps && word->n_upper > 0))
    return g_strndup (self->title + word->start, word->end - word->start);
  if (self->is_all_caps)
    return dup_from_capitals (self, i);
  if (word->is_first)
    return dup_small (self, word);
  if (word->is_named)
    return g_strdup (word->spelling);
  if (word->is_quoted && is_capital (word))
    return NULL;
  if (is_right (self, i))
    return g_strndup (self->title + word->start, word->end - word->start);
  return is_unclear (self, i) ? NULL : dup_small (self, word);
}

static char *
dup_sentence (const Title *self)
{
  g_autoptr(GString) sentence = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      const PraxisTitleWord *word = get_word (self, i);
      g_autofree char *written = dup_word (self, i);

      if (written == NULL)
        return NULL;
      g_string_append_len (sentence, self->title + done, (gssize) (word->start - done));
      g_string_append (sentence, written);
      done = word->end;
    }
  g_string_append (sentence, self->title + done);
  return g_string_free_and_steal (g_steal_pointer (&sentence));
}

static char *
suggest (Title          *self,
         PraxisCitation *citation)
{
  g_autofree char *sentence = NULL;

  if (!is_english (self, praxis_citation_get_field (citation, "language")))
    return NULL;
  collect_names (self, citation, "author");
  collect_names (self, citation, "editor");
  find_authors (self);
  find_phrases (self);
  self->is_all_caps = find_all_caps (self);
  if (!self->is_all_caps && !is_title_case (self))
    return NULL;
  sentence = dup_sentence (self);
  return sentence != NULL && !g_str_equal (sentence, self->title) ? g_steal_pointer (&sentence) : NULL;
}

/**
 * praxis_sentence_case_suggest:
 * @citation: a work
 *
 * Looks whether the title of @citation is in title case or in capitals, and how it stands in a list of references in APA
 * style. It knows English only, and says nothing where it is not sure of each word: a title in another language, a word that
 * may be a name, a row of words that may be the name of a test.
 *
 * Returns: (transfer full) (nullable): the title in sentence case, with its markup; %NULL where there is nothing to suggest
 */
char *
praxis_sentence_case_suggest (PraxisCitation *citation)
{
  const char *text;
  Title title = { NULL };
  char *suggestion;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  text = praxis_citation_get_field (citation, "title");
  if (text == NULL || praxis_work_get_kind (citation) == PRAXIS_WORK_OTHER)
    return NULL;
  title.title = text;
  title.words = praxis_sentence_case_split (text);
  title.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  suggestion = suggest (&title, citation);
  g_hash_table_unref (title.names);
  g_array_unref (title.words);
  return suggestion;
}
