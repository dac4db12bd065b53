/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "model/praxis-term.h"
#include "model/praxis-text.h"
#include "praxis-catalogue.h"
#include "praxis-checks.h"
#include "praxis-review-mentions.h"

/*
 * "Led to" over a survey. Of what a study without comparison shows, one can say that things went together, not that one brought the
 * other about. What people who were asked believe, what may be, what others found, and what is denied, is left alone.
 */

/* Types of research that cannot carry a cause; as the vocabulary has them. */
static const char * const weak_types[] = {
  "Naturalistic or effectiveness study", "Process study", "Survey", "Qualitative study", "Case study",
};

/* What says that something is a cause, and what says that it goes with something: for one thing, for several; NULL where no other words
 * fit in its place. */
typedef struct
{
  const char *words;
  const char *link;
  const char *link_many;
} Phrase;

static const Phrase phrases[] = {
  { "led to", "was associated with", "were associated with" },
  { "leads to", "is associated with", NULL },
  { "lead to", NULL, "are associated with" },
  { "resulted in", "was associated with", "were associated with" },
  { "results in", "is associated with", NULL },
  { "caused", "was associated with", "were associated with" },
  { "causes", "is associated with", NULL },
  { "because of", NULL, NULL },
  { "brought about", "was associated with", "were associated with" },
  { "brings about", "is associated with", NULL },
  { "reduces", NULL, NULL },
  { "prevents", NULL, NULL },
  { "prevented", NULL, NULL },
  { "produces", NULL, NULL },
  { "was responsible for", "was associated with", NULL },
  { "were responsible for", NULL, "were associated with" },
};

/* What makes it no claim: doubt, hopes, questions, and what people told. */
static const char * const hedges[] = {
  "may", "might", "could", "can", "cannot", "would", "should", "must", "whether", "if", "possibl*", "perhaps", "probably", "likely", "hypothes*",
  "expect*", "assum*", "suggest*", "propos*", "appear*", "seem*", "theor*", "believ*", "think*", "thought", "argu*", "hop*", "suspect*",
  "predict*", "said", "say", "says", "report*", "describ*", "felt", "feel", "told", "tell", "experienc*", "accord*", "perceiv*", "attribut*",
  "named", "gave", "reason*", "blam*", "wonder*", "ask*", "explain*", "claim*", "view*", "saw", "worr*", "fear*", "wish*", "want*", "why",
  "not", "never", "no", "nor", "neither", "without", "doesn't", "didn't", "don't", "wasn't", "isn't", "nothing", "nobody", "hardly", "rarely",
  "question*", "imagine*", "intend*", "aim*", "meant", "other", "others", "another", "earlier", "previous*", "prior", "trial*", "random*",
  "rct*", "meta-analys*", "experiment*", "causal*", "cause", "what", "how", NULL
};

/* What a study did, and what came of that, is no effect of a treatment: "screening resulted in", "because of the small sample". */
static const char * const methods[] = {
  "analys*", "search*", "screening", "interview*", "coding", "codes", "theme*", "sampl*", "data", "exclusion*", "inclusion", "excluded", "design*",
  "conclusion*", "response", "responses", "questionnaire*", "mailing*", "invitation*", "recruitment", "recruiting", "power", "missing",
  "limitation*", "coders", "raters", "solution", "estimate*", "interpret*", "comparability", "heterogeneity", "generaliz*", "confound*",
  "survey*", "reminder*", NULL
};
#define METHOD_WORDS 6

/* What people do for a reason that they give: "left because of a move". */
static const char * const decisions[] = {
  "left", "leave*", "leaving", "prefer*", "chose*", "choose*", "quit", "dropped", "stopped", "ended", "moved", "move", "came", "come", "cancel*",
  "missed", "refus*", "declin*", "withdr*", "sought", "seek*", "unable", "postpon*", "switched", "attend*", "referred", "admitted", NULL
};

typedef struct
{
  PraxisReviewContext  *context;
  PraxisReviewText     *text;
  GArray               *words;
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

      if (!praxis_review_words_are_next (self->words, plain, j - 1) || strcmp (before->fold, "that") == 0)
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
      if (praxis_review_words_in (praxis_review_words_get (self->words, ++i)->fold, list))
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
  return !praxis_review_words_get (self->words, i)->is_quoted && !praxis_review_words_has (self->words, from, to, hedges) &&
         !names_work (self, from, to) && !is_question (self, to) &&
         !praxis_review_words_has (self->words, find_clause (self, i), i, methods) && !has_behind (self, last, METHOD_WORDS, methods);
}

/* Whether "because of" is why somebody did something. */
static gboolean
is_decision (Search       *self,
             guint         i,
             const Phrase *phrase)
{
  guint from, to;

  praxis_review_words_get_sentence (self->words, i, &from, &to);
  return g_str_equal (phrase->words, "because of") && praxis_review_words_has (self->words, from, to, decisions);
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
get_link (Search       *self,
          guint         i,
          guint         last,
          const Phrase *phrase)
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
remark (Search       *self,
        guint         i,
        guint         n,
        const Phrase *phrase)
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
  for (gsize j = 0; j < G_N_ELEMENTS (phrases); j++)
    {
      guint n = praxis_review_words_match (self->words, praxis_review_text_get_plain (self->text), i, phrases[j].words);

      if (n > 0 && is_claim (self, i, i + n - 1) && !is_decision (self, i, &phrases[j]))
        {
          remark (self, i, n, &phrases[j]);
          return;
        }
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  if (!is_all_weak (praxis_review_context_get_draft (context)))
    return;
  for (guint i = 0; i < texts->len; i++)
    {
      Search search = { context, texts->pdata[i], praxis_review_context_get_words (context, texts->pdata[i]) };

      for (guint j = 0; j < search.words->len; j++)
        check_word (&search, j);
    }
}

const PraxisCheck praxis_check_causal_language = {
  .name = "causal-language",
  .label = N_("Words for causes"),
  .rule = N_("Surveys, qualitative, case, process and naturalistic studies show what went together, not what was the cause."),
  .source = "von Elm et al. (2007), STROBE, item 20",
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (TYPES),
  .run = run,
};
