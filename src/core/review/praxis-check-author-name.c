/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "model/praxis-text.h"
#include "praxis-checks.h"
#include "praxis-name-slip.h"
#include "praxis-review-works.h"

/*
 * A word with a capital that is nearly, but not, the name of an author of the post's works. How near depends on what is around it:
 * "Leichsenrnig and colleagues" is sure to be a name, a word alone may be anything. Whoever is named with another year, or together with
 * people who are no authors, is somebody else.
 *
 * And "Smith, Jones, and colleagues", where Jones wrote nothing of it.
 */

#define LONG_NAME 8
#define SHORT_NAME 4

typedef struct
{
  char     *spelling;
  char     *fold;
  char     *simple;   /* as praxis_name_dup_simple() makes it */
  guint     work;
  int       year;
} Author;

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
  author->simple = praxis_name_dup_simple (author->fold);
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

static PraxisNameSlip
get_slip (const PraxisReviewWord *word,
          const char             *simple,
          const Author           *author)
{
  if (strcmp (word->fold, author->fold) == 0)
    return strlen (author->fold) >= 3 ? PRAXIS_NAME_SLIP_ACCENT : PRAXIS_NAME_SLIP_NONE;
  /* "Mueller" for "Müller", and not "Bauer" for "Baur". */
  if (strcmp (simple, author->simple) == 0 && strlen (simple) >= 4 &&
      !(g_str_is_ascii (word->text) && g_str_is_ascii (author->spelling)))
    return PRAXIS_NAME_SLIP_ACCENT;
  /* Most words are far from most names. */
  if (praxis_name_is_bent (word->fold, author->fold) || (simple[0] != author->simple[0] && simple[0] != author->simple[1]))
    return PRAXIS_NAME_SLIP_NONE;
  return praxis_name_slip_compare (word->fold, author->fold);
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

/* Whether a word with a capital stands beside the word, other than one that a sentence begins with and that is no name. */
static gboolean
is_beside_capital (Search *self,
                   guint   i)
{
  const char *plain = praxis_review_text_get_plain (self->text), *spelling;
  const PraxisReviewWord *before = i > 0 && praxis_review_words_are_next (self->words, plain, i - 1)
                                   ? praxis_review_words_get (self->words, i - 1) : NULL;

  if (praxis_review_words_are_next (self->words, plain, i) && praxis_review_words_get (self->words, i + 1)->is_capital)
    return TRUE;
  return before != NULL && before->is_capital && praxis_sentence_case_classify (before->text, &spelling) != PRAXIS_WORD_FUNCTION;
}

/* Whether a word is a part of a longer name: of a place, a test, a person with a given name. */
static gboolean
is_in_name (Search *self,
            guint   i)
{
  const char *plain = praxis_review_text_get_plain (self->text);

  if (is_beside_capital (self, i))
    return TRUE;
  return i > 0 && praxis_review_words_are_next (self->words, plain, i - 1) &&
         praxis_review_words_in (praxis_review_words_get (self->words, i - 1)->fold, (const char * const[]) {
           "in", "at", "near", "from", "of", "university", NULL });
}

/* Whether a word with other accents than an author's name is nobody's or somebody else's, where nothing else speaks for the author: "Bar
 * graphs" at the beginning of a sentence, "Jeanne Muller". A long name is nobody else's. */
static gboolean
is_other_without_accents (Search                 *self,
                          guint                   i,
                          const PraxisReviewWord *word,
                          const Author           *author)
{
  gsize length = strlen (author->fold);

  return is_word (self, word) || (word->is_first && length <= SHORT_NAME) || (length < LONG_NAME && is_beside_capital (self, i));
}

static gboolean
is_wrong (Search                 *self,
          guint                   i,
          const PraxisReviewWord *word,
          const Author           *author,
          PraxisNameSlip          slip)
{
  /* A long name is nobody else's but for its accents. */
  int weight = weigh_mention (self, i, author, slip == PRAXIS_NAME_SLIP_ACCENT && strlen (author->fold) >= LONG_NAME);

  if (slip == PRAXIS_NAME_SLIP_ACCENT)
    return weight >= 0 && (weight > 0 || !is_other_without_accents (self, i, word, author));
  if (weight < 0 || g_hash_table_contains (self->others, word->fold))
    return FALSE;
  if (slip == PRAXIS_NAME_SLIP_TWO && strlen (author->fold) < LONG_NAME)
    return weight == 3;
  if (weight >= 2)
    return TRUE;
  /* Somebody whose name is as near as "Andersen" to "Anderson", where the author is named as well. */
  if (slip >= PRAXIS_NAME_SLIP_CHANGED && g_hash_table_contains (self->known, author->spelling))
    return FALSE;
  if (weight == 1)
    return !is_word (self, word);
  return slip == PRAXIS_NAME_SLIP_LETTER && strlen (author->fold) >= 6 && !is_word (self, word) && !is_in_name (self, i);
}

/* Whether a word may be somebody else's name as well. */
static gboolean
is_unsure (Search         *self,
           guint           i,
           const Author   *author,
           PraxisNameSlip  slip)
{
  return slip == PRAXIS_NAME_SLIP_VARIANT && weigh_mention (self, i, author, FALSE) < 2;
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

/* "Van der Kolk" at the beginning of a sentence is "van der Kolk" as it is. */
static gboolean
is_spelt_as (const PraxisReviewWord *word,
             const char             *spelling,
             const Author           *author)
{
  const char *rest = g_utf8_next_char (author->spelling);

  return strcmp (spelling, author->spelling) == 0 ||
         (word->is_first && strcmp (g_utf8_next_char (spelling), rest) == 0 &&
          g_utf8_get_char (spelling) == g_unichar_toupper (g_utf8_get_char (author->spelling)));
}

/* The nearest of the authors; NULL where the word is one of them as it is, or none. */
static const Author *
find_nearest (Search                 *self,
              const PraxisReviewWord *word,
              PraxisNameSlip         *slip)
{
  g_autofree char *spelling = dup_composed (word->text);
  g_autofree char *simple = praxis_name_dup_simple (word->fold);
  const Author *nearest = NULL;

  *slip = PRAXIS_NAME_SLIP_NONE;
  for (guint i = 0; i < self->authors->len; i++)
    {
      const Author *author = self->authors->pdata[i];
      PraxisNameSlip other;

      if (is_spelt_as (word, spelling, author))
        return NULL;
      other = get_slip (word, simple, author);
      if (other != PRAXIS_NAME_SLIP_NONE && (nearest == NULL || other < *slip))
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
  PraxisNameSlip slip;

  if (!word->is_capital || word->is_quoted || is_all_capitals (word->text))
    return;
  author = find_nearest (self, word, &slip);
  if (author != NULL && is_wrong (self, i, word, author, slip))
    remark (self, word, author, is_unsure (self, i, author, slip));
}

/* --- Second names ----------------------------------------------------------------------------------------- */

/* "Delre" for "Del Re". */
static gboolean
is_same_but_for_spaces (const char       *fold,
                        const PraxisName *name)
{
  g_autofree char *family = praxis_text_fold (name->family != NULL ? name->family : "");
  g_auto(GStrv) parts = g_strsplit_set (family, " -\u00a0", -1);
  g_auto(GStrv) words = g_strsplit_set (fold, " -", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *other = g_strjoinv ("", words);

  return g_str_equal (joined, other);
}

static const PraxisName *
get_second (GPtrArray *authors)
{
  const PraxisName *second = authors->len > 1 ? authors->pdata[1] : NULL;

  return second != NULL && second->literal == NULL && second->family != NULL && strstr (second->family, "et al") == NULL ? second : NULL;
}

/* The second author of the work whose first one a mention begins with; NULL where its second name is that of an author, or it may be of
 * another work. */
static char *
dup_second_author (Search                    *self,
                   const PraxisReviewMention *mention)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (self->context));
  g_autofree char *found = NULL;
  guint word;
  int year = mention->year != 0 ? mention->year : praxis_review_mention_get_year_in_front (mention, self->words, &word);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (citations->pdata[i]);
      const PraxisName *second = get_second (authors);

      if (!praxis_review_mention_is_of (mention, authors))
        continue;
      if (second == NULL || (year != 0 && year != praxis_citation_get_year (citations->pdata[i])) ||
          is_author_of (self, mention->names[1], i))
        return NULL;
      for (guint j = 0; j < authors->len; j++)
        {
          if (praxis_review_mention_names (mention, 1, authors->pdata[j]) ||
              is_same_but_for_spaces (mention->names[1], authors->pdata[j]))
            return NULL;
        }
      g_free (found);
      found = praxis_name_dup_short (second);
    }
  return g_steal_pointer (&found);
}

/* Whether the prose has named the same first author before. */
static gboolean
is_named_before (Search                    *self,
                 const PraxisReviewMention *mention)
{
  GPtrArray *texts = praxis_review_context_get_texts (self->context);

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *mentions = praxis_review_context_get_mentions (self->context, texts->pdata[i]);

      for (guint j = 0; j < mentions->len; j++)
        {
          const PraxisReviewMention *other = mentions->pdata[j];

          if (other == mention)
            return FALSE;
          if (g_str_equal (other->names[0], mention->names[0]))
            return TRUE;
        }
    }
  return FALSE;
}

/* "Smith, Jones, and colleagues", where Jones is no author of Smith's work: only where the text names Smith the first time, as later it may
 * be that other work. A second name that is nearly an author's is a slip, and check_word() has said so. */
static void
check_second_name (Search                    *self,
                   const PraxisReviewMention *mention)
{
  static const char * const titles[] = { "jr", "sr", "phd", "psyd", "prof", "ii", "iii", NULL };
  guint second = mention->name_words[1];
  const PraxisReviewWord *word;
  const char *spelling;
  g_autofree char *author = NULL;
  g_autofree char *message = NULL;
  PraxisNameSlip slip;

  if (mention->n_names != 2 || !mention->has_others || mention->n_years > 1)
    return;
  word = praxis_review_words_get (self->words, second);
  /* Of two words with capitals the name may be that of a place. */
  if (word->is_quoted || is_all_capitals (word->text) || praxis_review_words_in (word->fold, titles) ||
      praxis_sentence_case_classify (word->text, &spelling) == PRAXIS_WORD_PROPER || find_nearest (self, word, &slip) != NULL ||
      (second - 1 > mention->name_words[0] && praxis_review_words_get (self->words, second - 1)->is_capital))
    return;
  author = dup_second_author (self, mention);
  if (author == NULL || is_named_before (self, mention) || praxis_review_mention_is_of_other (mention, self->words))
    return;
  message = g_strdup_printf (_("“%s” is no author of the work. Its second author is %s."), word->text, author);
  praxis_review_remark_on_text (self->context, self->text, word->start, word->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("Who is named beside the first author of the work is an author of it as well."),
  });
}

static void
check_second_names (Search *self)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (self->context, self->text);

  for (guint i = 0; i < mentions->len; i++)
    check_second_name (self, mentions->pdata[i]);
}

/* --- The post --------------------------------------------------------------------------------------------- */

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
      check_second_names (&search);
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
