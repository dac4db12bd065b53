/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-review-quantity.h"
#include "praxis-review-works.h"

/*
 * A title that says of how many studies or people a work is: "A meta-analysis of 75 trials". The text has other numbers of them for
 * parts of it, so that only a number for the whole is one to compare; and where the title's number is given as well, all is well.
 */

/* What makes a number that of the whole, and how many words before it. */
static const char * const whole[] = {
  "included", "includes", "including", "gathered", "reviewed", "reviewing", "analysed", "analyzed", "analysing", "analyzing", "pooled",
  "pooling", "combined", "combining", "synthesized", "synthesised", "summarized", "summarised", "collected", "examined", "covered",
  "covering", "comprised", "comprising", "meta-analysis", "meta-analyzed", "meta-analysed", "review", "based", "total", "survey",
  "surveyed", "sample", "brought", "drew", "searched", NULL
};
#define WHOLE_WORDS 9

/* What makes it that of a part. */
static const char * const part[] = {
  "which", "subset", "only", "these", "those", "remaining", "another", "other", "further", "additional", "excluded", "dropped", "earlier",
  "previous", "prior", "newer", "older", "whereas", "subgroup", "where", "when", "per", "each", "half", "because",
  "median", "average", "typical", "largest", "smallest", "single", NULL
};

/* The same, anywhere in the sentence. */
static const char * const part_of_sentence[] = {
  "screened", "screening", "assessed", "contacted", "invited", "approached", "referred", "responded", "completed", "completer*", "completing",
  "final", "arm", "arms", "each", "per", "apiece", "respectively", "ongoing", "intention-to-treat", "earlier", "previous", "prior", NULL
};

/* The same around a number that is given by a sign alone: "larger in women (k = 57)". */
static const char * const part_of_sign[] = {
  "follow-up*", "subgroup*", "subset*", "women", "men", "children", "adolescents", "adults", "than", "few", "fewer", "moderat*",
  "larger", "smaller", "stronger", "weaker", "higher", "lower", "only", "when", "where", "most", "other", "remaining", "sensitivity",
  "outlier*", NULL
};

/* The same of people, of whom an analysis has some; of studies it has all. */
static const char * const part_of_people[] = { "analysis", "analyses", "follow-up", "dropouts", "drop-outs", NULL };

/* Behind it: "60 patients in the control group". */
static const char * const part_behind[] = { "group", "groups", "condition", "conditions", "site", "sites", "control*", NULL };
#define BEHIND_WORDS 6

/* Right behind it: what only some of them did, "a total of 26 studies reported". */
static const char * const part_verbs[] = {
  "report*", "used", "compar*", "measur*", "follow*", "gave", "looked", "tested", "had", "found", "show*", "assess*", "provid*", "answered",
  "named", "told", "left", "stayed", "finished", "improved", "recovered", "dropped", NULL
};

/* In front of a round number, which is then none to compare. */
static const char * const approximate[] = {
  "about", "almost", "nearly", "around", "roughly", "approximately", "over", "under", "some", "circa", "ca", "than", "close", "to", "least",
  "most", NULL
};

typedef struct
{
  PraxisReviewContext  *context;
  /* What the titles say, and in which words. */
  GPtrArray            *said;
  GPtrArray            *titles;
  /* What each text says in words, and by signs. */
  GPtrArray            *found;
  GPtrArray            *signs;
} Search;

static void
read_title (Search     *self,
            const char *title)
{
  g_autoptr(GArray) words = NULL;
  g_autoptr(GPtrArray) quantities = NULL;

  if (title == NULL)
    return;
  words = praxis_review_words_new (title);
  quantities = praxis_review_quantities_find (words, title);
  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];
      gsize start = praxis_review_words_get (words, quantity->first)->start;

      g_ptr_array_add (self->titles, g_strndup (title + start, praxis_review_words_get (words, quantity->last)->end - start));
    }
  g_ptr_array_extend_and_steal (self->said, g_steal_pointer (&quantities));
}

static gboolean
is_of_whole (GArray                     *words,
             const PraxisReviewQuantity *quantity)
{
  guint from, to;

  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  from = MAX (from, quantity->first > WHOLE_WORDS ? quantity->first - WHOLE_WORDS : 0);
  return praxis_review_words_has (words, from, quantity->first, whole) && !praxis_review_words_has (words, from, quantity->first, part);
}

/* "the analysis of dropouts included": an analysis of one thing among others has some of the studies. */
static gboolean
is_of_one_analysis (GArray *words,
                    guint   from,
                    guint   to)
{
  for (guint i = from; i + 1 < to; i++)
    {
      if (praxis_review_words_in (praxis_review_words_get (words, i)->fold, (const char * const[]) { "analysis", "analyses", NULL }) &&
          praxis_review_words_in (praxis_review_words_get (words, i + 1)->fold, (const char * const[]) { "of", "for", "on", NULL }))
        return TRUE;
    }
  return FALSE;
}

/* Whether the sentence has the number for some of the people or studies. */
static gboolean
is_of_part (GArray                     *words,
            const PraxisReviewQuantity *quantity)
{
  guint from, to;

  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  return praxis_review_words_has (words, from, to, part_of_sentence) || is_of_one_analysis (words, from, quantity->first) ||
         (!praxis_review_quantity_is_of_studies (quantity) && praxis_review_words_has (words, from, to, part_of_people)) ||
         praxis_review_words_has (words, quantity->last + 1, MIN (to, quantity->last + 1 + BEHIND_WORDS), part_behind) ||
         praxis_review_words_has (words, quantity->last + 1, MIN (to, quantity->last + 2), part_verbs);
}

/* "more than 30,000 patients" */
static gboolean
is_approximate (GArray                     *words,
                const PraxisReviewQuantity *quantity)
{
  guint significant = quantity->number;

  while (significant > 0 && significant % 10 == 0)
    significant /= 10;
  return significant != quantity->number && significant < 100 && quantity->first > 0 &&
         praxis_review_words_in (praxis_review_words_get (words, quantity->first - 1)->fold, approximate);
}

/* "In 2012, they had gathered 201 studies": whether a sentence tells of what came before in another year. */
static gboolean
is_before (GArray                     *words,
           const PraxisReviewQuantity *quantity,
           int                         year)
{
  guint from, to;
  gboolean is_other = FALSE, has_had = FALSE;

  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  for (guint i = from; i < quantity->first; i++)
    {
      int given = praxis_review_words_get_year (words, i);

      is_other = is_other || (given != 0 && given != year);
      has_had = has_had || strcmp (praxis_review_words_get (words, i)->fold, "had") == 0;
    }
  return is_other && has_had;
}

/* Whether the sentence names another work than the one of the post: other people, or another year. */
static gboolean
is_of_other_work (Search                     *self,
                  PraxisReviewText           *text,
                  const PraxisReviewQuantity *quantity)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (self->context, text);
  GArray *words = praxis_review_context_get_words (self->context, text);
  PraxisCitation *work = praxis_draft_get_citations (praxis_review_context_get_draft (self->context))->pdata[0];
  g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (work);
  guint from, to;

  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  if (is_before (words, quantity, praxis_citation_get_year (work)))
    return TRUE;
  for (guint i = 0; i < mentions->len; i++)
    {
      const PraxisReviewMention *mention = mentions->pdata[i];

      if (mention->first < from || mention->first >= to)
        continue;
      if ((mention->year != 0 && mention->year != praxis_citation_get_year (work)) || !praxis_review_mention_is_of (mention, authors))
        return TRUE;
    }
  return FALSE;
}

static void
remark (Search                     *self,
        PraxisReviewText           *text,
        const PraxisReviewQuantity *quantity,
        const char                 *title)
{
  GArray *words = praxis_review_context_get_words (self->context, text);
  /* "k = 57" with its sign. */
  gboolean is_sign = g_str_equal (quantity->noun, "k") || g_str_equal (quantity->noun, "N");
  gsize start = praxis_review_words_get (words, quantity->first - is_sign)->start, end = praxis_review_words_get (words, quantity->last)->end;
  g_autofree char *found = g_strndup (praxis_review_text_get_plain (text) + start, end - start);
  /* Translators: both are a number with what is counted: "57 trials" */
  g_autofree char *message = g_strdup_printf (_("The text says “%s”, the title of the work “%s”."), found, title);

  praxis_review_remark_on_text (self->context, text, start, end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("What a work's title counts is counted the same in the text, and the number from the title is nowhere in it."),
  });
}

/* "N = 52,702" is of people, "k = 75" of studies. */
static gboolean
is_sign_of (const PraxisReviewQuantity *sign,
            const PraxisReviewQuantity *said)
{
  static const char * const studies[] = { "studies", "trials", NULL };

  return g_str_equal (sign->noun, "k") ? g_strv_contains (studies, said->noun)
                                       : g_str_equal (sign->noun, "N") && praxis_review_quantity_is_of_persons (said);
}

/* Whether what a text counts can be what a title counts: in the same words; or trials for studies, where two digits are swapped, the text
 * does not count one kind of study ("57 randomized trials"), and counts no others beside ("57 trials and 18 cohorts"). */
static gboolean
counts_same (GArray                     *words,
             GPtrArray                  *quantities,
             const PraxisReviewQuantity *quantity,
             const PraxisReviewQuantity *said)
{
  static const char * const kinds[] = { "randomi*", "controlled", "rcts", "clinical", NULL };
  gboolean is_trials = g_str_equal (quantity->noun, "trials");
  guint from, to;

  if (praxis_review_quantity_is_same (quantity, said))
    return TRUE;
  if (!(is_trials && g_str_equal (said->noun, "studies")) && !(g_str_equal (quantity->noun, "studies") && g_str_equal (said->noun, "trials")))
    return FALSE;
  if (*quantity->qualifiers != '\0' || *said->qualifiers != '\0' || !praxis_review_numbers_are_swapped (quantity->number, said->number) ||
      (is_trials && praxis_review_words_has (words, quantity->number_last + 1, quantity->last + 1, kinds)))
    return FALSE;
  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *other = quantities->pdata[i];

      if (other != quantity && other->first >= from && other->first < to && praxis_review_quantity_is_of_studies (other))
        return FALSE;
    }
  return TRUE;
}

static void
check_quantity (Search                     *self,
                guint                       text,
                const PraxisReviewQuantity *quantity,
                gboolean                   *given)
{
  PraxisReviewText *read = praxis_review_context_get_texts (self->context)->pdata[text];
  GArray *words = praxis_review_context_get_words (self->context, read);

  for (guint j = 0; j < self->said->len; j++)
    {
      const PraxisReviewQuantity *said = self->said->pdata[j];

      if (given[j] || !counts_same (words, self->found->pdata[text], quantity, said))
        continue;
      if (is_of_part (words, quantity) || is_approximate (words, quantity) || is_of_other_work (self, read, quantity))
        continue;
      if (is_of_whole (words, quantity) || praxis_review_numbers_are_near (quantity->number, said->number))
        {
          remark (self, read, quantity, self->titles->pdata[j]);
          given[j] = TRUE;
        }
    }
}

/* Whether the texts have one number alone by a sign: several are of parts. */
static gboolean
is_only_sign (Search                     *self,
              const PraxisReviewQuantity *sign)
{
  for (guint i = 0; i < self->signs->len; i++)
    {
      GPtrArray *signs = self->signs->pdata[i];

      for (guint j = 0; j < signs->len; j++)
        {
          const PraxisReviewQuantity *other = signs->pdata[j];

          if (g_str_equal (other->noun, sign->noun) && other->number != sign->number)
            return FALSE;
        }
    }
  return TRUE;
}

/* "The effect was small (k = 57)", of 75 studies. */
static void
check_sign (Search                     *self,
            guint                       text,
            const PraxisReviewQuantity *sign,
            gboolean                   *given)
{
  PraxisReviewText *read = praxis_review_context_get_texts (self->context)->pdata[text];
  GArray *words = praxis_review_context_get_words (self->context, read);
  guint from, to;

  praxis_review_words_get_sentence (words, sign->first, &from, &to);
  for (guint j = 0; j < self->said->len; j++)
    {
      const PraxisReviewQuantity *said = self->said->pdata[j];

      if (given[j] || !is_sign_of (sign, said) || !praxis_review_numbers_are_swapped (sign->number, said->number) ||
          !is_only_sign (self, sign))
        continue;
      if (is_of_part (words, sign) || praxis_review_words_has (words, from, to, part_of_sign) || is_of_other_work (self, read, sign))
        continue;
      remark (self, read, sign, self->titles->pdata[j]);
      given[j] = TRUE;
    }
}

/* Whether the texts have what a title says. */
static gboolean
is_given (Search                     *self,
          const PraxisReviewQuantity *said)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      GPtrArray *quantities = self->found->pdata[i], *signs = self->signs->pdata[i];

      for (guint j = 0; j < quantities->len; j++)
        {
          const PraxisReviewQuantity *quantity = quantities->pdata[j];

          if (quantity->number == said->number && g_str_equal (quantity->noun, said->noun))
            return TRUE;
        }
      for (guint j = 0; j < signs->len; j++)
        {
          const PraxisReviewQuantity *sign = signs->pdata[j];

          if (sign->number == said->number && is_sign_of (sign, said))
            return TRUE;
        }
    }
  return FALSE;
}

static void
check_texts (Search *self)
{
  GPtrArray *texts = praxis_review_context_get_texts (self->context);
  g_autofree gboolean *given = g_new0 (gboolean, self->said->len);

  for (guint i = 0; i < texts->len; i++)
    {
      GArray *words = praxis_review_context_get_words (self->context, texts->pdata[i]);
      const char *plain = praxis_review_text_get_plain (texts->pdata[i]);

      g_ptr_array_add (self->found, praxis_review_quantities_find (words, plain));
      g_ptr_array_add (self->signs, praxis_review_signs_find (words, plain));
    }
  for (guint j = 0; j < self->said->len; j++)
    given[j] = is_given (self, self->said->pdata[j]);
  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *quantities = self->found->pdata[i], *signs = self->signs->pdata[i];

      for (guint j = 0; j < quantities->len; j++)
        check_quantity (self, i, quantities->pdata[j], given);
      for (guint j = 0; j < signs->len; j++)
        check_sign (self, i, signs->pdata[j], given);
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_review_quantity_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) signs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Search search = { context, said, titles, found, signs };

  /* Of several works the text says which is which in ways that are not to be read. */
  if (citations->len != 1)
    return;
  read_title (&search, praxis_citation_get_field (citations->pdata[0], "title"));
  if (said->len > 0)
    check_texts (&search);
}

const PraxisCheck praxis_check_counts = {
  .name = "counts",
  .label = N_("Numbers in the title of the work"),
  .rule = N_("The text counts the same studies and people as the title of the work."),
  .source = NULL,
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
