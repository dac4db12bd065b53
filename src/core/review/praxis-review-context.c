/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-context.h"

#include <string.h>

#include "praxis-effect.h"
#include "praxis-markdown-escape.h"
#include "praxis-review-mentions.h"
#include "praxis-review-words.h"
#include "praxis-statistic.h"

/* What the checks of one run read, made once for all of them when the first one asks, and where they put what they say. */

struct _PraxisReviewContext
{
  PraxisDraft           *draft;
  PraxisReviewSettings  *settings;
  GPtrArray             *known_notices;
  GHashTable            *looked_up;
  char                  *language;

  PraxisReviewText      *title;
  GPtrArray             *texts;
  /* From a text to what stands in it. */
  GHashTable            *statistics;
  GHashTable            *effects;
  GHashTable            *words;
  GHashTable            *mentions;

  /* The check that runs, and its remarks. */
  const PraxisCheck     *check;
  GPtrArray             *remarks;
};

static PraxisReviewContext *
context_new (PraxisDraft          *draft,
             PraxisReviewSettings *settings,
             GPtrArray            *known_notices)
{
  PraxisReviewContext *self = g_new0 (PraxisReviewContext, 1);

  self->draft = g_object_ref (draft);
  self->settings = praxis_review_settings_ref (settings);
  self->known_notices = known_notices != NULL ? g_ptr_array_ref (known_notices) : g_ptr_array_new ();
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_review_text_free);
  self->statistics = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->effects = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->words = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->mentions = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * praxis_review_context_new:
 * @draft: the content of a post, which nobody changes meanwhile
 * @settings: the author's settings
 * @known_notices: (nullable) (element-type PraxisNotice): what is known of the works that it cites
 *
 * Returns: (transfer full): a context of that post
 */
PraxisReviewContext *
praxis_review_context_new (PraxisDraft          *draft,
                           PraxisReviewSettings *settings,
                           GPtrArray            *known_notices)
{
  PraxisReviewContext *self = context_new (draft, settings, known_notices);

  g_ptr_array_add (self->texts, praxis_review_text_new (PRAXIS_DRAFT_SUMMARY, praxis_draft_get_summary (draft)));
  g_ptr_array_add (self->texts, praxis_review_text_new (PRAXIS_DRAFT_IMPLICATIONS, praxis_draft_get_implications (draft)));
  return self;
}

/**
 * praxis_review_context_new_plain:
 * @text: a text without markup, that is no post
 * @settings: the author's settings
 *
 * Returns: (transfer full): a context of that text alone, which stands in the place of a summary
 */
PraxisReviewContext *
praxis_review_context_new_plain (const char           *text,
                                 PraxisReviewSettings *settings)
{
  g_autoptr(PraxisDraft) nothing = praxis_draft_new ();
  PraxisReviewContext *self = context_new (nothing, settings, NULL);

  g_ptr_array_add (self->texts, praxis_review_text_new_plain (PRAXIS_DRAFT_SUMMARY, text));
  return self;
}

/**
 * praxis_review_context_set_looked_up:
 * @self: a context
 * @works: (nullable) (element-type utf8 PraxisCitation): from DOIs to what their registries have said, which nobody changes
 *
 * Sets what is known of the works that the post cites.
 */
void
praxis_review_context_set_looked_up (PraxisReviewContext *self,
                                     GHashTable          *works)
{
  g_clear_pointer (&self->looked_up, g_hash_table_unref);
  self->looked_up = works != NULL ? g_hash_table_ref (works) : NULL;
}

/**
 * praxis_review_context_set_language:
 * @self: a context
 * @language: (nullable): the language that the post is written in, a tag as in BCP 47; %NULL for English
 */
void
praxis_review_context_set_language (PraxisReviewContext *self,
                                    const char          *language)
{
  g_free (self->language);
  self->language = language != NULL ? g_ascii_strdown (language, strcspn (language, "-_")) : NULL;
}

/**
 * praxis_review_context_free:
 * @self: (transfer full): a context
 */
void
praxis_review_context_free (PraxisReviewContext *self)
{
  g_object_unref (self->draft);
  praxis_review_settings_unref (self->settings);
  g_ptr_array_unref (self->known_notices);
  g_clear_pointer (&self->looked_up, g_hash_table_unref);
  g_free (self->language);
  g_clear_pointer (&self->title, praxis_review_text_free);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->statistics);
  g_hash_table_unref (self->effects);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->mentions);
  g_free (self);
}

/**
 * praxis_review_context_run:
 * @self: a context
 * @check: a check
 *
 * Returns: (transfer full) (element-type PraxisRemark): what the check says
 */
GPtrArray *
praxis_review_context_run (PraxisReviewContext *self,
                           const PraxisCheck   *check)
{
  self->check = check;
  self->remarks = g_ptr_array_new_with_free_func (g_object_unref);
  check->run (self);
  return g_steal_pointer (&self->remarks);
}

/**
 * praxis_review_context_get_draft:
 * @self: a context
 *
 * Returns: (transfer none): the content of the post; an empty one for a text that is no post
 */
PraxisDraft *
praxis_review_context_get_draft (PraxisReviewContext *self)
{
  return self->draft;
}

/**
 * praxis_review_context_get_texts:
 * @self: a context
 *
 * Returns: (transfer none) (element-type PraxisReviewText): the summary and the practice implications
 */
GPtrArray *
praxis_review_context_get_texts (PraxisReviewContext *self)
{
  return self->texts;
}

/**
 * praxis_review_context_get_title:
 * @self: a context
 *
 * Returns: (transfer none): the title of the post
 */
PraxisReviewText *
praxis_review_context_get_title (PraxisReviewContext *self)
{
  if (self->title == NULL)
    self->title = praxis_review_text_new_plain (PRAXIS_DRAFT_TITLE, praxis_draft_get_title (self->draft));
  return self->title;
}

/**
 * praxis_review_context_get_statistics:
 * @self: a context
 * @text: a text of it
 *
 * Returns: (transfer none) (element-type PraxisStatistic): the tests that the text reports
 */
GPtrArray *
praxis_review_context_get_statistics (PraxisReviewContext *self,
                                      PraxisReviewText    *text)
{
  GPtrArray *statistics = g_hash_table_lookup (self->statistics, text);

  if (statistics == NULL)
    {
      statistics = praxis_statistics_find (praxis_review_text_get_plain (text));
      g_hash_table_insert (self->statistics, text, statistics);
    }
  return statistics;
}

static const char *
get_part (PraxisReviewText *text)
{
  switch (praxis_review_text_get_field (text))
    {
    case PRAXIS_DRAFT_SUMMARY:
      return "summary";
    case PRAXIS_DRAFT_IMPLICATIONS:
      return "implications";
    default:
      return "";
    }
}

/**
 * praxis_review_context_get_effects:
 * @self: a context
 * @text: a text of it
 *
 * Returns: (transfer none) (element-type PraxisEffect): the effects that the text reports
 */
GPtrArray *
praxis_review_context_get_effects (PraxisReviewContext *self,
                                   PraxisReviewText    *text)
{
  GPtrArray *effects = g_hash_table_lookup (self->effects, text);

  if (effects == NULL)
    {
      effects = praxis_effects_find (praxis_review_text_get_plain (text), get_part (text));
      g_hash_table_insert (self->effects, text, effects);
    }
  return effects;
}

/**
 * praxis_review_context_get_words:
 * @self: a context
 * @text: a text of it
 *
 * Returns: (transfer none) (element-type PraxisReviewWord): the words of the text
 */
GArray *
praxis_review_context_get_words (PraxisReviewContext *self,
                                 PraxisReviewText    *text)
{
  GArray *words = g_hash_table_lookup (self->words, text);

  if (words == NULL)
    {
      words = praxis_review_words_new (praxis_review_text_get_plain (text));
      g_hash_table_insert (self->words, text, words);
    }
  return words;
}

/**
 * praxis_review_context_get_mentions:
 * @self: a context
 * @text: a text of it
 *
 * Returns: (transfer none) (element-type PraxisReviewMention): where the text names authors
 */
GPtrArray *
praxis_review_context_get_mentions (PraxisReviewContext *self,
                                    PraxisReviewText    *text)
{
  GPtrArray *mentions = g_hash_table_lookup (self->mentions, text);

  if (mentions == NULL)
    {
      mentions = praxis_review_mentions_find (praxis_review_context_get_words (self, text), praxis_review_text_get_plain (text));
      g_hash_table_insert (self->mentions, text, mentions);
    }
  return mentions;
}

/**
 * praxis_review_context_get_wordings:
 * @self: a context
 *
 * Returns: (transfer none) (element-type utf8 utf8): the author's own list of shorthand for people; empty for the built-in one
 */
GHashTable *
praxis_review_context_get_wordings (PraxisReviewContext *self)
{
  return praxis_review_settings_get_wordings (self->settings);
}

/**
 * praxis_review_context_get_language:
 * @self: a context
 *
 * Returns: (transfer none): the language that the post is written in, two or three small letters without a country: "fr"
 */
const char *
praxis_review_context_get_language (PraxisReviewContext *self)
{
  return self->language != NULL ? self->language : "en";
}

/**
 * praxis_review_context_get_known_notices:
 * @self: a context
 *
 * Returns: (transfer none) (element-type PraxisNotice): what is known of the works that the post cites
 */
GPtrArray *
praxis_review_context_get_known_notices (PraxisReviewContext *self)
{
  return self->known_notices;
}

/**
 * praxis_review_context_get_looked_up:
 * @self: a context
 * @doi: a DOI in small letters
 *
 * Returns: (transfer none) (nullable): the work that its registry has for it, where the author asked
 */
PraxisCitation *
praxis_review_context_get_looked_up (PraxisReviewContext *self,
                                     const char          *doi)
{
  return self->looked_up != NULL ? g_hash_table_lookup (self->looked_up, doi) : NULL;
}

/**
 * praxis_review_remark:
 * @self: a context
 * @fields: a remark; its check is the one that runs
 *
 * Says something of the post.
 */
void
praxis_review_remark (PraxisReviewContext      *self,
                      const PraxisRemarkFields *fields)
{
  PraxisRemarkFields complete = *fields;

  complete.check = self->check->name;
  g_ptr_array_add (self->remarks, praxis_remark_new (&complete));
}

/* How many words before and behind a number tell it from another one that is the same. */
#define N_KEY_WORDS 2

static void
append_key_words (GString *key,
                  GArray  *words,
                  guint    from,
                  guint    to)
{
  for (guint i = from; i < to; i++)
    g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", praxis_review_words_get (words, i)->fold);
}

/* What tells a remark on words from others of its check: the words. A number by itself, "57%", stands in many places: so the words around
 * it in its sentence, which edits elsewhere leave alone, are part of the key. */
static char *
dup_key (PraxisReviewContext *self,
         PraxisReviewText    *text,
         gsize                start,
         gsize                end)
{
  const char *plain = praxis_review_text_get_plain (text);
  GArray *words;
  guint first = 0, last, from, to;
  g_autoptr(GString) key = g_string_new (NULL);

  for (const char *at = plain + start; at < plain + end; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalpha (g_utf8_get_char (at)))
        return NULL;
    }
  if (praxis_review_text_get_field (text) == PRAXIS_DRAFT_TITLE)
    return NULL;
  words = praxis_review_context_get_words (self, text);
  while (first < words->len && praxis_review_words_get (words, first)->full_end <= start)
    first++;
  if (first == words->len)
    return NULL;
  for (last = first; last < words->len && praxis_review_words_get (words, last)->start < end;)
    last++;
  praxis_review_words_get_sentence (words, first, &from, &to);
  append_key_words (key, words, first > from + N_KEY_WORDS ? first - N_KEY_WORDS : from, first);
  g_string_append_printf (key, "%s[%.*s]", key->len > 0 ? " " : "", (int) (end - start), plain + start);
  append_key_words (key, words, last, MIN (last + N_KEY_WORDS, to));
  return g_string_free_and_steal (g_steal_pointer (&key));
}

/**
 * praxis_review_remark_on_text:
 * @self: a context
 * @text: a text of it
 * @start: where the words start in the text's plain form, in bytes
 * @end: where they end, in bytes
 * @fields: a remark; its place, its text and its original are found, and its key where it has none. Its replacement is words, without
 *   markup
 *
 * Says something of words in a text. Where there is markup within them, the remark has no fix.
 */
void
praxis_review_remark_on_text (PraxisReviewContext      *self,
                              PraxisReviewText         *text,
                              gsize                     start,
                              gsize                     end,
                              const PraxisRemarkFields *fields)
{
  PraxisRemarkFields complete = *fields;
  g_autofree char *words = g_strndup (praxis_review_text_get_plain (text) + start, end - start);
  g_autofree char *original = praxis_review_text_dup_source (text, start, end);
  g_autoptr(GString) replacement = g_string_new (NULL);
  g_autofree char *key = fields->key == NULL ? dup_key (self, text, start, end) : NULL;

  complete.place = praxis_review_text_get_place (text, start, end);
  complete.text = words;
  if (key != NULL)
    complete.key = key;
  complete.original = original;
  if (original == NULL)
    complete.replacement = complete.fix_label = NULL;
  if (complete.replacement != NULL && praxis_review_text_get_field (text) != PRAXIS_DRAFT_TITLE)
    {
      praxis_markdown_append_escaped (replacement, complete.replacement, -1);
      complete.replacement = replacement->str;
    }
  praxis_review_remark (self, &complete);
}
