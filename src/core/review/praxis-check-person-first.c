/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "model/praxis-text.h"
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

/* Behind one of these an illness is not what is suffered from: "low power for depression". */
static const char * const partings[] = {
  "for", "of", "in", "as", "with", "about", "on", "because", "when", "where", "which", "that", "but", NULL
};

/* What suffers without being somebody. */
static const char * const things[] = {
  "study", "studies", "trial*", "field", "analys*", "review*", "research", "literature", "evidence", "meta-analys*", "design*", "measure*",
  "model*", "scale*", "estimate*", "theor*", "survey*", "article*", "work", "samples", "instrument*", "questionnaire*", NULL
};

/* Who does. */
static const char * const people[] = {
  "patient*", "client*", "participant*", "people", "person*", "who", "he", "she", "they", "we", "women", "men", "woman", "man", "child*",
  "adult*", "adolescent*", "student*", "veteran*", "therapist*", "mother*", "father*", "parent*", "individual*", "many", "some", "most",
  "respondent*", "survivor*", "inpatient*", "outpatient*", "those", "of", NULL
};

/* What joins an adjective with another one, or with a word that sets it apart: "a borderline but clear effect". */
static const char * const joints[] = { "or", "and", "but", "yet", "if", "though", "versus", "vs", "to", NULL };

/* How adjectives end; and some that end otherwise, or are nouns with one of these endings. */
static const char * const adjective_endings[] = {
  "ous", "ic", "al", "ive", "ar", "ary", "ent", "ant", "less", "ful", "able", "ible", "ish", "oid", "ing", NULL
};
static const char * const adjectives[] = {
  "disabled", "depressed", "traumatized", "traumatised", "addicted", "distressed", "lonely", "poor", "sick", "frail", "healthy", "unemployed",
  "obese", "ill", "young", "old", "mild", "severe", "near", "low", "high", "clear", "marginal", "borderline",
  NULL
};
static const char * const no_adjectives[] = {
  "patient", "parent", "adolescent", "client", "inpatient", "outpatient", "hospital", "alcoholic", "addict", NULL
};

typedef struct
{
  PraxisReviewContext  *context;
  PraxisReviewText     *text;
  GArray               *words;
  gboolean              is_french;
  /* From the first word of a shorthand to all that begin with it (GArray of Entry). */
  GHashTable           *wordings;
} Search;

/* What is looked for: a shorthand as the words of a text are folded; and in small letters where it has accents, which tell "drogués" from
 * "drogues". */
typedef struct
{
  char             *fold;
  char             *accented;
  const char       *wording;
  PraxisWordingUse  use;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->fold);
  g_free (entry->accented);
}

static char *
dup_small (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  char *composed = g_utf8_normalize (small, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return composed != NULL ? composed : g_steal_pointer (&small);
}

static void
add_wording (GHashTable       *wordings,
             const char       *shorthand,
             const char       *wording,
             PraxisWordingUse  use)
{
  Entry entry = { praxis_text_fold (shorthand), g_str_is_ascii (shorthand) ? NULL : dup_small (shorthand), wording, use };
  g_autofree char *first = g_strndup (entry.fold, strcspn (entry.fold, " "));
  GArray *list = g_hash_table_lookup (wordings, first);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_array_set_clear_func (list, clear_entry);
      g_hash_table_insert (wordings, g_steal_pointer (&first), list);
    }
  g_array_append_val (list, entry);
}

/* An entry of the author's list counts where the built-in list says that it does, which it was made from, and in that list's language; one
 * that she added in all of them. An English adjective behind an article is no noun by itself. */
static void
add_own (GHashTable *wordings,
         const char *shorthand,
         const char *wording,
         const char *language)
{
  const char *of = NULL;
  const PraxisWording *built_in = praxis_wordings_find_built_in (shorthand, &of);
  gboolean is_noun = strncmp (shorthand, "the ", 4) == 0 || strncmp (shorthand, "a ", 2) == 0 || strncmp (shorthand, "an ", 3) == 0;

  if (built_in == NULL)
    add_wording (wordings, shorthand, wording, is_noun ? PRAXIS_WORDING_NOUN : PRAXIS_WORDING_ANYWHERE);
  else if (g_str_equal (of, language))
    add_wording (wordings, shorthand, wording, built_in->use);
}

/* The author's own list, or the built-in one of the language. */
static GHashTable *
list_wordings (PraxisReviewContext *context)
{
  const char *language = praxis_review_context_get_language (context);
  GHashTable *own = praxis_review_context_get_wordings (context);
  GHashTable *list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  gsize n_wordings;
  const PraxisWording *wordings = praxis_wordings_get_built_in (language, &n_wordings);
  GHashTableIter iter;
  gpointer shorthand, wording;

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &shorthand, &wording))
    add_own (list, shorthand, wording, language);
  for (gsize i = 0; i < n_wordings && g_hash_table_size (own) == 0; i++)
    add_wording (list, wordings[i].shorthand, wordings[i].wording, wordings[i].use);
  return list;
}

static gboolean
is_adjective (const char *fold)
{
  if (praxis_review_words_in (fold, no_adjectives))
    return FALSE;
  for (gsize i = 0; adjective_endings[i] != NULL; i++)
    {
      if (strlen (fold) > strlen (adjective_endings[i]) + 2 && g_str_has_suffix (fold, adjective_endings[i]))
        return TRUE;
    }
  return praxis_review_words_in (fold, adjectives);
}

static gboolean
is_function (Search *self,
             guint   i)
{
  const char *spelling;

  return praxis_sentence_case_classify (praxis_review_words_get (self->words, i)->text, &spelling) == PRAXIS_WORD_FUNCTION;
}

/* "a depressive or anxious mood", "a borderline, a narcissistic": whether another adjective is joined to the one that ends at @last. */
static gboolean
goes_on_with_adjective (Search *self,
                        guint   last)
{
  const PraxisReviewWord *word = praxis_review_words_get (self->words, last);
  gboolean comma = praxis_review_text_get_plain (self->text)[word->full_end] == ',';
  guint from, to, next = last + 1;

  praxis_review_words_get_sentence (self->words, last, &from, &to);
  /* "a depressive, at times irritable mood" */
  if (comma && last > from && is_adjective (word->fold) &&
      praxis_review_words_in (praxis_review_words_get (self->words, last - 1)->fold, (const char * const[]) { "a", "an", NULL }))
    return TRUE;
  if (!comma &&
      (next >= to || !praxis_review_words_in (praxis_review_words_get (self->words, next)->fold, joints)))
    return FALSE;
  while (next < to && praxis_review_words_in (praxis_review_words_get (self->words, next)->fold, joints))
    next++;
  if (next < to && praxis_review_words_in (praxis_review_words_get (self->words, next)->fold, (const char * const[]) { "a", "an", "the", NULL }))
    next++;
  return next < to && is_adjective (praxis_review_words_get (self->words, next)->fold);
}

/* "a borderline (p = .06) effect": whether a noun follows behind brackets. */
static gboolean
goes_on_behind_brackets (Search *self,
                         guint   last)
{
  const char *plain = praxis_review_text_get_plain (self->text);
  const char *open = plain + praxis_review_words_get (self->words, last)->full_end, *close;
  guint next = last + 1;

  if (strncmp (open, " (", 2) != 0 || (close = strchr (open, ')')) == NULL || close[1] != ' ')
    return FALSE;
  while (next < self->words->len && praxis_review_words_get (self->words, next)->start < (gsize) (close - plain))
    next++;
  return next < self->words->len && !praxis_review_words_get (self->words, next)->is_first && !is_function (self, next);
}

/* Whether no noun follows that the words would only describe. */
static gboolean
stands_alone (Search *self,
              guint   last)
{
  const char *plain = praxis_review_text_get_plain (self->text);

  if (goes_on_with_adjective (self, last) || goes_on_behind_brackets (self, last))
    return FALSE;
  if (!praxis_review_words_are_next (self->words, plain, last))
    return plain[praxis_review_words_get (self->words, last)->full_end] != '-';
  return is_function (self, last + 1);
}

/* Whether a study suffers, and no person: "the trials on anxiety suffered from". */
static gboolean
is_of_thing (Search *self,
             guint   i)
{
  const char *plain = praxis_review_text_get_plain (self->text);
  guint from = i;

  while (from > 0 && praxis_review_words_are_next (self->words, plain, from - 1))
    from--;
  return praxis_review_words_has (self->words, from, i, things) && !praxis_review_words_has (self->words, from, i, people);
}

/* Whether the words behind @last begin with an illness. */
static gboolean
has_illness_behind (Search *self,
                    guint   last)
{
  const char *plain = praxis_review_text_get_plain (self->text);

  for (guint n = 0; n < ILLNESS_WORDS && praxis_review_words_are_next (self->words, plain, last); n++)
    {
      const char *fold = praxis_review_words_get (self->words, ++last)->fold;

      if (praxis_review_words_in (fold, illnesses))
        return TRUE;
      if (praxis_review_words_in (fold, partings))
        return FALSE;
    }
  return FALSE;
}

static const char * const french_articles[] = {
  "les", "des", "aux", "ces", "nos", "vos", "leurs", "ses", "un", "une", "certains", "certaines", "plusieurs", "quelques", NULL
};

/* In French an adjective stands behind its noun: a word right behind an article is a noun, but where that noun stands before it, « les
 * troubles anxieux et les dépressifs ». */
static gboolean
is_french_noun (Search *self,
                guint   i,
                guint   n)
{
  static const char * const joints_before[] = { "et", "ou", "ni", "mais", "que", "comme", "soit", "voire", NULL };
  const char *plain = praxis_review_text_get_plain (self->text);
  guint last = i + n - 1;

  if (!praxis_review_words_in (praxis_review_words_get (self->words, i)->fold, french_articles))
    {
      if (i == 0 || !praxis_review_words_are_next (self->words, plain, i - 1) ||
          !praxis_review_words_in (praxis_review_words_get (self->words, i - 1)->fold, french_articles))
        return FALSE;
      i--;
    }
  /* « les alcooliques anonymes » */
  if (last + 1 < self->words->len && praxis_review_words_in (praxis_review_words_get (self->words, last + 1)->fold, (const char * const[]) {
        "anonymes", NULL }))
    return FALSE;
  if (praxis_review_words_get (self->words, i)->is_first)
    return TRUE;
  return praxis_review_words_are_next (self->words, plain, i - 1) &&
         !praxis_review_words_in (praxis_review_words_get (self->words, i - 1)->fold, joints_before);
}

/* Whether words have the accents of a shorthand. */
static gboolean
has_accents (Search      *self,
             guint        i,
             guint        n,
             const Entry *entry)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *small = NULL;

  for (guint j = i; j < i + n && entry->accented != NULL; j++)
    g_string_append_printf (text, "%s%s", j > i ? " " : "", praxis_review_words_get (self->words, j)->text);
  small = dup_small (text->str);
  return entry->accented == NULL || g_str_equal (small, entry->accented);
}

/* Whether one of some words stands right behind the word @last. */
static gboolean
has_next (Search             *self,
          guint               last,
          const char * const *list)
{
  return praxis_review_words_are_next (self->words, praxis_review_text_get_plain (self->text), last) &&
         praxis_review_words_in (praxis_review_words_get (self->words, last + 1)->fold, list);
}

static gboolean
fits (Search      *self,
      guint        i,
      guint        n,
      const Entry *entry)
{
  /* "the borderlines between schools" */
  if (has_next (self, i + n - 1, (const char * const[]) { "between", NULL }))
    return FALSE;
  switch (entry->use)
    {
    case PRAXIS_WORDING_NOUN:
      return self->is_french ? is_french_noun (self, i, n) : stands_alone (self, i + n - 1);
    case PRAXIS_WORDING_ILLNESS:
      return has_illness_behind (self, i + n - 1) && !is_of_thing (self, i);
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

/* What may stand in front of people as well as of what they are called. */
static const char * const determiners[] = {
  "most", "many", "some", "few", "all", "several", "both", "other", "more", "such", "these", "those", "their", "our", "do", "did", "are", "were",
  "older", "younger", "fewer", NULL
};

/* What people may only describe: "the borderline patients group". */
static const char * const groups[] = {
  "group*", "subgroup*", "sample*", "subsample*", "cohort*", "population*", "ward*", "unit*", "clinic*", "program*", NULL
};

/* What "with" does not stand behind: "no longer suffering from". */
static const char * const times[] = { "longer", "still", "often", "always", "also", "now", "then", "yet", "already", NULL };

static gboolean
begins_with_word (const char *text,
                  const char *word)
{
  gsize length = strlen (word);

  return strncmp (text, word, length) == 0 && (text[length] == '\0' || text[length] == ' ');
}

/* Whether other words fit in the place of the words from @i to @last as they stand: not with a genitive, for "with" behind a noun, for one
 * noun where no other one describes it ("heroin addicts"). */
static gboolean
can_replace (Search     *self,
             guint       i,
             guint       last,
             const char *wording)
{
  const PraxisReviewWord *end = praxis_review_words_get (self->words, last), *before;
  gboolean is_next = i > 0 && praxis_review_words_are_next (self->words, praxis_review_text_get_plain (self->text), i - 1);

  if (end->full_end != end->end || has_next (self, last, groups))
    return FALSE;
  /* « les personnes », and with them what is said of them, is feminine; « patients » stays what it is. */
  if (self->is_french)
    return i != last && !praxis_review_words_in (praxis_review_words_get (self->words, i)->fold, french_articles) &&
           begins_with_word (wording, praxis_review_words_get (self->words, i)->fold);
  before = is_next ? praxis_review_words_get (self->words, i - 1) : NULL;
  /* "a wheelchair-bound man" */
  if (g_str_has_prefix (wording, "using"))
    return stands_alone (self, last);
  if (g_str_equal (wording, "with"))
    return before != NULL && !is_function (self, i - 1) && !g_str_has_suffix (before->fold, "ly") &&
           !praxis_review_words_in (before->fold, times);
  return i != last || before == NULL || is_function (self, i - 1) || praxis_review_words_in (before->fold, determiners) ||
         g_ascii_isdigit (*before->text) || is_adjective (before->fold) || g_str_has_suffix (before->fold, "ed");
}

static void
remark (Search      *self,
        guint        i,
        guint        n,
        const Entry *entry)
{
  const PraxisReviewWord *first = praxis_review_words_get (self->words, i), *last = praxis_review_words_get (self->words, i + n - 1);
  g_autofree char *words = g_strndup (praxis_review_text_get_plain (self->text) + first->start, last->end - first->start);
  g_autofree char *replacement = dup_replacement (entry->wording, first->is_capital);
  g_autofree char *message = *replacement != '\0' ? g_strdup_printf (_("“%s” can be “%s”."), words, replacement)
                                                   : g_strdup_printf (_("“%s” is a word to avoid."), words);
  g_autofree char *fix = g_strdup_printf (_("Write “%s”"), replacement);
  gboolean fixable = *replacement != '\0' && can_replace (self, i, i + n - 1, entry->wording);

  praxis_review_remark_on_text (self->context, self->text, first->start, last->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .message = message,
    .reason = _("People come first, then what they have. Words that make an illness a person, or a fault, hurt those who read them."),
    .fix_label = fixable ? fix : NULL,
    .replacement = fixable ? replacement : NULL,
  });
}

/* Gives the number of the last word of what it remarks on, or @i. */
static guint
check_word (Search *self,
            guint   i)
{
  GArray *list = g_hash_table_lookup (self->wordings, praxis_review_words_get (self->words, i)->fold);
  const Entry *best = NULL;
  guint length = 0;

  for (guint j = 0; list != NULL && j < list->len; j++)
    {
      const Entry *entry = &g_array_index (list, Entry, j);
      guint n = praxis_review_words_match (self->words, praxis_review_text_get_plain (self->text), i, entry->fold);

      if (n > length && has_accents (self, i, n, entry) && fits (self, i, n, entry))
        {
          best = entry;
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
  gboolean is_french = g_str_equal (praxis_review_context_get_language (context), "fr");

  for (guint i = 0; i < texts->len; i++)
    {
      Search search = { context, texts->pdata[i], praxis_review_context_get_words (context, texts->pdata[i]), is_french, wordings };

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
