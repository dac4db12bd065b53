/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "praxis-checks.h"
#include "praxis-review-words.h"
#include "praxis-wordings.h"

/* Shorthand that names people by their illness. What is quoted is what somebody else said, and what has capitals is a name. */

/* What an illness is called, at the beginning. */
static const char * const illnesses[] = {
  "depress*", "anxi*", "disorder*", "schizo*", "ptsd", "psychos*", "psychot*", "illness*", "disease*", "bulimi*", "anorexi*", "addict*",
  "autis*", "adhd", "ocd", "bpd", "trauma*", "dement*", "phobi*", "bipolar", "insomnia", "pain", "panic", "stress", "dissociat*", "delusion*",
  "hallucinat*", "symptom*", "borderline", "burnout", "grief", "mania", "cancer", "diabetes", "epilepsy", "obsess*", "compuls*", NULL
};
#define ILLNESS_WORDS 4

typedef struct
{
  PraxisReviewContext  *context;
  PraxisReviewText     *text;
  GArray               *words;
  /* From the first word of a shorthand to all that begin with it (GArray of PraxisWording). */
  GHashTable           *wordings;
} Search;

static void
add_wording (GHashTable          *wordings,
             const PraxisWording *wording)
{
  g_autofree char *first = g_strndup (wording->shorthand, strcspn (wording->shorthand, " "));
  GArray *list = g_hash_table_lookup (wordings, first);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (PraxisWording));
      g_hash_table_insert (wordings, g_steal_pointer (&first), list);
    }
  g_array_append_vals (list, wording, 1);
}

/* Where an entry of the author's list counts: as in the built-in list, which it was made from; an adjective behind an article is no noun by
 * itself. */
static PraxisWordingUse
get_use (const char *shorthand)
{
  gsize n_wordings;
  const PraxisWording *wordings = praxis_wordings_get_built_in (&n_wordings);

  for (gsize i = 0; i < n_wordings; i++)
    {
      if (g_str_equal (wordings[i].shorthand, shorthand))
        return wordings[i].use;
    }
  return strncmp (shorthand, "the ", 4) == 0 || strncmp (shorthand, "a ", 2) == 0 || strncmp (shorthand, "an ", 3) == 0
    ? PRAXIS_WORDING_NOUN : PRAXIS_WORDING_ANYWHERE;
}

/* The author's own list, or the built-in one. */
static GHashTable *
list_wordings (PraxisReviewContext *context)
{
  GHashTable *own = praxis_review_context_get_wordings (context);
  GHashTable *list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  gsize n_wordings;
  const PraxisWording *wordings = praxis_wordings_get_built_in (&n_wordings);
  GHashTableIter iter;
  gpointer shorthand, wording;

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &shorthand, &wording))
    add_wording (list, &(PraxisWording) { shorthand, wording, get_use (shorthand) });
  for (gsize i = 0; i < n_wordings && g_hash_table_size (own) == 0; i++)
    add_wording (list, &wordings[i]);
  return list;
}

/* Whether no noun follows that the words would only describe. */
static gboolean
stands_alone (Search *self,
              guint   last)
{
  const char *spelling;

  if (!praxis_review_words_are_next (self->words, praxis_review_text_get_plain (self->text), last))
    return praxis_review_text_get_plain (self->text)[praxis_review_words_get (self->words, last)->full_end] != '-';
  return praxis_sentence_case_classify (praxis_review_words_get (self->words, last + 1)->text, &spelling) == PRAXIS_WORD_FUNCTION;
}

static gboolean
fits (Search              *self,
      guint                i,
      guint                n,
      const PraxisWording *wording)
{
  guint from, to;

  switch (wording->use)
    {
    case PRAXIS_WORDING_NOUN:
      return stands_alone (self, i + n - 1);
    case PRAXIS_WORDING_ILLNESS:
      praxis_review_words_get_sentence (self->words, i, &from, &to);
      return praxis_review_words_has (self->words, i + n, MIN (to, i + n + ILLNESS_WORDS), illnesses);
    case PRAXIS_WORDING_ANYWHERE:
    default:
      return TRUE;
    }
}

/* Words with capitals are of a name or a title: "Alcoholics Anonymous". */
static gboolean
is_in_title (Search *self,
             guint   i,
             guint   n)
{
  for (guint j = i; j < i + n; j++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (self->words, j);

      if (word->is_quoted || (word->is_capital && !word->is_first))
        return TRUE;
    }
  return praxis_review_words_get (self->words, i)->is_first && i + n < self->words->len &&
         praxis_review_words_are_next (self->words, praxis_review_text_get_plain (self->text), i + n - 1) &&
         praxis_review_words_get (self->words, i + n)->is_capital;
}

static char *
dup_replacement (const char *wording,
                 gboolean    capital)
{
  g_autofree char *first = NULL;

  if (!capital || *wording == '\0')
    return g_strdup (wording);
  first = g_utf8_strup (wording, g_utf8_next_char (wording) - wording);
  return g_strconcat (first, g_utf8_next_char (wording), NULL);
}

static void
remark (Search              *self,
        guint                i,
        guint                n,
        const PraxisWording *wording)
{
  const PraxisReviewWord *first = praxis_review_words_get (self->words, i), *last = praxis_review_words_get (self->words, i + n - 1);
  g_autofree char *words = g_strndup (praxis_review_text_get_plain (self->text) + first->start, last->end - first->start);
  g_autofree char *replacement = dup_replacement (wording->wording, first->is_capital);
  g_autofree char *message = *replacement != '\0' ? g_strdup_printf (_("“%s” can be “%s”."), words, replacement)
                                                   : g_strdup_printf (_("“%s” is a word to avoid."), words);
  g_autofree char *fix = g_strdup_printf (_("Write “%s”"), replacement);

  praxis_review_remark_on_text (self->context, self->text, first->start, last->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .message = message,
    .reason = _("People come first, then what they have. Words that make an illness a person, or a fault, hurt those who read them."),
    .fix_label = *replacement != '\0' ? fix : NULL,
    .replacement = *replacement != '\0' ? replacement : NULL,
  });
}

/* Gives the number of the last word of what it remarks on, or @i. */
static guint
check_word (Search *self,
            guint   i)
{
  GArray *list = g_hash_table_lookup (self->wordings, praxis_review_words_get (self->words, i)->fold);
  const PraxisWording *best = NULL;
  guint length = 0;

  for (guint j = 0; list != NULL && j < list->len; j++)
    {
      const PraxisWording *wording = &g_array_index (list, PraxisWording, j);
      guint n = praxis_review_words_match (self->words, praxis_review_text_get_plain (self->text), i, wording->shorthand);

      if (n > length && fits (self, i, n, wording))
        {
          best = wording;
          length = n;
        }
    }
  if (best == NULL || is_in_title (self, i, length))
    return i;
  remark (self, i, length, best);
  return i + length - 1;
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  g_autoptr(GHashTable) wordings = list_wordings (context);

  for (guint i = 0; i < texts->len; i++)
    {
      Search search = { context, texts->pdata[i], praxis_review_context_get_words (context, texts->pdata[i]), wordings };

      for (guint j = 0; j < search.words->len; j++)
        j = check_word (&search, j);
    }
}

const PraxisCheck praxis_check_person_first = {
  .name = "person-first",
  .label = N_("People before illnesses"),
  .rule = N_("People are named before what they have: “people with schizophrenia”."),
  .source = "APA 7, 5.4",
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
