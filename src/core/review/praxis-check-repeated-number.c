/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-effect.h"
#include "praxis-review-quantity.h"

/*
 * The same thing counted twice, with two numbers: "followed 57 inpatients … all 75 inpatients". Studies have parts with numbers of their
 * own, so that only what stands for the whole is compared, and a number that the text gives in another place as well is no slip.
 * And the same sentence in the summary and in the implications, but for a number; or nearly the same, where two digits are swapped.
 */

typedef enum
{
  ROLE_OTHER,
  ROLE_BASE,     /* "included 57 patients" */
  ROLE_ALL,      /* "all 57 patients", "the 57 patients were" */
  ROLE_SIGN,     /* "N = 57", "k = 14" */
} Role;

typedef struct
{
  PraxisReviewText      *text;
  PraxisReviewQuantity  *quantity;
  Role                   role;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  praxis_review_quantity_free (count->quantity);
  g_free (count);
}

/* --- Counts ----------------------------------------------------------------------------------------------- */

/* Whether what is counted is only counted so far: "the 57 patients who stayed". */
static gboolean
is_restricted (GArray     *words,
               const char *plain,
               guint       last)
{
  static const char * const going_on[] = {
    "were", "was", "are", "had", "have", "has", "did", "took", "showed", "improved", "received", "met", "filled", "gave", "agreed", NULL
  };
  const PraxisReviewWord *noun = praxis_review_words_get (words, last);

  if (strchr (".;:!?\n", plain[noun->full_end]) != NULL)
    return FALSE;
  return noun->full_end != noun->end || !praxis_review_words_are_next (words, plain, last) ||
         !praxis_review_words_in (praxis_review_words_get (words, last + 1)->fold, going_on);
}

static Role
get_role (GArray                     *words,
          const char                 *plain,
          const PraxisReviewQuantity *quantity)
{
  static const char * const all[] = { "all", "the", "these", NULL };
  static const char * const base[] = {
    "included", "enrolled", "recruited", "followed", "studied", "gathered", "reviewed", "pooled", "comprised", "analysed", "analyzed",
    "randomized", "randomised", NULL
  };
  const char *before;

  if (quantity->first == 0 || !praxis_review_words_are_next (words, plain, quantity->first - 1))
    return ROLE_OTHER;
  before = praxis_review_words_get (words, quantity->first - 1)->fold;
  if (g_strv_contains (all, before))
    return is_restricted (words, plain, quantity->last) ? ROLE_OTHER : ROLE_ALL;
  return g_strv_contains (base, before) ? ROLE_BASE : ROLE_OTHER;
}

static void
add_count (GPtrArray            *counts,
           PraxisReviewText     *text,
           PraxisReviewQuantity *quantity,
           Role                  role)
{
  Count *count = g_new0 (Count, 1);

  *count = (Count) { text, quantity, role };
  g_ptr_array_add (counts, count);
}

static GPtrArray *
list_counts (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  GPtrArray *counts = g_ptr_array_new_with_free_func (count_free);

  for (guint i = 0; i < texts->len; i++)
    {
      GArray *words = praxis_review_context_get_words (context, texts->pdata[i]);
      const char *plain = praxis_review_text_get_plain (texts->pdata[i]);
      g_autoptr(GPtrArray) quantities = praxis_review_quantities_find (words, plain);
      g_autoptr(GPtrArray) signs = praxis_review_signs_find (words, plain);

      for (guint j = 0; j < quantities->len; j++)
        add_count (counts, texts->pdata[i], quantities->pdata[j], get_role (words, plain, quantities->pdata[j]));
      for (guint j = 0; j < signs->len; j++)
        add_count (counts, texts->pdata[i], signs->pdata[j], ROLE_SIGN);
      g_ptr_array_set_free_func (quantities, NULL);
      g_ptr_array_set_free_func (signs, NULL);
    }
  return counts;
}

/* Whether the text gives a number of the same things in another place. */
static gboolean
is_given_again (GPtrArray   *counts,
                const Count *count)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *other = counts->pdata[i];

      if (other != count && other->quantity->number == count->quantity->number &&
          (g_str_equal (other->quantity->noun, count->quantity->noun) || other->role == ROLE_SIGN || count->role == ROLE_SIGN))
        return TRUE;
    }
  return FALSE;
}

static gboolean
counts_same (const Count *a,
             const Count *b)
{
  static const char * const studies[] = { "studies", "trials", NULL };

  if (b->role == ROLE_SIGN && a->role == ROLE_BASE)
    return g_str_equal (b->quantity->noun, "k") == g_strv_contains (studies, a->quantity->noun);
  return praxis_review_quantity_is_same (a->quantity, b->quantity);
}

/* Whether the later one of two counts is a slip. */
static gboolean
is_slip (GPtrArray   *counts,
         const Count *first,
         const Count *later)
{
  guint a = first->quantity->number, b = later->quantity->number;
  gboolean near = praxis_review_numbers_are_near (a, b);

  if (a == b || first->role == ROLE_OTHER || (later->role != ROLE_ALL && later->role != ROLE_SIGN) || !counts_same (first, later))
    return FALSE;
  if (is_given_again (counts, later))
    return FALSE;
  /* Two samples of one work may have 40 and 400 people. */
  if (first->role == ROLE_SIGN || later->role == ROLE_SIGN)
    return near && MAX (a, b) < 10 * MIN (a, b) && (a < 100) == (b < 100);
  return near || (later->role == ROLE_ALL && b > a);
}

static void
remark (PraxisReviewContext *context,
        const Count         *first,
        const Count         *later)
{
  GArray *words = praxis_review_context_get_words (context, later->text);
  gsize start = praxis_review_words_get (words, later->quantity->first)->start;
  gsize end = praxis_review_words_get (words, later->quantity->last)->end;
  g_autofree char *message = g_strdup_printf (_("Here it is %u, before it was %u."), later->quantity->number, first->quantity->number);

  praxis_review_remark_on_text (context, later->text, start, end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("What is counted twice has the same number both times."),
  });
}

/* Gives the places in the second text that it remarks on to @taken. */
static void
check_counts (PraxisReviewContext *context,
              GHashTable          *taken)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  g_autoptr(GPtrArray) counts = list_counts (context);

  for (guint later = 0; later < counts->len; later++)
    {
      for (guint first = 0; first < later; first++)
        {
          const Count *count = counts->pdata[later];

          if (!is_slip (counts, counts->pdata[first], count))
            continue;
          remark (context, counts->pdata[first], count);
          if (texts->len > 1 && count->text == texts->pdata[1])
            g_hash_table_add (taken, GSIZE_TO_POINTER (praxis_review_words_get (praxis_review_context_get_words (context, count->text),
                                                                                count->quantity->first)->start));
          break;
        }
    }
}

/* --- Sentences -------------------------------------------------------------------------------------------- */

#define MIN_SENTENCE 6

static gboolean
is_number (const PraxisReviewWord *word)
{
  return g_ascii_isdigit (*word->text);
}

/* The words of a sentence with "#" for each number; NULL for one without numbers, or too short to be told from others. */
static char *
get_frame (GArray *words,
           guint   from,
           guint   to)
{
  g_autoptr(GString) frame = g_string_new (NULL);
  gboolean has_number = FALSE;

  if (to - from < MIN_SENTENCE)
    return NULL;
  for (guint i = from; i < to; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, i);

      has_number = has_number || is_number (word);
      g_string_append_printf (frame, "%s ", is_number (word) ? "#" : word->fold);
    }
  return has_number ? g_string_free_and_steal (g_steal_pointer (&frame)) : NULL;
}

/* From the frame of each sentence of a text to the number of its first word. */
static GHashTable *
list_frames (GArray *words)
{
  GHashTable *frames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < words->len;)
    {
      guint from, to;
      char *frame;

      praxis_review_words_get_sentence (words, i, &from, &to);
      frame = get_frame (words, from, to);
      if (frame != NULL)
        g_hash_table_replace (frames, frame, GUINT_TO_POINTER (from));
      i = to;
    }
  return frames;
}

/* What a sentence may have more or less and still say the same of a number. */
static const char * const light_words[] = {
  "the", "a", "an", "of", "that", "as", "was", "were", "is", "are", "had", "have", "has", "been", "these", "those", "and", "so", "thus", "since",
  "because", "about", "nearly", "almost", "some", "remember", "note", "recall", "mind", "keep", "bear", "know", "percent", "fully", "indeed",
  NULL
};
#define MIN_CONTENT 3

/* The numbers of the words of a sentence that say what is counted, and of its numbers. */
static void
read_content (GArray *words,
              guint   from,
              guint   to,
              GArray *content,
              GArray *numbers)
{
  for (guint i = from; i < to; i++)
    {
      if (is_number (praxis_review_words_get (words, i)))
        g_array_append_val (numbers, i);
      else if (!praxis_review_words_in (praxis_review_words_get (words, i)->fold, light_words))
        g_array_append_val (content, i);
    }
}

static gboolean
has_number (GArray     *words,
            const char *number)
{
  for (guint i = 0; i < words->len; i++)
    {
      if (strcmp (praxis_review_words_get (words, i)->text, number) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The number in which two sentences with the same content differ, by two digits that are swapped; NULL where they do not. */
static const PraxisReviewWord *
find_swapped (GArray                  *words,
              guint                    from,
              GArray                  *other_words,
              guint                    other_from,
              const PraxisReviewWord **first)
{
  g_autoptr(GArray) content = g_array_new (FALSE, FALSE, sizeof (guint)), numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) other_content = g_array_new (FALSE, FALSE, sizeof (guint)), other_numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const PraxisReviewWord *found = NULL;
  guint to;

  praxis_review_words_get_sentence (words, from, &from, &to);
  read_content (words, from, to, content, numbers);
  praxis_review_words_get_sentence (other_words, other_from, &other_from, &to);
  read_content (other_words, other_from, to, other_content, other_numbers);
  if (content->len < MIN_CONTENT || content->len != other_content->len || numbers->len != other_numbers->len)
    return NULL;
  for (guint i = 0; i < content->len; i++)
    {
      if (strcmp (praxis_review_words_get (words, g_array_index (content, guint, i))->fold,
                  praxis_review_words_get (other_words, g_array_index (other_content, guint, i))->fold) != 0)
        return NULL;
    }
  for (guint i = 0; i < numbers->len; i++)
    {
      const PraxisReviewWord *one = praxis_review_words_get (words, g_array_index (numbers, guint, i));
      const PraxisReviewWord *other = praxis_review_words_get (other_words, g_array_index (other_numbers, guint, i));

      if (strcmp (one->text, other->text) == 0)
        continue;
      if (found != NULL || !praxis_review_digits_are_swapped (one->text, other->text))
        return NULL;
      *first = one;
      found = other;
    }
  return found;
}

/* "48% of the patients left early", "Remember that 84% of the patients left early": where neither text has the other one's number. */
static void
check_reworded (PraxisReviewContext *context,
                PraxisReviewText    *text,
                GArray              *words,
                GArray              *other_words,
                guint                other_from)
{
  for (guint i = 0; i < words->len;)
    {
      const PraxisReviewWord *one, *other = find_swapped (words, i, other_words, other_from, &one);
      guint from;

      praxis_review_words_get_sentence (words, i, &from, &i);
      if (other != NULL && !has_number (words, other->text) && !has_number (other_words, one->text))
        {
          g_autofree char *message = g_strdup_printf (_("Here it is %s, in the summary %s."), other->text, one->text);

          praxis_review_remark_on_text (context, text, other->start, other->end, &(PraxisRemarkFields) {
            .severity = PRAXIS_SEVERITY_DOUBT,
            .message = message,
            .reason = _("Nearly the same sentence stands in the summary, where two digits of the number are swapped."),
          });
          return;
        }
    }
}

static void
compare_sentences (PraxisReviewContext *context,
                   GArray              *words,
                   guint                from,
                   PraxisReviewText    *text,
                   GArray              *other_words,
                   guint                other_from,
                   guint                length,
                   GHashTable          *taken)
{
  for (guint i = 0; i < length; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, from + i);
      const PraxisReviewWord *other = praxis_review_words_get (other_words, other_from + i);
      g_autofree char *message = NULL;

      if (strcmp (word->text, other->text) == 0)
        continue;
      if (g_hash_table_contains (taken, GSIZE_TO_POINTER (other->start)))
        return;
      message = g_strdup_printf (_("Here it is %s, in the summary %s."), other->text, word->text);
      praxis_review_remark_on_text (context, text, other->start, other->end, &(PraxisRemarkFields) {
        .severity = PRAXIS_SEVERITY_DOUBT,
        .message = message,
        .reason = _("The same sentence stands in the summary with another number."),
      });
      return;
    }
}

/* Whether something was said of a number of a sentence. */
static gboolean
has_taken (GArray     *words,
           guint       from,
           guint       to,
           GHashTable *taken)
{
  for (guint i = from; i < to; i++)
    {
      if (g_hash_table_contains (taken, GSIZE_TO_POINTER (praxis_review_words_get (words, i)->start)))
        return TRUE;
    }
  return FALSE;
}

/* Compares the sentences of both texts, but for the numbers that @taken has the places of. */
static void
check_sentences (PraxisReviewContext *context,
                 GHashTable          *taken)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  GArray *words, *other_words;
  g_autoptr(GHashTable) frames = NULL;

  if (texts->len < 2)
    return;
  words = praxis_review_context_get_words (context, texts->pdata[0]);
  other_words = praxis_review_context_get_words (context, texts->pdata[1]);
  frames = list_frames (words);
  for (guint i = 0; i < other_words->len;)
    {
      guint from, to;
      g_autofree char *frame = NULL;
      gpointer summary;

      praxis_review_words_get_sentence (other_words, i, &from, &to);
      frame = get_frame (other_words, from, to);
      if (frame != NULL && g_hash_table_lookup_extended (frames, frame, NULL, &summary))
        compare_sentences (context, words, GPOINTER_TO_UINT (summary), texts->pdata[1], other_words, from, to - from,
                           taken);
      else if (!has_taken (other_words, from, to, taken))
        check_reworded (context, texts->pdata[1], words, other_words, from);
      i = to;
    }
}

/* --- Effects ---------------------------------------------------------------------------------------------- */

/* How many words before two effects are the same where they are of the same thing: "the difference in symptoms was (g = …". */
#define BEFORE_EFFECT 4

/* The number of the first word of an effect; 0 where too few words stand before it in its sentence. */
static guint
find_effect (GArray             *words,
             const PraxisEffect *effect)
{
  guint i = 0, from, to;

  while (i < words->len && praxis_review_words_get (words, i)->start < effect->start)
    i++;
  if (i < BEFORE_EFFECT || i == words->len)
    return 0;
  praxis_review_words_get_sentence (words, i, &from, &to);
  return i - from >= BEFORE_EFFECT ? i : 0;
}

static gboolean
have_same_words_before (GArray             *words,
                        const PraxisEffect *effect,
                        GArray             *other_words,
                        const PraxisEffect *other)
{
  guint i = find_effect (words, effect), j = find_effect (other_words, other);

  for (guint n = 1; i > 0 && j > 0 && n <= BEFORE_EFFECT; n++)
    {
      if (strcmp (praxis_review_words_get (words, i - n)->fold, praxis_review_words_get (other_words, j - n)->fold) != 0)
        return FALSE;
    }
  return i > 0 && j > 0;
}

static gboolean
are_same_effect (const PraxisEffect *a,
                 const PraxisEffect *b)
{
  const PraxisFindingFields *one = praxis_finding_get_fields (a->finding), *other = praxis_finding_get_fields (b->finding);

  return one->measure == other->measure && fabs (one->estimate - other->estimate) < 1e-9;
}

static void
remark_effect (PraxisReviewContext *context,
               PraxisReviewText    *text,
               const PraxisEffect  *effect,
               const char          *summary,
               const PraxisEffect  *first)
{
  g_autofree char *number = g_strndup (praxis_review_text_get_plain (text) + effect->estimate_start,
                                       effect->estimate_end - effect->estimate_start);
  g_autofree char *first_number = g_strndup (summary + first->estimate_start, first->estimate_end - first->estimate_start);
  g_autofree char *message = g_strdup_printf (_("Here it is %s, in the summary %s."), number, first_number);

  praxis_review_remark_on_text (context, text, effect->estimate_start, effect->estimate_end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("The same effect stands in the summary, after the same words, with another number."),
  });
}

/* The summary's effect that an effect of the implications repeats with another number; NULL where there is none, or it has that number
 * as well. */
static const PraxisEffect *
find_repeated (GPtrArray          *effects,
               GArray             *words,
               const PraxisEffect *later,
               GArray             *later_words)
{
  const PraxisEffect *found = NULL;

  for (guint i = 0; i < effects->len; i++)
    {
      const PraxisEffect *effect = effects->pdata[i];

      if (are_same_effect (effect, later))
        return NULL;
      if (praxis_finding_get_fields (effect->finding)->measure == praxis_finding_get_fields (later->finding)->measure &&
          have_same_words_before (words, effect, later_words, later))
        found = effect;
    }
  return found;
}

/* Gives the places in the second text that it remarks on to @taken. */
static void
check_effects (PraxisReviewContext *context,
               GHashTable          *taken)
{
  GPtrArray *texts = praxis_review_context_get_texts (context), *effects, *later;

  if (texts->len < 2)
    return;
  effects = praxis_review_context_get_effects (context, texts->pdata[0]);
  later = praxis_review_context_get_effects (context, texts->pdata[1]);
  for (guint i = 0; i < later->len; i++)
    {
      const PraxisEffect *found = find_repeated (effects, praxis_review_context_get_words (context, texts->pdata[0]), later->pdata[i],
                                                 praxis_review_context_get_words (context, texts->pdata[1]));

      if (found == NULL)
        continue;
      remark_effect (context, texts->pdata[1], later->pdata[i], praxis_review_text_get_plain (texts->pdata[0]), found);
      g_hash_table_add (taken, GSIZE_TO_POINTER (((PraxisEffect *) later->pdata[i])->estimate_start));
    }
}

static void
run (PraxisReviewContext *context)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);

  check_counts (context, taken);
  check_effects (context, taken);
  check_sentences (context, taken);
}

const PraxisCheck praxis_check_repeated_number = {
  .name = "repeated-number",
  .label = N_("The same number twice"),
  .rule = N_("What is counted twice has the same number both times."),
  .source = NULL,
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
