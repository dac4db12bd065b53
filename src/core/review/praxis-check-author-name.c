/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "model/praxis-text.h"
#include "praxis-checks.h"
#include "praxis-review-works.h"

/*
 * A word with a capital that is nearly, but not, the name of an author of the post's works. How near depends on what is around it:
 * "Leichsenrnig and colleagues" is sure to be a name, a word alone may be anything. Whoever is named with another year, or together with
 * people who are no authors, is somebody else.
 */

#define MAX_LETTERS 40
#define LONG_NAME 8
/* From how many letters on two slips are looked for where the other names say who is meant. */
#define TWO_SLIPS 6

typedef struct
{
  char     *spelling;
  char     *fold;
  char     *simple;   /* as simplify() makes it */
  guint     work;
  int       year;
} Author;

/* What is wrong with a name, from the surest to the least. */
typedef enum
{
  SLIP_NONE,
  SLIP_ACCENT,     /* the same letters: accents, capitals */
  SLIP_LETTER,     /* one letter missing, doubled or too much, two in the wrong order */
  SLIP_CHANGED,    /* one letter is another one */
  SLIP_VARIANT,    /* another way to write what sounds the same, which is mostly the name of other people */
  SLIP_TWO,        /* two of these */
} Slip;

typedef struct
{
  PraxisReviewContext  *context;
  GPtrArray            *authors;
  /* Names that the prose gives to others, folded. */
  GHashTable           *others;
  /* What the prose has in small letters, or as an author's name as it is. */
  GHashTable           *known;
  PraxisReviewText     *text;
  GArray               *words;
} Search;

static void
author_free (gpointer data)
{
  Author *author = data;

  g_free (author->spelling);
  g_free (author->fold);
  g_free (author->simple);
  g_free (author);
}

/* --- The authors ------------------------------------------------------------------------------------------ */

static char *
dup_composed (const char *text)
{
  char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *straight = g_string_new_take (composed != NULL ? composed : g_strdup (text));

  g_string_replace (straight, "’", "'", 0);
  return g_string_free_and_steal (straight);
}

/* Letters that Unicode does not take apart, and the two vowels that stand for an umlaut, as one. */
static char *
simplify (const char *fold)
{
  static const char * const pairs[][2] = {
    { "æ", "ae" }, { "ø", "o" }, { "ł", "l" }, { "đ", "d" }, { "ð", "d" }, { "þ", "th" }, { "ı", "i" }, { "œ", "oe" },
    { "ae", "a" }, { "oe", "o" }, { "ue", "u" },
  };
  GString *simple = g_string_new (fold);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (simple, pairs[i][0], pairs[i][1], 0);
  return g_string_free (simple, FALSE);
}

static void
add_author (GPtrArray  *authors,
            const char *spelling,
            guint       work,
            int         year)
{
  Author *author;

  if (*spelling == '\0')
    return;
  author = g_new0 (Author, 1);
  author->spelling = dup_composed (spelling);
  author->fold = praxis_text_fold (author->spelling);
  author->simple = simplify (author->fold);
  author->work = work;
  author->year = year;
  g_ptr_array_add (authors, author);
}

/* A name, and the parts of a double one, by which people are called as well. */
static void
add_name (GPtrArray        *authors,
          const PraxisName *name,
          guint             work,
          int               year)
{
  g_auto(GStrv) parts = NULL;

  if (name->family == NULL)
    return;
  parts = g_strsplit_set (name->family, " -\u00a0", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    add_author (authors, parts[i], work, year);
  if (strchr (name->family, '-') != NULL && strchr (name->family, ' ') == NULL)
    add_author (authors, name->family, work, year);
}

static GPtrArray *
list_authors (PraxisDraft *draft)
{
  GPtrArray *authors = g_ptr_array_new_with_free_func (author_free);
  GPtrArray *citations = praxis_draft_get_citations (draft);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autoptr(GPtrArray) names = praxis_review_work_get_authors (citations->pdata[i]);

      for (guint j = 0; j < names->len; j++)
        add_name (authors, names->pdata[j], i, praxis_citation_get_year (citations->pdata[i]));
    }
  return authors;
}

/* --- How near two names are ------------------------------------------------------------------------------- */

/* The distance of Damerau and Levenshtein, where no part is changed twice: letters put in, taken out, changed, or swapped with the
 * next one. */
static guint
get_distance (const gunichar *a,
              glong           length_a,
              const gunichar *b,
              glong           length_b)
{
  guint rows[MAX_LETTERS + 1][MAX_LETTERS + 1];

  for (glong j = 0; j <= length_b; j++)
    rows[0][j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      rows[i][0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          rows[i][j] = MIN (MIN (rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            rows[i][j] = MIN (rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
  return rows[length_a][length_b];
}

/* Whether two words of the same length have the same letters. */
static gboolean
is_swapped (const gunichar *a,
            const gunichar *b,
            glong           length)
{
  glong i = 0;

  while (i < length && a[i] == b[i])
    i++;
  return i + 1 < length && a[i] == b[i + 1] && a[i + 1] == b[i];
}

/* A plural or a genitive: "Leichsenrings Studie", "the Smiths". */
static gboolean
is_bent (const char *word,
         const char *name)
{
  gsize length = strlen (name);

  return strncmp (word, name, length) == 0 && (strcmp (word + length, "s") == 0 || strcmp (word + length, "es") == 0 ||
                                              strcmp (word + length, "ian") == 0 || strcmp (word + length, "ians") == 0 ||
                                              strcmp (word + length, "an") == 0);
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

/* What a name sounds like: letters that are doubled as names double them ("Andersson", "Hoffman", and not "Wammpold"), endings that are
 * not heard, vowels that are as good as another. */
static char *
dup_sound (const char *fold)
{
  GString *sound = g_string_new (NULL);
  const char *p = fold;

  if (g_str_has_prefix (p, "mac") && strlen (p) > 5)
    {
      g_string_append (sound, "mc");
      p += strlen ("mac");
    }
  for (; *p != '\0'; p++)
    {
      gboolean doubled = p > fold && p[0] == p[-1];

      if (doubled && (p[1] == '\0' || is_vowel (p[1]) || g_str_has_prefix (p + 1, "man")))
        continue;
      g_string_append_c (sound, p > fold && is_vowel (*p) ? 'e' : *p == 'k' ? 'c' : *p == 'w' ? 'v' : *p);
    }
  g_string_replace (sound, "mps", "ms", 0);
  g_string_replace (sound, "dt", "t", 0);
  while (sound->len > 3 && strchr ("ehs", sound->str[sound->len - 1]) != NULL)
    g_string_truncate (sound, sound->len - 1);
  return g_string_free_and_steal (sound);
}

/* "Andersson" and "Anderson", "MacPherson" and "McPherson". */
static gboolean
is_variant (const char *word,
            const char *name)
{
  g_autofree char *sound = dup_sound (word);
  g_autofree char *other = dup_sound (name);

  return g_str_equal (sound, other);
}

static Slip
compare_letters (const char *word,
                 const char *name)
{
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  glong length_a, length_b;
  guint distance;

  a = g_utf8_to_ucs4_fast (word, -1, &length_a);
  b = g_utf8_to_ucs4_fast (name, -1, &length_b);
  if (MAX (length_a, length_b) > MAX_LETTERS || ABS (length_a - length_b) > 2 || MIN (length_a, length_b) < 3)
    return SLIP_NONE;
  /* People get first letters right, and two names that differ there are two. */
  if (a[0] != b[0] && !(a[0] == b[1] && a[1] == b[0]))
    return SLIP_NONE;
  distance = get_distance (a, length_a, b, length_b);
  if (distance > 0 && distance <= 2 && length_b >= 4 && !(length_a == length_b && is_swapped (a, b, length_a)) && is_variant (word, name))
    return SLIP_VARIANT;
  if (distance == 1 && (length_a != length_b || is_swapped (a, b, length_a)))
    return length_b >= 4 ? SLIP_LETTER : SLIP_NONE;
  if (distance == 1)
    return length_b >= 5 ? SLIP_CHANGED : SLIP_NONE;
  return distance == 2 && length_b >= TWO_SLIPS ? SLIP_TWO : SLIP_NONE;
}

static Slip
get_slip (const PraxisReviewWord *word,
          const char             *simple,
          const Author           *author)
{
  if (strcmp (word->fold, author->fold) == 0)
    return strlen (author->fold) >= 3 ? SLIP_ACCENT : SLIP_NONE;
  /* "Mueller" for "Müller", and not "Bauer" for "Baur". */
  if (strcmp (simple, author->simple) == 0 && strlen (simple) >= 4 &&
      !(g_str_is_ascii (word->text) && g_str_is_ascii (author->spelling)))
    return SLIP_ACCENT;
  /* Most words are far from most names. */
  if (is_bent (word->fold, author->fold) || (simple[0] != author->simple[0] && simple[0] != author->simple[1]))
    return SLIP_NONE;
  return compare_letters (word->fold, author->fold);
}

/* --- What is around it ------------------------------------------------------------------------------------ */

static const PraxisReviewMention *
find_mention (Search *self,
              guint   i,
              guint  *name)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (self->context, self->text);

  for (guint j = 0; j < mentions->len; j++)
    {
      const PraxisReviewMention *mention = mentions->pdata[j];

      for (*name = 0; *name < mention->n_names; (*name)++)
        {
          if (mention->name_words[*name] == i)
            return mention;
        }
    }
  return NULL;
}

static gboolean
is_author_of (Search     *self,
              const char *fold,
              guint       work)
{
  const char *last = strrchr (fold, ' ') != NULL ? strrchr (fold, ' ') + 1 : fold;

  for (guint i = 0; i < self->authors->len; i++)
    {
      const Author *author = self->authors->pdata[i];

      if (author->work == work && strcmp (author->fold, last) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether an author is the first one of a work, whom "and colleagues" belongs to. */
static gboolean
is_first_author (Search       *self,
                 const Author *author)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (self->context));
  g_autoptr(GPtrArray) names = praxis_review_work_get_authors (citations->pdata[author->work]);
  const PraxisName *first = names->len > 0 ? names->pdata[0] : NULL;
  g_autofree char *family = first != NULL && first->family != NULL ? praxis_text_fold (first->family) : NULL;

  return family != NULL && strstr (family, author->fold) != NULL;
}

/* How much speaks for the word's being that author: below 0 that it is somebody else, 0 nothing, above 0 that it is: 1 for a first author
 * with colleagues, 2 for the year, 3 for names of other authors. With @any_year the author may have other works. */
static int
weigh_mention (Search       *self,
               guint         i,
               const Author *author,
               gboolean      any_year)
{
  guint name;
  const PraxisReviewMention *mention = find_mention (self, i, &name);
  int weight = 0;

  if (mention == NULL)
    return 0;
  if (mention->year != 0 && !any_year)
    weight = mention->n_years == 1 && mention->year == author->year ? 2 : -1;
  for (guint j = 0; j < mention->n_names && weight >= 0; j++)
    {
      if (j != name)
        weight = is_author_of (self, mention->names[j], author->work) && !g_str_equal (mention->names[j], author->fold) ? 3 : -1;
    }
  return weight == 0 && mention->has_others && is_first_author (self, author) ? 1 : weight;
}

static gboolean
is_word (Search                 *self,
         const PraxisReviewWord *word)
{
  const char *spelling;

  return g_hash_table_contains (self->known, word->fold) ||
         praxis_sentence_case_classify (word->text, &spelling) != PRAXIS_WORD_UNKNOWN;
}

/* Whether a word is a part of a longer name: of a place, a test, a person with a given name. */
static gboolean
is_in_name (Search *self,
            guint   i)
{
  const char *plain = praxis_review_text_get_plain (self->text);

  if (praxis_review_words_are_next (self->words, plain, i) && praxis_review_words_get (self->words, i + 1)->is_capital)
    return TRUE;
  return i > 0 && praxis_review_words_are_next (self->words, plain, i - 1) &&
         praxis_review_words_in (praxis_review_words_get (self->words, i - 1)->fold, (const char * const[]) {
           "in", "at", "near", "from", "of", "university", NULL });
}

static gboolean
is_wrong (Search                 *self,
          guint                   i,
          const PraxisReviewWord *word,
          const Author           *author,
          Slip                    slip)
{
  /* A long name is nobody else's but for its accents. */
  int weight = weigh_mention (self, i, author, slip == SLIP_ACCENT && strlen (author->fold) >= LONG_NAME);

  if (slip == SLIP_ACCENT)
    return weight >= 0 && (weight > 0 || !is_word (self, word));
  if (weight < 0 || g_hash_table_contains (self->others, word->fold))
    return FALSE;
  if (slip == SLIP_TWO && strlen (author->fold) < LONG_NAME)
    return weight == 3;
  if (weight >= 2)
    return TRUE;
  /* Somebody whose name is as near as "Andersen" to "Anderson", where the author is named as well. */
  if (slip >= SLIP_CHANGED && g_hash_table_contains (self->known, author->spelling))
    return FALSE;
  if (weight == 1)
    return !is_word (self, word);
  return slip == SLIP_LETTER && strlen (author->fold) >= 6 && !is_word (self, word) && !is_in_name (self, i);
}

/* Whether a word may be somebody else's name as well. */
static gboolean
is_unsure (Search       *self,
           guint         i,
           const Author *author,
           Slip          slip)
{
  return slip == SLIP_VARIANT && weigh_mention (self, i, author, FALSE) < 2;
}

/* --- Remarks ---------------------------------------------------------------------------------------------- */

static void
remark (Search                 *self,
        const PraxisReviewWord *word,
        const Author           *author,
        gboolean                unsure)
{
  g_autofree char *message = g_strdup_printf (_("“%s” is spelt “%s” in the reference."), word->text, author->spelling);
  g_autofree char *fix = g_strdup_printf (_("Write “%s”"), author->spelling);
  /* With more accents than the reference has, the prose may be the one that is right. */
  gboolean certain = !unsure && (strlen (word->text) <= strlen (author->spelling) || g_str_is_ascii (word->text));

  praxis_review_remark_on_text (self->context, self->text, word->start, word->end, &(PraxisRemarkFields) {
    .severity = unsure ? PRAXIS_SEVERITY_SUGGESTION : PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = unsure
      ? _("Readers look for the work by the names of its authors. It may be somebody else whose name sounds the same.")
      : _("Names of authors are the same in the text and in the reference, with their accents; readers look for the work by "
                "them."),
    .fix_label = certain ? fix : NULL,
    .replacement = certain ? author->spelling : NULL,
  });
}

/* The nearest of the authors; NULL where the word is one of them as it is, or none. */
static const Author *
find_nearest (Search                 *self,
              const PraxisReviewWord *word,
              Slip                   *slip)
{
  g_autofree char *spelling = dup_composed (word->text);
  g_autofree char *simple = simplify (word->fold);
  const Author *nearest = NULL;

  *slip = SLIP_NONE;
  for (guint i = 0; i < self->authors->len; i++)
    {
      const Author *author = self->authors->pdata[i];
      Slip other;

      if (strcmp (spelling, author->spelling) == 0)
        return NULL;
      other = get_slip (word, simple, author);
      if (other != SLIP_NONE && (nearest == NULL || other < *slip))
        {
          nearest = author;
          *slip = other;
        }
    }
  return nearest;
}

static gboolean
is_all_capitals (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

static void
check_word (Search *self,
            guint   i)
{
  const PraxisReviewWord *word = praxis_review_words_get (self->words, i);
  const Author *author;
  Slip slip;

  if (!word->is_capital || word->is_quoted || is_all_capitals (word->text))
    return;
  author = find_nearest (self, word, &slip);
  if (author != NULL && is_wrong (self, i, word, author, slip))
    remark (self, word, author, is_unsure (self, i, author, slip));
}

/* Names that stand with a year that no work of the post has, or with people who are no authors of it. */
static void
collect_others (Search              *self,
                PraxisReviewMention *mention)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (self->context));
  gboolean known = mention->year == 0;

  for (guint i = 0; i < citations->len; i++)
    known = known || praxis_citation_get_year (citations->pdata[i]) == mention->year;
  for (guint i = 0; i < mention->n_names && !known; i++)
    {
      const char *last = strrchr (mention->names[i], ' ');

      g_hash_table_add (self->others, g_strdup (last != NULL ? last + 1 : mention->names[i]));
    }
}

static void
collect (Search           *self,
         PraxisReviewText *text)
{
  GArray *words = praxis_review_context_get_words (self->context, text);
  GPtrArray *mentions = praxis_review_context_get_mentions (self->context, text);

  for (guint i = 0; i < words->len; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, i);

      g_hash_table_add (self->known, word->is_capital ? dup_composed (word->text) : g_strdup (word->fold));
    }
  for (guint i = 0; i < mentions->len; i++)
    collect_others (self, mentions->pdata[i]);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  g_autoptr(GPtrArray) authors = list_authors (praxis_review_context_get_draft (context));
  g_autoptr(GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { context, authors, others, known, NULL, NULL };

  if (authors->len == 0)
    return;
  for (guint i = 0; i < texts->len; i++)
    collect (&search, texts->pdata[i]);
  for (guint i = 0; i < texts->len; i++)
    {
      search.text = texts->pdata[i];
      search.words = praxis_review_context_get_words (context, search.text);
      for (guint j = 0; j < search.words->len; j++)
        check_word (&search, j);
    }
}

const PraxisCheck praxis_check_author_name = {
  .name = "author-name",
  .label = N_("Names of authors"),
  .rule = N_("The names of authors are spelt in the text as they are in the reference."),
  .source = "APA 7, 8.10",
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
