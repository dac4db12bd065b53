/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-checks.h"
#include "praxis-review-quantity.h"

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
  "previous", "prior", "newer", "older", "whereas", "subgroup", "where", "when", "per", "each", "half", "because", NULL
};

typedef struct
{
  PraxisReviewContext  *context;
  /* What the titles say, and in which words. */
  GPtrArray            *said;
  GPtrArray            *titles;
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

static void
remark (Search                     *self,
        PraxisReviewText           *text,
        const PraxisReviewQuantity *quantity,
        const char                 *title)
{
  GArray *words = praxis_review_context_get_words (self->context, text);
  gsize start = praxis_review_words_get (words, quantity->first)->start, end = praxis_review_words_get (words, quantity->last)->end;
  g_autofree char *found = g_strndup (praxis_review_text_get_plain (text) + start, end - start);
  /* Translators: both are a number with what is counted: "57 trials" */
  g_autofree char *message = g_strdup_printf (_("The text says “%s”, the title of the work “%s”."), found, title);

  praxis_review_remark_on_text (self->context, text, start, end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("What a work's title counts is counted the same in the text, and the number from the title is nowhere in it."),
  });
}

/* Whether the text has what a title says. */
static gboolean
is_given (GPtrArray                  *quantities,
          const PraxisReviewQuantity *said)
{
  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];

      if (quantity->number == said->number && g_str_equal (quantity->noun, said->noun))
        return TRUE;
    }
  return FALSE;
}

static void
check_text (Search           *self,
            PraxisReviewText *text,
            GPtrArray        *quantities,
            gboolean         *given)
{
  GArray *words = praxis_review_context_get_words (self->context, text);

  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];

      for (guint j = 0; j < self->said->len; j++)
        {
          const PraxisReviewQuantity *said = self->said->pdata[j];

          if (given[j] || !praxis_review_quantity_is_same (quantity, said))
            continue;
          if (is_of_whole (words, quantity) || praxis_review_numbers_are_near (quantity->number, said->number))
            {
              remark (self, text, quantity, self->titles->pdata[j]);
              given[j] = TRUE;
            }
        }
    }
}

static void
check_texts (Search *self)
{
  GPtrArray *texts = praxis_review_context_get_texts (self->context);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree gboolean *given = g_new0 (gboolean, self->said->len);

  for (guint i = 0; i < texts->len; i++)
    {
      GArray *words = praxis_review_context_get_words (self->context, texts->pdata[i]);

      g_ptr_array_add (found, praxis_review_quantities_find (words, praxis_review_text_get_plain (texts->pdata[i])));
    }
  for (guint j = 0; j < self->said->len; j++)
    {
      for (guint i = 0; i < found->len; i++)
        given[j] = given[j] || is_given (found->pdata[i], self->said->pdata[j]);
    }
  for (guint i = 0; i < texts->len; i++)
    check_text (self, texts->pdata[i], found->pdata[i], given);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_review_quantity_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  Search search = { context, said, titles };

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
