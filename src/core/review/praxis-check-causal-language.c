/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "model/praxis-term.h"
#include "model/praxis-text.h"
#include "praxis-catalogue.h"
#include "praxis-causal-words.h"
#include "praxis-checks.h"
#include "praxis-review-mentions.h"

/*
 * "Led to" over a survey. Of what a study without comparison shows, one can say that things went together, not that one brought the
 * other about. What people who were asked believe, what may be, what others found, and what is denied, is left alone. The words are those
 * of the digest's language; see praxis-causal-words.c.
 */

/* Types of research that cannot carry a cause; as the vocabulary has them. A case study is none of them: it may be a single-case experiment,
 * whose phases are compared, and which can (Tate et al., 2016, SCRIBE). */
static const char * const weak_types[] = {
  "Naturalistic or effectiveness study", "Process study", "Survey", "Qualitative study",
};

/* How many words behind a cause what a study did makes it none; where the object of a verb stands; and what is behind "due to". */
#define METHOD_WORDS 6
#define OBJECT_WORDS 4
#define OWING_WORDS 5

typedef struct
{
  PraxisReviewContext  *context;
  PraxisReviewText     *text;
  GArray               *words;
  const PraxisCausalWords *lists;
  gboolean              is_french;
} Search;

static gboolean
is_called (const char *fold,
           const char *language,
           const char *type)
{
  g_autofree char *known = praxis_text_fold (language != NULL ? praxis_catalogue_get (language, "type of research", type) : type);

  return g_str_equal (fold, known);
}

/* A digest's vocabulary is in its language. */
static gboolean
is_weak (const char *label,
         GStrv       languages)
{
  g_autofree char *fold = praxis_text_fold (label);

  for (gsize i = 0; i < G_N_ELEMENTS (weak_types); i++)
    {
      if (is_called (fold, NULL, weak_types[i]))
        return TRUE;
      for (gsize j = 0; languages[j] != NULL; j++)
        {
          if (is_called (fold, languages[j], weak_types[i]))
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether none of a post's types can carry a cause. Of a type that the author made nobody knows. */
static gboolean
is_all_weak (PraxisDraft *draft)
{
  const char * const *types = praxis_draft_get_terms (draft, PRAXIS_VOCABULARY_TYPE);
  g_auto(GStrv) languages = praxis_catalogue_list_languages ();

  for (gsize i = 0; types[i] != NULL; i++)
    {
      if (!is_weak (types[i], languages))
        return FALSE;
    }
  return types[0] != NULL;
}

/* Whether the work, or what the text says of it, compared groups or phases made by the study, whatever its type is called. */
static gboolean
is_experimental (PraxisReviewContext *context)
{
  static const char * const designs[] = {
    "randomi*", "experiment*", "quasi-experiment*", "single-case", "n-of-1", "quasi-experimental*", "controlled", NULL
  };
  static const char * const phrases[] = {
    "randomly assigned", "randomly allocated", "were randomized", "were randomised", "was randomized", "was randomised", "multiple baseline",
    "multiple baselines", "multiple-baseline design", "single-case experimental", "single-case experiment", "ont ete randomises",
    "ont ete randomisees", "tires au sort", "tirage au sort", "au hasard",
  };
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < citations->len; i++)
    {
      const char *title = praxis_citation_get_field (citations->pdata[i], "title");
      g_autoptr(GArray) words = praxis_review_words_new (title != NULL ? title : "");

      if (praxis_review_words_has (words, 0, words->len, designs))
        return TRUE;
    }
  for (guint i = 0; i < texts->len; i++)
    {
      GArray *words = praxis_review_context_get_words (context, texts->pdata[i]);

      for (guint j = 0; j < words->len; j++)
        {
          for (gsize k = 0; k < G_N_ELEMENTS (phrases); k++)
            {
              if (praxis_review_words_match (words, praxis_review_text_get_plain (texts->pdata[i]), j, phrases[k]) > 0)
                return TRUE;
            }
        }
    }
  return FALSE;
}

/* Whether a word is in a list; in French without what is elided before it: « l’alliance », « qu’elle ». */
static gboolean
is_in (Search             *self,
       guint               i,
       const char * const *list)
{
  const char *fold = praxis_review_words_get (self->words, i)->fold, *apostrophe = self->is_french ? strchr (fold, '\'') : NULL;

  return praxis_review_words_in (fold, list) || (apostrophe != NULL && praxis_review_words_in (apostrophe + 1, list));
}

static gboolean
has (Search             *self,
     guint               from,
     guint               to,
     const char * const *list)
{
  for (guint i = from; i < MIN (to, self->words->len); i++)
    {
      if (is_in (self, i, list))
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_work (Search *self,
            guint   from,
            guint   to)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (self->context, self->text);

  for (guint i = 0; i < mentions->len; i++)
    {
      const PraxisReviewMention *mention = mentions->pdata[i];

      if (mention->first >= from && mention->first < to && mention->year != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_question (Search *self,
             guint   to)
{
  const char *plain = praxis_review_text_get_plain (self->text);
  gsize end = to < self->words->len ? praxis_review_words_get (self->words, to)->start : strlen (plain);

  for (gsize i = praxis_review_words_get (self->words, to - 1)->full_end; i < end; i++)
    {
      if (plain[i] == '?')
        return TRUE;
    }
  return FALSE;
}

/* Where the clause begins that the word @i stands in: behind the last comma or the like, or behind "that". */
static guint
find_clause (Search *self,
             guint   i)
{
  const char *plain = praxis_review_text_get_plain (self->text);
  guint from, to;

  praxis_review_words_get_sentence (self->words, i, &from, &to);
  for (guint j = i; j > from; j--)
    {
      const PraxisReviewWord *before = praxis_review_words_get (self->words, j - 1);

      if (!praxis_review_words_are_next (self->words, plain, j - 1) ||
          praxis_review_words_in (before->fold, (const char * const[]) { "that", "que", NULL }))
        return j;
    }
  return from;
}

/* Whether a list has one of the words behind the word @i, @n_words of them at most and none behind a comma or the like. */
static gboolean
has_behind (Search             *self,
            guint               i,
            guint               n_words,
            const char * const *list)
{
  const char *plain = praxis_review_text_get_plain (self->text);

  for (guint n = 0; n < n_words && praxis_review_words_are_next (self->words, plain, i); n++)
    {
      if (is_in (self, ++i, list))
        return TRUE;
    }
  return FALSE;
}

/* Whether a sentence claims something of the post's study, by the words from @i to @last. */
static gboolean
is_claim (Search *self,
          guint   i,
          guint   last)
{
  guint from, to;

  praxis_review_words_get_sentence (self->words, i, &from, &to);
  return !praxis_review_words_get (self->words, i)->is_quoted && !has (self, from, to, self->lists->hedges) &&
         !names_work (self, from, to) && !is_question (self, to) &&
         !has (self, find_clause (self, i), i, self->lists->methods) && !has_behind (self, last, METHOD_WORDS, self->lists->methods);
}

/* --- Between what is tried and what is measured ------------------------------------------------------------- */

static const char * const adverbs[] = { "also", "often", "thus", "then", "mainly", "partly", NULL };

/* "largely", « largement » */
static gboolean
is_adverb (const char *fold)
{
  return g_str_has_suffix (fold, "ly") || g_str_has_suffix (fold, "ement") || praxis_review_words_in (fold, adverbs);
}

/* Whether what is tried is the subject of the verb, the words from @i to @last. */
static gboolean
has_cause_before (Search *self,
                  guint   i,
                  guint   last)
{
  static const char * const auxiliaries[] = { "has", "have", "had", NULL };
  static const char * const articles[] = { "the", "a", "an", NULL };
  static const char * const joints[] = { "and", "but", "et", "mais", NULL };
  const char *plain = praxis_review_text_get_plain (self->text), *spelling;
  guint from = find_clause (self, i), subject = i;

  /* ", and a warm bond improved outcomes" */
  if (from + 1 < i && is_in (self, from, joints))
    from++;
  while (subject > from && is_adverb (praxis_review_words_get (self->words, subject - 1)->fold))
    subject--;
  if (subject > from && is_in (self, subject - 1, auxiliaries))
    {
      /* "Clinics with training had improved outcomes" has them, and may not have improved them. */
      if (!has_behind (self, last, 1, articles))
        return FALSE;
      subject--;
    }
  if (subject == from || !praxis_review_words_are_next (self->words, plain, subject - 1))
    return FALSE;
  subject--;
  if (!self->is_french &&
      praxis_sentence_case_classify (praxis_review_words_get (self->words, subject)->text, &spelling) == PRAXIS_WORD_FUNCTION)
    return FALSE;
  return has (self, from, i, self->lists->causes) && !has (self, from, i, self->lists->people) && !is_in (self, from, self->lists->openings) &&
         !is_in (self, subject, self->lists->breaks) && !has (self, from, subject + 1, self->lists->verbs);
}

/* Whether what is measured is the object behind the word @last, and not with it the subject of another verb. */
static gboolean
has_outcome_behind (Search *self,
                    guint   last)
{
  const char *plain = praxis_review_text_get_plain (self->text);
  gboolean found = FALSE;

  for (guint n = 0; praxis_review_words_are_next (self->words, plain, last); n++)
    {
      last++;
      if (found && is_in (self, last, self->lists->verbs))
        return FALSE;
      if (found)
        continue;
      if (n == OBJECT_WORDS || is_in (self, last, self->lists->breaks))
        return FALSE;
      found = is_in (self, last, self->lists->outcomes);
    }
  return found;
}

/* "Improvement was due to the alliance" */
static gboolean
is_owing (Search *self,
          guint   i,
          guint   last)
{
  guint from, to, verb = i;

  praxis_review_words_get_sentence (self->words, i, &from, &to);
  while (verb > from && is_adverb (praxis_review_words_get (self->words, verb - 1)->fold))
    verb--;
  return verb > from && is_in (self, verb - 1, self->lists->copulas) && has (self, find_clause (self, i), i, self->lists->outcomes) &&
         has_behind (self, last, OWING_WORDS, self->lists->causes) && !has (self, from, to, self->lists->shares);
}

/* "The impact of empathy on symptoms was large" */
static gboolean
is_impact (Search *self,
           guint   last)
{
  static const char * const sizes[] = {
    "large", "larger", "small", "smaller", "strong", "stronger", "weak", "clear", "great", "considerable", "substantial", "moderate", "lasting",
    "positive", "negative", "significant", NULL
  };
  const char *plain = praxis_review_text_get_plain (self->text);
  gboolean has_cause = FALSE, has_on = FALSE, has_outcome = FALSE;

  while (praxis_review_words_are_next (self->words, plain, last))
    {
      last++;
      if (has_outcome && is_in (self, last, self->lists->copulas))
        return has_behind (self, last, 2, sizes);
      if (!has_on && is_in (self, last, self->lists->verbs))
        return FALSE;
      has_outcome = has_outcome || (has_on && is_in (self, last, self->lists->outcomes));
      has_on = has_on || (has_cause && strcmp (praxis_review_words_get (self->words, last)->fold, "on") == 0);
      has_cause = has_cause || is_in (self, last, self->lists->causes);
    }
  return FALSE;
}

/* "Sessions led to", "led to fewer symptoms": whether what is tried or what is measured is in the clause. What "by" stands behind has them
 * the other way round, and is a claim in a sentence that says it: "burnout was caused by long hours", and not "delays caused by snow". */
static gboolean
is_of_study (Search *self,
             guint   i,
             guint   last)
{
  guint from = find_clause (self, i), verb = i;

  if (has_behind (self, last, 1, (const char * const[]) { "by", NULL }))
    {
      while (verb > from && is_adverb (praxis_review_words_get (self->words, verb - 1)->fold))
        verb--;
      return verb > from && is_in (self, verb - 1, self->lists->copulas) &&
             (has (self, from, i, self->lists->outcomes) || has_behind (self, last, OWING_WORDS, self->lists->causes));
    }
  return (has (self, from, i, self->lists->causes) && !has (self, from, i, self->lists->people)) ||
         has_behind (self, last, OWING_WORDS, self->lists->outcomes);
}

/* Whether a phrase, the words from @i to @last, stands where it says that something is a cause. */
static gboolean
fits (Search                   *self,
      guint                     i,
      guint                     last,
      const PraxisCausalPhrase *phrase)
{
  guint from, to;

  praxis_review_words_get_sentence (self->words, i, &from, &to);
  switch (phrase->use)
    {
    case PRAXIS_CAUSAL_REASON:
      return !has (self, from, to, self->lists->decisions) && has_behind (self, last, OWING_WORDS, self->lists->causes);
    case PRAXIS_CAUSAL_EFFECT:
      return has_cause_before (self, i, last) && has_outcome_behind (self, last);
    case PRAXIS_CAUSAL_OWING:
      return is_owing (self, i, last);
    case PRAXIS_CAUSAL_IMPACT:
      return is_impact (self, last);
    case PRAXIS_CAUSAL_ANYWHERE:
    default:
      return is_of_study (self, i, last);
    }
}

/* --- What to write instead -------------------------------------------------------------------------------- */

typedef enum
{
  NUMBER_UNKNOWN,
  NUMBER_ONE,
  NUMBER_MANY,
} Number;

/* Of one thing or of several, as far as the word alone says it. */
static Number
get_noun_number (const PraxisReviewWord *word)
{
  static const char * const many[] = {
    "they", "we", "you", "people", "children", "men", "women", "data", "both", "many", "several", "few", "those", "these", "others", NULL
  };
  static const char * const one[] = { "it", "he", "she", "this", NULL };
  const char *fold = word->fold;
  gsize length = strlen (fold);
  const char *spelling;

  if (praxis_review_words_in (fold, many))
    return NUMBER_MANY;
  if (praxis_review_words_in (fold, one))
    return NUMBER_ONE;
  if (praxis_sentence_case_classify (word->text, &spelling) == PRAXIS_WORD_FUNCTION || g_str_has_suffix (fold, "ly") ||
      praxis_review_words_in (fold, (const char * const[]) { "often", "always", "sometimes", "once", "then", "thus", "also", "soon", NULL }))
    return NUMBER_UNKNOWN;
  return length > 3 && fold[length - 1] == 's' && strchr ("siu", fold[length - 2]) == NULL ? NUMBER_MANY : NUMBER_ONE;
}

/* Whether what is spoken of is one thing or several: by the noun in front of the verb, where nothing ("of", "and", "which") between it and
 * the beginning of the clause says that the verb has another subject. */
static Number
get_subject_number (Search *self,
                    guint   i)
{
  static const char * const unclear[] = {
    "of", "with", "in", "for", "between", "to", "from", "by", "on", "at", "after", "before", "during", "than", "as", "about", "without",
    "among", "and", "or", "but", "who", "which", "that", "when", "where", "while", "because", "since", "although", "though", "whose", "per",
    "have", "has", "had", "having", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "will", "to", NULL
  };
  guint from = find_clause (self, i), start, end;
  const char *spelling;

  praxis_review_words_get_sentence (self->words, i, &start, &end);
  /* Behind a comma, it may be the last one of several: "Warmth, hope, honest answers led". */
  if (from < i && from > start && strcmp (praxis_review_words_get (self->words, from - 1)->fold, "that") != 0 &&
      praxis_sentence_case_classify (praxis_review_words_get (self->words, from)->text, &spelling) != PRAXIS_WORD_FUNCTION)
    return NUMBER_UNKNOWN;
  if (from == i || praxis_review_words_has (self->words, from, i, unclear))
    return NUMBER_UNKNOWN;
  return get_noun_number (praxis_review_words_get (self->words, i - 1));
}

/* What fits in the place of a phrase, the words from @i to @last; NULL where no words are sure to. */
static const char *
get_link (Search                   *self,
          guint                     i,
          guint                     last,
          const PraxisCausalPhrase *phrase)
{
  static const char * const helpers[] = {
    "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having", "to", "do", "does", "did", "will", "get", "gets", "got",
    NULL
  };
  Number number;

  /* "is caused by", "has resulted in"; "caused them to leave". */
  if ((i > 0 && praxis_review_words_in (praxis_review_words_get (self->words, i - 1)->fold, helpers)) ||
      has_behind (self, last, 1, (const char * const[]) { "by", NULL }) ||
      (g_str_has_prefix (phrase->words, "cause") && has_behind (self, last, 5, (const char * const[]) { "to", NULL })))
    return NULL;
  if (phrase->link == NULL || phrase->link_many == NULL)
    return phrase->link != NULL ? phrase->link : phrase->link_many;
  number = get_subject_number (self, i);
  return number == NUMBER_ONE ? phrase->link : number == NUMBER_MANY ? phrase->link_many : NULL;
}

static void
remark (Search                   *self,
        guint                     i,
        guint                     n,
        const PraxisCausalPhrase *phrase)
{
  const PraxisReviewWord *first = praxis_review_words_get (self->words, i), *last = praxis_review_words_get (self->words, i + n - 1);
  const char *link = get_link (self, i, i + n - 1, phrase);
  g_autofree char *words = g_strndup (praxis_review_text_get_plain (self->text) + first->start, last->end - first->start);
  g_autofree char *message = g_strdup_printf (_("“%s” says that something is a cause, which the type of research cannot show."), words);
  g_autofree char *fix = link != NULL ? g_strdup_printf (_("Write “%s”"), link) : NULL;

  praxis_review_remark_on_text (self->context, self->text, first->start, last->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .message = message,
    .reason = _("A study that compares no groups made by chance shows what went together, “was associated with”, and not what brought it "
                "about."),
    .fix_label = fix,
    .replacement = link,
  });
}

static void
check_word (Search *self,
            guint   i)
{
  for (const PraxisCausalPhrase *phrase = self->lists->phrases; phrase->words != NULL; phrase++)
    {
      guint n = praxis_review_words_match (self->words, praxis_review_text_get_plain (self->text), i, phrase->words);

      if (n > 0 && is_claim (self, i, i + n - 1) && fits (self, i, i + n - 1, phrase))
        {
          remark (self, i, n, phrase);
          return;
        }
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  const char *language = praxis_review_context_get_language (context);
  const PraxisCausalWords *lists = praxis_causal_words_get (language);

  if (lists == NULL || !is_all_weak (praxis_review_context_get_draft (context)) || is_experimental (context))
    return;
  for (guint i = 0; i < texts->len; i++)
    {
      Search search = { context, texts->pdata[i], praxis_review_context_get_words (context, texts->pdata[i]), lists,
                        g_str_equal (language, "fr") };

      for (guint j = 0; j < search.words->len; j++)
        check_word (&search, j);
    }
}

const PraxisCheck praxis_check_causal_language = {
  .name = "causal-language",
  .label = N_("Words for causes"),
  .rule = N_("Surveys, qualitative, process and naturalistic studies show what went together, not what was the cause."),
  .source = "von Elm et al. (2007), STROBE, item 20",
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (TYPES) | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
