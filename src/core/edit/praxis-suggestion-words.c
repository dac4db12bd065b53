/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-suggestion-private.h"

#include <string.h>

#include "model/praxis-text.h"
#include "praxis-markdown.h"
#include "praxis-words.h"

/* The words of a draft, and in which forms two of them are the same: a light form for single words, where much would be said by a
 * little, and a deep one for phrases, whose other words confirm it ("dropped out" and "drop-out", "combined treatment" and
 * "combination therapy"). */

/* Words of labels that say nothing alone, in their light form. */
static const char * const common[] = {
  "therapy", "factor", "outcome", "effect", "study", "research", "review", "client", "therapist", "symptom", "intervention", "practice",
  "common", "progress", "group", "monitoring", "case", "book", "chapter", "process", "network", "length", "frequency", "illness",
  "awareness", "resistance", "personality", "miscellaneous", "medical", "disorder", "crisis", "relationship", "effectiveness", "other",
  "general", "guideline", "efficacy", "trial", "quality", "analysis", "model", "problem", "change", "health", "care",
  /* French */
  "facteur", "resultat", "effet", "etude", "recherche", "revue", "therapeute", "symptome", "pratique", "commun", "groupe", "cas", "livre",
  "chapitre", "processus", "reseau", "duree", "frequence", "maladie", "conscience", "personnalite", "divers", "trouble", "crise",
  "relation", "efficacite", "essai", "suivi", NULL
};

/* Names for one thing, by the first of them. */
static const char * const same[][2] = {
  { "psychotherapy", "therapy" }, { "treatment", "therapy" }, { "patient", "client" }, { "psychotherapist", "therapist" },
  { "psychotherapie", "therapie" }, { "traitement", "therapie" },
};

static gboolean
is_in (const char         *word,
       const char * const *list)
{
  for (gsize i = 0; list[i] != NULL; i++)
    {
      if (strcmp (word, list[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a word, in its light form, is too common to say anything alone. */
gboolean
praxis_suggestion_is_common (const char *light)
{
  return is_in (light, common);
}

/* Puts @to in the place of the ending @from, where at least @rest bytes stand before it. */
static gboolean
replace_ending (char       *word,
                const char *from,
                const char *to,
                gsize       rest)
{
  gsize length = strlen (word), n = strlen (from);

  if (length < n + rest || strcmp (word + length - n, from) != 0)
    return FALSE;
  strcpy (word + length - n, to);
  return TRUE;
}

/* "behaviour", "randomised" */
static void
make_american (char *word)
{
  char *our = strlen (word) >= 6 ? strstr (word, "our") : NULL;

  if (our != NULL && our > word + 2)
    memmove (our + 1, our + 2, strlen (our + 2) + 1);
  if (replace_ending (word, "ised", "ized", 4) || replace_ending (word, "ising", "izing", 4) || replace_ending (word, "isation", "ization", 4))
    return;
  replace_ending (word, "isations", "izations", 4);
}

static void
make_singular (char *word)
{
  if (replace_ending (word, "yses", "ysis", 2) || replace_ending (word, "ies", "y", 2) || replace_ending (word, "sses", "ss", 2) ||
      replace_ending (word, "xes", "x", 2) || replace_ending (word, "aux", "al", 3))
    return;
  if (g_str_has_suffix (word, "ss") || g_str_has_suffix (word, "us") || g_str_has_suffix (word, "is"))
    return;
  replace_ending (word, "s", "", 3);
}

static void
make_deep (char *word)
{
  static const char * const endings[] = { "ations", "ation", "ating", "ated", "ates", "ate", "ing", "ed", "es", "e", NULL };
  gsize length;

  if (replace_ending (word, "lytic", "lysis", 3) || replace_ending (word, "al", "", 7))
    return;
  for (gsize i = 0; endings[i] != NULL; i++)
    {
      if (replace_ending (word, endings[i], "", 4))
        break;
    }
  length = strlen (word);
  if (length > 4 && word[length - 1] == word[length - 2] && strchr ("bdgmnprt", word[length - 1]) != NULL)
    word[length - 1] = '\0';
}

static void
clear_word (gpointer data)
{
  PraxisSuggestionWord *word = data;

  g_free (word->norm);
  g_free (word->light);
  g_free (word->deep);
}

static void
add_word (GArray     *words,
          const char *start,
          const char *end,
          guint       sentence)
{
  PraxisSuggestionWord word = { .start = start, .end = end, .sentence = sentence, .upper = TRUE };
  g_autofree char *text = g_strndup (start, (gsize) (end - start));

  word.norm = praxis_text_fold (text);
  make_american (word.norm);
  word.light = g_strdup (word.norm);
  make_singular (word.light);
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      if (strcmp (word.light, same[i][0]) != 0)
        continue;
      g_free (word.light);
      word.light = g_strdup (same[i][1]);
    }
  word.deep = g_strdup (word.light);
  make_deep (word.deep);
  /* "CBT", and "RCTs" */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    word.upper = word.upper && (g_unichar_isupper (g_utf8_get_char (p)) || (p > text + 1 && strcmp (p, "s") == 0));
  g_array_append_val (words, word);
}

static gboolean
ends_sentence (const char *p)
{
  return *p == '\n' || (strchr (".!?", *p) != NULL && g_unichar_isspace (g_utf8_get_char (p + 1)));
}

/* The words of a text; the parts of one with hyphens are words of their own. */
GArray *
praxis_suggestion_read_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (PraxisSuggestionWord));
  guint sentence = 0;

  g_array_set_clear_func (words, clear_word);
  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;

      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        {
          sentence += ends_sentence (p);
          p = g_utf8_next_char (p);
          continue;
        }
      while (praxis_words_is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      add_word (words, start, p, sentence);
    }
  return words;
}

static char *
dup_works (PraxisDraft *draft)
{
  GPtrArray *citations = praxis_draft_get_citations (draft);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      const char *title = praxis_citation_get_field (citations->pdata[i], "title");

      if (title == NULL && praxis_citation_is_verbatim (citations->pdata[i]))
        title = praxis_citation_get_reference (citations->pdata[i]);
      if (title != NULL)
        g_string_append_printf (text, "%s\n", title);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

PraxisSuggestionText *
praxis_suggestion_text_new (PraxisDraft *draft)
{
  PraxisSuggestionText *self = g_new0 (PraxisSuggestionText, 1);
  const char *title = praxis_draft_get_title (draft);
  g_autofree char *summary = praxis_markdown_to_plain (praxis_draft_get_summary (draft));
  g_autofree char *implications = praxis_markdown_to_plain (praxis_draft_get_implications (draft));

  self->texts[PRAXIS_SUGGESTION_TITLE] = g_strdup (title);
  self->texts[PRAXIS_SUGGESTION_WORK] = dup_works (draft);
  self->texts[PRAXIS_SUGGESTION_BODY] = g_strconcat (summary, "\n", implications, NULL);
  for (int i = 0; i < PRAXIS_N_SUGGESTION_FIELDS; i++)
    self->words[i] = praxis_suggestion_read_words (self->texts[i]);
  return self;
}

void
praxis_suggestion_text_free (PraxisSuggestionText *self)
{
  for (int i = 0; i < PRAXIS_N_SUGGESTION_FIELDS; i++)
    {
      g_array_unref (self->words[i]);
      g_free (self->texts[i]);
    }
  g_free (self);
}
