/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-review-works.h"

/* "And colleagues" for an author who has none, two names for the work of seven. Only where the first name is the first author's; and
 * a mention with the year of another work is that work's. */

typedef struct
{
  PraxisReviewContext        *context;
  PraxisReviewText           *text;
  const PraxisReviewMention  *mention;
  PraxisCitation             *work;
  GPtrArray                  *authors;
} Case;

/* Whether there may be more authors than are listed: a group, or "et al." as a name. */
static gboolean
is_open (GPtrArray *authors)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const PraxisName *name = authors->pdata[i];

      if (name->family == NULL || name->literal != NULL || strstr (name->family, "et al") != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
remark (Case       *self,
        const char *message,
        const char *replacement)
{
  GArray *words = praxis_review_context_get_words (self->context, self->text);
  const char *behind = praxis_review_text_get_plain (self->text) + praxis_review_words_get (words, self->mention->last)->end;
  /* "and colleagues’ trial": the genitive of other words is another one. */
  gboolean is_fixable = replacement != NULL && *behind != '\'' && !g_str_has_prefix (behind, "’");
  g_autofree char *fix = is_fixable ? g_strdup_printf (_("Write “%s”"), replacement) : NULL;

  praxis_review_remark_on_text (self->context, self->text,
                                praxis_review_words_get (words, self->mention->first)->start,
                                praxis_review_words_get (words, self->mention->last)->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("A work of one or two authors is named with all of them; from three on, with the first one and “and colleagues” or "
                "“et al.”."),
    .fix_label = fix,
    .replacement = is_fixable ? replacement : NULL,
  });
}

/* How the text joins names: "&" within brackets, a word elsewhere. */
static char *
dup_mention_words (Case *self)
{
  GArray *words = praxis_review_context_get_words (self->context, self->text);
  gsize start = praxis_review_words_get (words, self->mention->first)->start;
  gsize end = praxis_review_words_get (words, self->mention->last)->end;

  return g_strndup (praxis_review_text_get_plain (self->text) + start, end - start);
}

/* "McPherson and colleagues" of McPherson and Senra. */
static void
check_others (Case *self)
{
  g_autofree char *words = dup_mention_words (self);
  g_autofree char *first = praxis_name_dup_short (self->authors->pdata[0]);
  g_autofree char *message = NULL;
  g_autofree char *replacement = NULL;

  if (self->authors->len == 1)
    {
      message = g_strdup_printf (_("“%s” stands for several authors, and %s is the only author of the work."), words, first);
    }
  else
    {
      g_autofree char *second = praxis_name_dup_short (self->authors->pdata[1]);

      message = g_strdup_printf (_("“%s” stands for more than two authors, and the work has two: %s and %s."), words, first, second);
      if (g_str_has_suffix (words, " and colleagues"))
        replacement = g_strdup_printf ("%s and %s", first, second);
    }
  remark (self, message, replacement);
}

/* "Cuijpers and Miguel" of seven. */
static void
check_pair (Case *self)
{
  g_autofree char *words = dup_mention_words (self);
  g_autofree char *first = praxis_name_dup_short (self->authors->pdata[0]);
  g_autofree char *replacement = NULL;
  g_autofree char *message = g_strdup_printf (ngettext ("“%s” names two authors, and the work has %u.",
                                                        "“%s” names two authors, and the work has %u.", self->authors->len),
                                              words, self->authors->len);

  if (strchr (words, '&') != NULL)
    replacement = g_strdup_printf ("%s et al.", first);
  else if (strstr (words, " and ") != NULL)
    replacement = g_strdup_printf ("%s and colleagues", first);
  remark (self, message, replacement);
}

/* "Two of its authors, Cuijpers and Miguel, had" says of two people what they did. */
static gboolean
is_of_people (Case *self)
{
  static const char * const people[] = {
    "author*", "developer*", "developed", "founder*", "founded", "both", "two", "investigator*", "editor*", "who", "whom", "therapist*",
    "critic*", "students", NULL
  };
  GArray *words = praxis_review_context_get_words (self->context, self->text);
  guint from, to;

  praxis_review_words_get_sentence (words, self->mention->first, &from, &to);
  return praxis_review_words_has (words, MAX (from, self->mention->first > 6 ? self->mention->first - 6 : 0), self->mention->first,
                                  people) ||
         praxis_review_words_has (words, self->mention->last + 1, MIN (to, self->mention->last + 3),
                                  (const char * const[]) { "both", "who", "two", "each", NULL });
}

/* "Salomonsson and colleagues from the clinic" are people as well, and no work. */
static gboolean
is_from_somewhere (Case *self)
{
  static const char * const places[] = { "from", "of", "at", "in", NULL };
  GArray *words = praxis_review_context_get_words (self->context, self->text);
  guint last = self->mention->last;

  return self->mention->has_others && praxis_review_words_are_next (words, praxis_review_text_get_plain (self->text), last) &&
         praxis_review_words_in (praxis_review_words_get (words, last + 1)->fold, places);
}

/* Whether a mention is of a work as it should be, or cannot be told to be of it. */
static gboolean
is_right (const PraxisReviewMention *mention,
          GPtrArray                 *authors)
{
  if (is_open (authors))
    return TRUE;
  if (mention->has_others)
    return authors->len > 2;
  return !(mention->n_names == 2 && authors->len > 2);
}

/* Whether the prose names a work of these people with another year. */
static gboolean
has_other_work (Case *self)
{
  GPtrArray *texts = praxis_review_context_get_texts (self->context);

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *mentions = praxis_review_context_get_mentions (self->context, texts->pdata[i]);

      for (guint j = 0; j < mentions->len; j++)
        {
          const PraxisReviewMention *other = mentions->pdata[j];

          if (other->year != 0 && other->year != praxis_citation_get_year (self->work) &&
              praxis_review_mention_is_of (other, self->authors))
            return TRUE;
        }
    }
  return FALSE;
}

/* The year with which a mention names a work, behind or in front of it; 0 where there is none. */
static int
get_year (PraxisReviewContext       *context,
          PraxisReviewText          *text,
          const PraxisReviewMention *mention)
{
  guint word;

  return mention->year != 0 ? mention->year
                            : praxis_review_mention_get_year_in_front (mention, praxis_review_context_get_words (context, text), &word);
}

static void
check_mention (PraxisReviewContext       *context,
               PraxisReviewText          *text,
               const PraxisReviewMention *mention)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  g_autoptr(PraxisCitation) wrong = NULL;
  g_autoptr(GPtrArray) wrong_authors = NULL;
  Case self = { context, text, mention, NULL, NULL };
  int year = get_year (context, text, mention);

  if (!mention->has_others && mention->n_names != 2)
    return;
  for (guint i = 0; i < citations->len; i++)
    {
      g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (citations->pdata[i]);

      if (!praxis_review_mention_is_by (mention, authors) ||
          (year != 0 && year != praxis_citation_get_year (citations->pdata[i])))
        continue;
      if (is_right (mention, authors))
        return;
      g_set_object (&wrong, citations->pdata[i]);
      g_clear_pointer (&wrong_authors, g_ptr_array_unref);
      wrong_authors = g_steal_pointer (&authors);
    }
  if (wrong == NULL)
    return;
  self.work = wrong;
  self.authors = wrong_authors;
  if (is_of_people (&self) || is_from_somewhere (&self) || (year == 0 && has_other_work (&self)))
    return;
  if (mention->has_others)
    check_others (&self);
  else
    check_pair (&self);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *mentions = praxis_review_context_get_mentions (context, texts->pdata[i]);

      for (guint j = 0; j < mentions->len; j++)
        check_mention (context, texts->pdata[i], mentions->pdata[j]);
    }
}

const PraxisCheck praxis_check_author_count = {
  .name = "author-count",
  .label = N_("“And colleagues”"),
  .rule = N_("A work of one or two authors is named with all of them, one of three or more with the first and “and colleagues” or "
             "“et al.”."),
  .source = "APA 7, 8.17",
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
