/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "model/praxis-text.h"
#include "praxis-acronyms.h"
#include "praxis-checks.h"
#include "praxis-review-words.h"

/* Acronyms are spelt out where they stand first: "mentalization-based treatment (MBT)". A title is too short for that; what is spelt out in
 * it counts, and what is not, waits for the summary. */

#define MAX_LETTERS 6

typedef struct
{
  PraxisReviewText  *text;
  gsize              start;
  gsize              end;
  gboolean           is_definition;
  /* The long form stands behind it: a name that is explained. */
  gboolean           is_explained;
  /* Of a definition the words that the acronym is made from, where they are known. */
  char              *long_form;
} Place;

/* --- What is one ------------------------------------------------------------------------------------------ */

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->long_form);
  g_free (place);
}

/* More digits than this behind letters are a number in a register: "NCT01234567". */
#define MAX_DIGITS 3

/* The letters of an acronym at the beginning of @text: "MBT" of "MBTs" and "MBT-A". Gives how many; 0 where there is none. */
static gsize
read_acronym (const char *text)
{
  gsize n = 0;

  while (g_ascii_isupper (text[n]))
    n++;
  if (n < 2 || n > MAX_LETTERS || strspn (text + n, "0123456789") > MAX_DIGITS)
    return 0;
  if (text[n] == 's' && !g_ascii_isalpha (text[n + 1]))
    return n;
  return text[n] == '\0' || text[n] == '-' || text[n] == '\'' || g_ascii_isdigit (text[n]) ? n : 0;
}

/* A word that is shouted, and no acronym. */
static gboolean
is_word (const char *text)
{
  const char *spelling;
  PraxisWordClass class = praxis_sentence_case_classify (text, &spelling);

  return class == PRAXIS_WORD_COMMON || class == PRAXIS_WORD_FUNCTION || class == PRAXIS_WORD_AMBIGUOUS || class == PRAXIS_WORD_PROPER;
}

static gboolean
is_shouted (const PraxisReviewWord *word)
{
  return word->is_capital && strlen (word->text) > 1 && strpbrk (word->text, "abcdefghijklmnopqrstuvwxyz") == NULL;
}

/* Whether the words around it are in capitals as well. */
static gboolean
is_among_capitals (GArray     *words,
                   const char *plain,
                   guint       i)
{
  gboolean before = i > 0 && praxis_review_words_are_next (words, plain, i - 1) && is_shouted (praxis_review_words_get (words, i - 1));
  gboolean after = praxis_review_words_are_next (words, plain, i) && is_shouted (praxis_review_words_get (words, i + 1));

  return before && after;
}

/* A symbol of statistics, an institution in the place of an author: "(SMD = 0.5", "QB(2)", "(NICE, 2009)". */
static gboolean
is_symbol (GArray     *words,
           const char *plain,
           guint       i)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  const char *p = plain + word->full_end;

  if (i + 1 < words->len && *p == ',' && strspn (praxis_review_words_get (words, i + 1)->text, "0123456789") == 4)
    return TRUE;
  if (*p == '(')
    return TRUE;
  while (*p == ' ')
    p++;
  return strchr ("=<>", *p) != NULL && *p != '\0';
}

/* --- Where they are spelt out ----------------------------------------------------------------------------- */

/* "mentalization-based treatment (MBT)", "a therapy (mentalization-based treatment; MBT)" */
static gboolean
is_behind_long (const char *plain,
                gsize       start,
                gsize       end,
                const char *acronym,
                char      **long_form)
{
  gsize from, to;
  gboolean is_last = start > 2 && plain[start - 1] == ' ' && strchr (";,", plain[start - 2]) != NULL && plain[end] == ')';

  if (start == 0 || (strchr ("([", plain[start - 1]) == NULL && !is_last) || strchr (")];,", plain[end]) == NULL || plain[end] == '\0')
    return FALSE;
  for (to = is_last ? start - 2 : start - 1; to > 0 && plain[to - 1] == ' '; to--);
  from = praxis_acronym_find_long (plain, to, acronym);
  if (from < to)
    *long_form = g_strndup (plain + from, to - from);
  return from < to || (!is_last && strchr (")]", plain[end]) != NULL);
}

/* "MBT (mentalization-based treatment)" */
static gboolean
is_before_long (const char *plain,
                gsize       end,
                const char *acronym,
                char      **long_form)
{
  const char *open = plain + end, *close;
  g_autofree char *inner = NULL;

  if (strncmp (open, " (", 2) != 0 || (close = strchr (open, ')')) == NULL)
    return FALSE;
  inner = g_strndup (open + 2, (gsize) (close - open) - 2);
  if (praxis_acronym_find_long (inner, strlen (inner), acronym) != 0 || *inner == '\0')
    return FALSE;
  *long_form = g_steal_pointer (&inner);
  return TRUE;
}

static GPtrArray *
get_places (GHashTable *acronyms,
            const char *acronym)
{
  GPtrArray *places = g_hash_table_lookup (acronyms, acronym);

  if (places == NULL)
    {
      places = g_ptr_array_new_with_free_func (place_free);
      g_hash_table_insert (acronyms, g_strdup (acronym), places);
    }
  return places;
}

static void
add_place (GHashTable       *acronyms,
           PraxisReviewText *text,
           GArray           *words,
           guint             i)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  const char *plain = praxis_review_text_get_plain (text);
  gsize n = read_acronym (word->text);
  g_autofree char *acronym = g_strndup (word->text, n);
  char *long_form = NULL;
  Place *place;
  gboolean is_definition, is_explained = FALSE;

  if (n == 0 || is_word (acronym) || is_among_capitals (words, plain, i) || is_symbol (words, plain, i))
    return;
  is_definition = is_behind_long (plain, word->start, word->full_end, acronym, &long_form);
  if (!is_definition)
    is_definition = is_explained = is_before_long (plain, word->full_end, acronym, &long_form);
  place = g_new0 (Place, 1);
  *place = (Place) { text, word->start, word->end, is_definition, is_explained, long_form };
  g_ptr_array_add (get_places (acronyms, acronym), place);
}

/* --- What is wrong with them ------------------------------------------------------------------------------ */

static void
remark (PraxisReviewContext *context,
        const Place         *place,
        PraxisSeverity       severity,
        const char          *message)
{
  praxis_review_remark_on_text (context, place->text, place->start, place->end, &(PraxisRemarkFields) {
    .severity = severity,
    .message = message,
    .reason = _("An acronym is spelt out where it stands first, with the acronym in brackets, and is used from there on."),
  });
}

/* Whether two long forms are the same, but for spelling, hyphens and endings. */
static gboolean
are_same (const char *a,
          const char *b)
{
  g_autofree char *fold_a = praxis_text_fold (a);
  g_autofree char *fold_b = praxis_text_fold (b);
  g_auto(GStrv) words_a = g_strsplit_set (fold_a, " -", -1);
  g_auto(GStrv) words_b = g_strsplit_set (fold_b, " -", -1);
  guint n_a = g_strv_length (words_a), n_b = g_strv_length (words_b);

  if (n_a != n_b)
    return strncmp (words_a[0], words_b[0], 3) == 0 && strncmp (words_a[n_a - 1], words_b[n_b - 1], 3) == 0;
  for (guint i = 0; i < n_a; i++)
    {
      if (strncmp (words_a[i], words_b[i], 3) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
check_definitions (PraxisReviewContext *context,
                   const char          *acronym,
                   GPtrArray           *places)
{
  const Place *first = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = places->pdata[i];
      g_autofree char *message = NULL;

      if (place->long_form == NULL)
        continue;
      if (first == NULL)
        {
          first = place;
          continue;
        }
      if (are_same (first->long_form, place->long_form))
        continue;
      message = g_strdup_printf (_("Here “%s” is “%s”, before it was “%s”."), acronym, place->long_form, first->long_form);
      remark (context, place, PRAXIS_SEVERITY_DOUBT, message);
      return;
    }
}

static gboolean
is_in_title (const Place *place)
{
  return praxis_review_text_get_field (place->text) == PRAXIS_DRAFT_TITLE;
}

static void
check_uses (PraxisReviewContext *context,
            const char          *acronym,
            GPtrArray           *places)
{
  const Place *definition = NULL, *use = NULL;
  guint n_uses = 0;
  g_autofree char *message = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = places->pdata[i];

      if (place->is_definition && definition == NULL)
        definition = place;
      else
        n_uses++;
      if (!place->is_definition && !is_in_title (place) && use == NULL && definition == NULL)
        use = place;
    }
  if (use != NULL)
    {
      message = definition != NULL ? g_strdup_printf (_("“%s” is used here, and spelt out only later."), acronym)
                                   : g_strdup_printf (_("“%s” is nowhere spelt out."), acronym);
      remark (context, use, definition != NULL ? PRAXIS_SEVERITY_DOUBT : PRAXIS_SEVERITY_SUGGESTION, message);
    }
  else if (definition != NULL && definition->long_form != NULL && !definition->is_explained && n_uses == 0)
    {
      message = g_strdup_printf (_("“%s” is spelt out, and not used again."), acronym);
      remark (context, definition, PRAXIS_SEVERITY_SUGGESTION, message);
    }
}

static void
collect (PraxisReviewContext *context,
         PraxisReviewText    *text,
         GHashTable          *acronyms)
{
  GArray *words = praxis_review_context_get_words (context, text);

  for (guint i = 0; i < words->len; i++)
    {
      if (praxis_review_words_get (words, i)->is_capital)
        add_place (acronyms, text, words, i);
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  g_autoptr(GHashTable) acronyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer acronym, places;

  collect (context, praxis_review_context_get_title (context), acronyms);
  for (guint i = 0; i < texts->len; i++)
    collect (context, texts->pdata[i], acronyms);
  g_hash_table_iter_init (&iter, acronyms);
  while (g_hash_table_iter_next (&iter, &acronym, &places))
    {
      check_definitions (context, acronym, places);
      if (!praxis_acronym_is_common (acronym))
        check_uses (context, acronym, places);
    }
}

const PraxisCheck praxis_check_acronym = {
  .name = "acronym",
  .label = N_("Acronyms"),
  .rule = N_("An acronym is spelt out where it stands first, and is used from there on. Those that everybody in the field knows need not "
             "be."),
  .source = "APA 7, 6.25",
  .fields = PRAXIS_CHECK_READS (TITLE) | PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
