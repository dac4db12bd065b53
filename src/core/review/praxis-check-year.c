/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-review-works.h"

/*
 * Another year beside the authors of the post's work. People write more than one work, so that only the first time that they are named
 * counts, where nothing says that it is an earlier one.
 */

/* A work is online in one year and printed in the next. */
#define ONLINE_FIRST 1

/* What a sentence that begins with a year, "In their 2017 review, Smith and colleagues", calls a publication. A survey or a trial of a year is
 * one whose data are of that year. */
static const char * const publications[] = {
  "meta-analysis", "meta-review", "review", "overview", "article", "paper", "study", "report", "chapter", "book", "monograph", "essay", NULL
};

/* What authors do in the year in which a work appears, and not in the one of their data: "In 2017, Smith and colleagues found". */
static const char * const published[] = {
  "published", "reported", "showed", "found", "concluded", "demonstrated", "argued", "wrote", "reviewed", "summarized", "summarised",
  "synthesized", "synthesised", "pooled", "meta-analyzed", "meta-analysed", NULL
};

/* What tells, in such a sentence or in the next one, of what came after it: then it is where the work of the post sets in. */
static const char * const renewed[] = {
  "now", "new", "newer", "again", "anew", "since", "later", "subsequent*", "update*", "follow-up*", "extend*", "extension", "replicat*",
  "repeat*", "recent*", "latest", "next", "today", "present", "current", "decade*", "still", "twice", "same", NULL
};

/* A year that the text gives with the names of authors, and where. */
typedef struct
{
  int      year;
  guint    word;
  gboolean is_loose;   /* "In 2017, Smith and colleagues found", which may tell of what they did before */
} Given;

static void
remark (PraxisReviewContext *context,
        PraxisReviewText    *text,
        const Given         *given,
        int                  year,
        gboolean             in_brackets)
{
  const PraxisReviewWord *word = praxis_review_words_get (praxis_review_context_get_words (context, text), given->word);
  gboolean near = abs (given->year - year) <= ONLINE_FIRST;
  g_autofree char *message = g_strdup_printf (_("The text says %d, the reference %d."), given->year, year);

  praxis_review_remark_on_text (context, text, word->start, word->end, &(PraxisRemarkFields) {
    .severity = near || in_brackets || given->is_loose ? PRAXIS_SEVERITY_SUGGESTION : PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = near
      ? _("The year beside an author is the one of the reference. One of the two may be when the work was online, the other one when it "
          "was printed.")
      : in_brackets
      ? _("The year beside an author is the one of the reference. In brackets it may be the one of another work by the same people.")
      : _("The year beside an author is the one of the reference."),
  });
}

/* Whether authors are named in front of a mention, whether behind it, and whether anywhere with the right year. */
static void
look_around (PraxisReviewContext       *context,
             const PraxisReviewMention *mention,
             GPtrArray                 *authors,
             int                        year,
             gboolean                  *before,
             gboolean                  *behind,
             gboolean                  *right)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  gboolean reached = FALSE;

  *before = *behind = *right = FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *mentions = praxis_review_context_get_mentions (context, texts->pdata[i]);

      for (guint j = 0; j < mentions->len; j++)
        {
          const PraxisReviewMention *other = mentions->pdata[j];

          reached = reached || other == mention;
          if (!praxis_review_mention_is_of (other, authors))
            continue;
          *before = *before || !reached;
          *behind = *behind || (reached && other != mention);
          *right = *right || other->year == year;
        }
    }
}

/* "(Flückiger et al., 2018)": names and year in brackets, which is how works are cited that the text is not about. */
static gboolean
is_in_brackets (GArray                    *words,
                const char                *plain,
                const PraxisReviewMention *mention)
{
  const PraxisReviewWord *last = praxis_review_words_get (words, mention->last), *year = praxis_review_words_get (words, mention->year_word);

  if (mention->n_years == 0)
    return FALSE;
  return memchr (plain + last->full_end, ',', year->start - last->full_end) != NULL;
}

/* Whether only a comma, a semicolon or "and" stands between a word and a later one. */
static gboolean
are_listed (GArray     *words,
            const char *plain,
            guint       word,
            guint       later)
{
  gsize length;

  if (later <= word || later - word > 2)
    return FALSE;
  if (later - word == 2 && !praxis_review_words_in (praxis_review_words_get (words, word + 1)->fold,
                                                    (const char * const[]) { "and", "or", "but", "then", "by", NULL }))
    return FALSE;
  length = praxis_review_words_get (words, word + 1)->start - praxis_review_words_get (words, word)->full_end;
  return g_strstr_len (plain + praxis_review_words_get (words, word)->full_end, (gssize) length, ".") == NULL;
}

/* "Martin et al. (2000) and Flückiger et al. (2012)": one of several works that are named in a row. */
static gboolean
is_in_list (PraxisReviewContext       *context,
            PraxisReviewText          *text,
            const PraxisReviewMention *mention)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (context, text);
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);

  for (guint i = 0; i < mentions->len; i++)
    {
      const PraxisReviewMention *other = mentions->pdata[i];

      if (other != mention && other->n_years > 0 &&
          (are_listed (words, plain, other->year_word + other->n_years - 1, mention->first) ||
           are_listed (words, plain, mention->year_word, other->first)))
        return TRUE;
    }
  return FALSE;
}

/* "In 2017, Smith and colleagues found", "In their 2017 review, Smith and colleagues": a year in front of the names that is the
 * publication's. "The 2017 review" is one of several. */
static gboolean
read_year_in_front (GArray                    *words,
                    const char                *plain,
                    const PraxisReviewMention *mention,
                    Given                     *given)
{
  guint next = mention->last + 1;

  given->year = praxis_review_mention_get_year_in_front (mention, words, &given->word);
  if (given->year == 0 || strcmp (praxis_review_words_get (words, given->word - 1)->fold, "the") == 0)
    return FALSE;
  given->is_loose = given->word + 1 == mention->first;
  if (given->is_loose)
    return next < words->len && praxis_review_words_in (praxis_review_words_get (words, next)->fold, published);
  return given->word + 2 == mention->first && praxis_review_words_are_next (words, plain, given->word) &&
         praxis_review_words_in (praxis_review_words_get (words, given->word + 1)->fold, publications);
}

/* Whether a sentence that begins with a year, or the next one, tells of what came later. */
static gboolean
is_renewed (GArray *words,
            guint   i)
{
  guint from, to, next_from, next_to;

  praxis_review_words_get_sentence (words, i, &from, &to);
  if (praxis_review_words_has (words, from, to, renewed))
    return TRUE;
  if (to == words->len)
    return FALSE;
  praxis_review_words_get_sentence (words, to, &next_from, &next_to);
  /* "This review": the one of the sentence, or the one of the post. */
  if (next_to - next_from > 1 && strcmp (praxis_review_words_get (words, next_from)->fold, "this") == 0 &&
      praxis_review_words_in (praxis_review_words_get (words, next_from + 1)->fold, publications))
    return TRUE;
  return praxis_review_words_has (words, next_from, next_to, renewed);
}

/* The work of the post that a mention names, by its authors; %NULL where one of that year is there. */
static GPtrArray *
find_work (PraxisReviewContext       *context,
           const PraxisReviewMention *mention,
           int                        given,
           int                       *year)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  g_autoptr(GPtrArray) found = NULL;

  for (guint i = 0; i < citations->len; i++)
    {
      g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (citations->pdata[i]);
      int other = praxis_citation_get_year (citations->pdata[i]);

      if (other == 0 || !praxis_review_mention_is_by (mention, authors))
        continue;
      if (other == given)
        return NULL;
      *year = other;
      g_clear_pointer (&found, g_ptr_array_unref);
      found = g_steal_pointer (&authors);
    }
  /* Three names in full, or one alone of many, is how another work of fewer authors is named. */
  return found != NULL && (mention->has_others || mention->n_names == found->len) ? g_steal_pointer (&found) : NULL;
}

/* --- Years to come ---------------------------------------------------------------------------------------- */

/* A work may carry the year that comes next; none a later one. */
static gboolean
is_to_come (int year)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return year > g_date_time_get_year (now) + 1;
}

static char *
dup_to_come (int year)
{
  return g_strdup_printf (_("The year %d has not come yet."), year);
}

static const char *
get_to_come_reason (void)
{
  return _("No work can have appeared then. A digit may be wrong.");
}

/* Whether people are named, and no plan or place: "Smith et al.", "Smith & Jones"; not "Healthy People (2030)" */
static gboolean
names_people (GArray                    *words,
              const char                *plain,
              const PraxisReviewMention *mention)
{
  gsize start = praxis_review_words_get (words, mention->first)->start, end = praxis_review_words_get (words, mention->last)->end;

  return mention->has_others || (mention->n_names > 1 && memchr (plain + start, '&', end - start) != NULL);
}

/* "(Smith & Jones, 2087)", of whatever work. */
static void
check_future (PraxisReviewContext       *context,
              PraxisReviewText          *text,
              const PraxisReviewMention *mention)
{
  const PraxisReviewWord *word;
  g_autofree char *message = dup_to_come (mention->year);

  if (mention->n_years != 1 || !is_to_come (mention->year) ||
      !names_people (praxis_review_context_get_words (context, text), praxis_review_text_get_plain (text), mention))
    return;
  word = praxis_review_words_get (praxis_review_context_get_words (context, text), mention->year_word);
  praxis_review_remark_on_text (context, text, word->start, word->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_ERROR,
    .message = message,
    .reason = get_to_come_reason (),
  });
}

static void
check_citation (PraxisReviewContext *context,
                guint                index,
                int                  year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);
  g_autofree char *message = dup_to_come (year);

  if (!is_to_come (year))
    return;
  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_ERROR,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index },
    .text = text,
    .message = message,
    .reason = get_to_come_reason (),
  });
}

/* Whether another year than that of the work was remarked on. */
static gboolean
check_mention (PraxisReviewContext       *context,
               PraxisReviewText          *text,
               const PraxisReviewMention *mention)
{
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);
  Given given = { mention->year, mention->year_word, FALSE };
  gboolean in_front;
  g_autoptr(GPtrArray) found = NULL;
  int year = 0;
  gboolean before, behind, right, in_brackets;

  in_front = mention->n_years == 0 && read_year_in_front (words, plain, mention, &given);
  if (mention->n_years != 1 && !in_front)
    return FALSE;
  found = find_work (context, mention, given.year, &year);
  if (found == NULL)
    return FALSE;
  look_around (context, mention, found, year, &before, &behind, &right);
  in_brackets = is_in_brackets (words, plain, mention);
  if (before || right || (behind && in_brackets) || praxis_review_mention_is_of_other (mention, words) || is_in_list (context, text, mention) ||
      (in_front && is_renewed (words, mention->first)))
    return FALSE;
  remark (context, text, &given, year, in_brackets);
  return TRUE;
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *mentions = praxis_review_context_get_mentions (context, texts->pdata[i]);

      for (guint j = 0; j < mentions->len; j++)
        {
          if (!check_mention (context, texts->pdata[i], mentions->pdata[j]))
            check_future (context, texts->pdata[i], mentions->pdata[j]);
        }
    }
  for (guint i = 0; i < citations->len; i++)
    check_citation (context, i, praxis_citation_get_year (citations->pdata[i]));
}

const PraxisCheck praxis_check_year = {
  .name = "year",
  .label = N_("Year of the work"),
  .rule = N_("The year beside the authors is the one of the reference, and no work is of a year to come."),
  .source = "APA 7, 8.10",
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
