/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-arms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-part.h"
#include "praxis-people.h"

/* The arms of a trial and how many were randomized: "120 patients were randomized to CBT (n = 70) or a waiting list (n = 60)". */

/* How many words may stand between two arms: "a waiting list" */
#define MAX_TO_ARM 6

/* How many words may stand between "to" and the first arm: "twelve sessions of mindfulness-based cognitive therapy" */
#define MAX_TO_FIRST 12

/* How many words may say who they are that were randomized: "with treatment-resistant depression in primary care" */
#define MAX_QUALIFIER 14

/* "(n = 70", from the "n" on; whether it stands there. Where it is "(n = 45 patients)", their therapists may have been randomized. */
static gboolean
read_arm (GArray     *words,
          const char *plain,
          guint       i,
          guint      *number)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  const char *at = plain + word->full_end;

  if (g_ascii_strcasecmp (word->text, "n") != 0 || word->start == 0 || plain[word->start - 1] != '(' || i + 1 >= words->len)
    return FALSE;
  at += strspn (at, " ");
  return *at == '=' && praxis_review_words_get_number (words, plain, i + 1, number) == 1 &&
         plain[praxis_review_words_get (words, i + 1)->full_end] != ' ';
}

/* Whether a semicolon stands between two words: what follows is said of something else. */
static gboolean
ends_list (GArray     *words,
           const char *plain,
           guint       from,
           guint       to)
{
  gsize start = praxis_review_words_get (words, from)->full_end;

  return memchr (plain + start, ';', praxis_review_words_get (words, to)->start - start) != NULL;
}

/* Whether a number of people may not be all who were randomized: it is one of several, "62 women and 58 men", stands in parentheses, or is of
 * others, "the patients of 20 therapists". "A total of 120" is all. Arms of therapists are counted in patients as well. */
static gboolean
is_of_some (GArray                     *words,
            const char                 *plain,
            const PraxisReviewQuantity *whole,
            guint                       from)
{
  static const char * const before[] = {
    "and", "or", "plus", "to", "of", "by", "with", "among", "them", "after", "excluding", "without", NULL
  };
  static const char * const the[] = { "the", "these", "all", NULL };
  static const char * const total[] = { "total", "all", NULL };
  static const char * const each[] = { "each", "every", "per", NULL };
  /* "About 120", "more than 100" */
  static const char * const inexact[] = {
    "about", "almost", "nearly", "around", "roughly", "approximately", "over", "under", "some", "circa", "ca", "than", "least", "most", "up",
    "exceeding", NULL
  };
  guint first = whole->first;

  if (first > from && praxis_review_words_in (praxis_review_words_get (words, first - 1)->fold, inexact))
    return TRUE;
  if (g_strv_contains (praxis_people_staff, whole->noun) || praxis_review_words_has (words, from, first, each) ||
      praxis_part_is_in_parenthesis (plain, praxis_review_words_get (words, from)->start, praxis_review_words_get (words, first)->start))
    return TRUE;
  if (first > from && praxis_review_words_in (praxis_review_words_get (words, first - 1)->fold, the))
    first--;
  if (first == from || !praxis_review_words_in (praxis_review_words_get (words, first - 1)->fold, before))
    return FALSE;
  return first < from + 2 || !praxis_review_words_in (praxis_review_words_get (words, first - 2)->fold, total);
}

/* "with depression", "aged 18 to 65 who had been depressed": what they had, up to the verb. Where others are named, or another number,
 * those may have been randomized. Returns the number of the verb; @first where nothing of the kind follows. */
static guint
skip_qualifier (GArray     *words,
                const char *plain,
                guint       first,
                guint       to)
{
  static const char * const qualifiers[] = {
    "with", "in", "from", "aged", "who", "meeting", "diagnosed", "suffering", "seeking", "attending", NULL
  };
  static const char * const others[] = {
    "their", "other", "others", "rest", "remaining", "remainder", "relative*", "carer*", "caregiver*", "partner*", "spouse*", "couple*",
    "dyad*", "famil*", "child*", "mother*", "father*", "parent*", "therapist*", "clinician*", "provider*", "nurse*", "student*", "control*",
    "practices", "clinics", "schools", "wards", "centers", "centres", "sites", "whom", "which", "half", "each", NULL
  };
  static const char * const verbs[] = { "were", "was", NULL };
  guint end = MIN (to, first + MAX_QUALIFIER);
  gboolean is_aged = FALSE;

  if (first >= to || !praxis_review_words_in (praxis_review_words_get (words, first)->fold, qualifiers))
    return first;
  for (guint i = first; i < end; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, i);
      guint number;

      if (praxis_review_words_in (word->fold, verbs))
        return i;
      is_aged = is_aged || strcmp (word->fold, "aged") == 0;
      if (praxis_review_words_in (word->fold, others) || strchr (",;:(", plain[word->full_end]) != NULL ||
          (!is_aged && praxis_review_words_get_number (words, plain, i, &number) > 0))
        return first;
    }
  return first;
}

/* Where it says that it is they who were randomized, and not others that come between: "120 patients (mean age 36) were randomly assigned".
 * Returns the number of the participle, and 0 where it does not. */
static guint
find_assigned (GArray                     *words,
               const char                 *plain,
               const PraxisReviewQuantity *whole,
               guint                       to)
{
  static const char * const assigned[] = { "randomized", "randomised", "assigned", "allocated", NULL };
  static const char * const verbs[] = { "were", "was", "had", "have", "been", "then", "randomly", NULL };
  const char *at = plain + praxis_review_words_get (words, whole->last)->full_end, *closing;
  guint first = whole->last + 1, verb = skip_qualifier (words, plain, first, to);

  if (verb > first)
    at = plain + praxis_review_words_get (words, verb - 1)->full_end;
  else if (g_str_has_prefix (at, " (") && (closing = strchr (at, ')')) != NULL)
    at = closing + 1;
  for (guint i = verb; i < to; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, i);

      if (plain + word->start < at)
        continue;
      if (at + strspn (at, " \n") != plain + word->start)
        return 0;
      if (praxis_review_words_in (word->fold, assigned))
        return i;
      if (!praxis_review_words_in (word->fold, verbs))
        return 0;
      at = plain + word->full_end;
    }
  return 0;
}

/* Whether what stands between the participle and the first bracket says to what they were assigned: "to CBT", "equally to either CBT". Arms that are
 * named without their numbers, a comma, or a verb lead to something else. */
static gboolean
leads_to_arm (GArray     *words,
              const char *plain,
              guint       assigned,
              guint       arm)
{
  static const char * const to_words[] = { "to", "into", NULL };
  static const char * const others[] = {
    "or", "their", "with", "who", "had", "has", "have", "were", "was", "although", "but", "treat", "see", "rate", "code", "watch", "deliver",
    "provide", "give", "conduct", "interview", "supervise", "therapist*", "clinician*", NULL
  };
  guint to = 0;

  for (guint i = assigned + 1; i < arm && to == 0; i++)
    to = praxis_review_words_in (praxis_review_words_get (words, i)->fold, to_words) ? i : 0;
  if (to == 0 || arm > to + MAX_TO_FIRST || praxis_review_words_has (words, to + 1, arm, others))
    return FALSE;
  for (const char *at = plain + praxis_review_words_get (words, assigned)->full_end; at < plain + praxis_review_words_get (words, arm)->start - 1; at++)
    {
      if (strchr (",;:(", *at) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* Whether the sentence has a number: what the arms have together is then the whole, "Students (N = 96; 70 women) were". */
static gboolean
sentence_has_number (GArray     *words,
                     const char *plain,
                     guint       from,
                     guint       to,
                     guint       number)
{
  guint other;

  for (guint i = from; i < to; i++)
    {
      if (praxis_review_words_get_number (words, plain, i, &other) > 0 && other == number)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_arms_check:
 * @context: a context
 * @text: a text of it
 * @whole: a number of people in it
 * @next: the number of the word that begins the next quantity; how many words there are, where none follows
 *
 * Remarks where people were randomized to arms that are more together. Arms that follow each other are added up as far as the whole. Behind
 * @next, they are of another number: "20 therapists were assigned to treat 120 clients"
 */
void
praxis_arms_check (PraxisReviewContext        *context,
                   PraxisReviewText           *text,
                   const PraxisReviewQuantity *whole,
                   guint                       next)
{
  static const char * const others[] = {
    "complet*", "drop*", "analy*", "respon*", "follow*", "women", "men", "whom", "which", "screened", "then", "again", "second",
    "partner*", "parent*", "caregiver*", "couple*", "dyad*", "famil*", "child*", "each", "therapist*", "namely", "comprising", "including",
    "of", "who", "were", "was", "had", "session*", NULL
  };
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);
  guint from, to, assigned, last = 0, sum = 0, n_arms = 0, number;
  g_autofree char *message = NULL;

  praxis_review_words_get_sentence (words, whole->first, &from, &to);
  if (!praxis_review_quantity_is_of_persons (whole) || is_of_some (words, plain, whole, from))
    return;
  assigned = find_assigned (words, plain, whole, to);
  if (assigned == 0)
    return;
  for (guint i = whole->last + 1; i < to && sum != whole->number; i++)
    {
      if (last > 0 && i > last && (i > last + MAX_TO_ARM || ends_list (words, plain, last, i)))
        break;
      if (!read_arm (words, plain, i, &number))
        continue;
      if ((last > 0 ? praxis_review_words_has (words, last, i, others) : i > next || !leads_to_arm (words, plain, assigned, i)))
        return;
      sum += number;
      last = i + 1;
      n_arms++;
    }
  if (n_arms < 2 || sum <= whole->number || sentence_has_number (words, plain, from, to, sum))
    return;
  /* Translators: what the arms of a trial are together, and what the whole is said to be: "The groups have 130 together, not 120." */
  message = g_strdup_printf (_("The groups have %u together, not %u."), sum, whole->number);
  praxis_review_remark_on_text (context, text, praxis_review_words_get (words, whole->first)->start, praxis_review_words_get (words, last)->end,
                                &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_ERROR,
    .message = message,
    .reason = _("The parts of a group have its number together."),
  });
}
