/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-note-anchor.h"

/*
 * Where a highlighted passage is, in a text that may have been edited since. First its very words are looked for; where they
 * are more than once, the words around them decide. Then a passage is looked for that a few edits lead to: by the method of
 * P. H. Sellers (1980), which is the table of edit distances with its first row left free, so that a match may begin anywhere.
 * In doubt there is no answer: a note without its place still has its words, one at a wrong place says something false.
 */

/* Fewer characters than this that agree are chance. */
#define MIN_CONTEXT 8

/* A passage this short is not looked for in another form: too much else is a few edits away from it. */
#define MIN_FUZZY 16

/* An edit in so many characters, where the words around agree and where they do not. */
#define EDITS_IN_CONTEXT 3
#define EDITS_ALONE 5

/* Cells of the table; a second of work at the very most. */
#define MAX_WORK (64 * 1024 * 1024)

/* A text with each run of white space as one space, and where its characters were. */
typedef struct
{
  gunichar *characters;
  gsize    *places;
  gsize     length;
} Words;

typedef struct
{
  gsize start;
  gsize end;
  gsize context;
  guint distance;
} Match;

static void
words_clear (Words *words)
{
  g_free (words->characters);
  g_free (words->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
words_init (Words      *words,
            const char *text)
{
  glong n = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text != NULL ? text : "", -1, &n);

  words->characters = g_new (gunichar, n + 1);
  words->places = g_new (gsize, n + 1);
  words->length = 0;
  for (glong i = 0; i < n; i++)
    {
      gboolean space = g_unichar_isspace (characters[i]);

      if (space && words->length > 0 && words->characters[words->length - 1] == ' ')
        continue;
      words->places[words->length] = i;
      words->characters[words->length++] = space ? ' ' : characters[i];
    }
  words->places[words->length] = n;
}

/* Without the white space at its ends, which a selection takes along by chance. */
static void
words_strip (Words *words)
{
  if (words->length > 0 && words->characters[words->length - 1] == ' ')
    words->places[--words->length] = 0;
  if (words->length > 0 && words->characters[0] == ' ')
    {
      words->length--;
      for (gsize i = 0; i < words->length; i++)
        words->characters[i] = words->characters[i + 1];
    }
}

/* How much of the words before and after a match are those that stood there; spaces between do not count. */
static gsize
count_context (const Words *text,
               gsize        start,
               gsize        end,
               const Words *prefix,
               const Words *suffix)
{
  gsize before = 0;
  gsize after = 0;

  while (start > 0 && text->characters[start - 1] == ' ')
    start--;
  while (end < text->length && text->characters[end] == ' ')
    end++;
  while (before < prefix->length && before < start &&
         prefix->characters[prefix->length - 1 - before] == text->characters[start - 1 - before])
    before++;
  while (after < suffix->length && end + after < text->length &&
         suffix->characters[after] == text->characters[end + after])
    after++;
  return before + after;
}

/* Whether the context says that a match is the right one: a good part of it agrees. */
static gboolean
is_good (gsize        context,
         const Words *prefix,
         const Words *suffix)
{
  gsize all = prefix->length + suffix->length;

  return all > 0 && context >= MIN (all, MAX (MIN_CONTEXT, all / 3));
}

/* The one match that stands out; %NULL where two could be meant. */
static const Match *
choose (GArray      *matches,
        const Words *prefix,
        const Words *suffix)
{
  const Match *best = NULL;
  gboolean tie = FALSE;

  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      tie = best != NULL && (match->context > best->context ? FALSE : tie || match->context == best->context);
      if (best == NULL || match->context > best->context)
        best = match;
    }
  if (best == NULL || tie)
    return NULL;
  return matches->len == 1 || is_good (best->context, prefix, suffix) ? best : NULL;
}

/* Returns: (transfer full) (element-type Match): where the very words are */
static GArray *
find_exact (const Words *text,
            const Words *quote,
            const Words *prefix,
            const Words *suffix)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (gsize i = 0; i + quote->length <= text->length; i++)
    {
      gsize same = 0;

      while (same < quote->length && text->characters[i + same] == quote->characters[same])
        same++;
      if (same == quote->length)
        {
          Match match = { i, i + same, count_context (text, i, i + same, prefix, suffix), 0 };

          g_array_append_val (matches, match);
        }
    }
  return matches;
}

static gboolean
is_inside_word (const Words *text,
                gsize        place)
{
  return place > 0 && place < text->length &&
         g_unichar_isalnum (text->characters[place - 1]) && g_unichar_isalnum (text->characters[place]);
}

/* The edits may have fallen on its ends: a match is of whole words. */
static Match
make_match (const Words *text,
            gsize        start,
            gsize        end,
            guint        distance,
            const Words *prefix,
            const Words *suffix)
{
  while (start < end && text->characters[start] == ' ')
    start++;
  while (end > start && text->characters[end - 1] == ' ')
    end--;
  while (is_inside_word (text, start))
    start--;
  while (is_inside_word (text, end))
    end++;
  return (Match) { start, end, count_context (text, start, end, prefix, suffix), distance };
}

/* Keeps the better one of two matches that share a passage: the ends beside a match are matches too. */
static void
keep_better (GArray *matches,
             Match   match)
{
  Match *last = matches->len > 0 ? &g_array_index (matches, Match, matches->len - 1) : NULL;

  if (last == NULL || match.start >= last->end)
    g_array_append_val (matches, match);
  else if (match.distance < last->distance)
    *last = match;
}

/* Returns: (transfer full) (element-type Match): where no more than @bound edits make something else of the words */
static GArray *
find_edited (const Words *text,
             const Words *quote,
             const Words *prefix,
             const Words *suffix,
             guint        bound)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree guint *distances = g_new (guint, quote->length + 1);
  g_autofree gsize *starts = g_new (gsize, quote->length + 1);

  for (gsize j = 0; j <= quote->length; j++)
    {
      distances[j] = j;
      starts[j] = 0;
    }
  for (gsize i = 0; i < text->length; i++)
    {
      guint diagonal = 0;
      gsize diagonal_start = i;

      starts[0] = i + 1;
      for (gsize j = 1; j <= quote->length; j++)
        {
          guint distance = diagonal + (text->characters[i] != quote->characters[j - 1]);
          gsize start = diagonal_start;

          diagonal = distances[j];
          diagonal_start = starts[j];
          if (diagonal + 1 < distance)
            {
              distance = diagonal + 1;
              start = diagonal_start;
            }
          if (distances[j - 1] + 1 < distance)
            {
              distance = distances[j - 1] + 1;
              start = starts[j - 1];
            }
          distances[j] = distance;
          starts[j] = start;
        }
      if (distances[quote->length] <= bound)
        keep_better (matches, make_match (text, starts[quote->length], i + 1, distances[quote->length], prefix, suffix));
    }
  return matches;
}

/* A match that the words around it do not vouch for has to be closer, and must have no rival. */
static const Match *
choose_edited (GArray      *matches,
               const Words *quote,
               const Words *prefix,
               const Words *suffix)
{
  const Match *match = choose (matches, prefix, suffix);

  if (match == NULL || is_good (match->context, prefix, suffix))
    return match;
  return match->distance <= quote->length / EDITS_ALONE ? match : NULL;
}

/**
 * praxis_note_find_anchor:
 * @text: a text without markup, as it is now
 * @quote: the words of the passage that a note is on
 * @prefix: (nullable): the words that stood before them
 * @suffix: (nullable): the words that stood after them
 * @start: (out): where the passage begins, in characters from the beginning of @text
 * @end: (out): where it ends, in characters
 *
 * Finds a passage again: its very words, whatever white space is between them, and else what an edit made of them.
 *
 * Returns: whether it is found; %FALSE where it is gone, or where it could be one of several places
 */
gboolean
praxis_note_find_anchor (const char *text,
                         const char *quote,
                         const char *prefix,
                         const char *suffix,
                         gsize      *start,
                         gsize      *end)
{
  g_auto(Words) in = { 0 };
  g_auto(Words) words = { 0 };
  g_auto(Words) before = { 0 };
  g_auto(Words) after = { 0 };
  g_autoptr(GArray) matches = NULL;
  const Match *match;

  g_return_val_if_fail (text != NULL && quote != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  words_init (&in, text);
  words_init (&words, quote);
  words_init (&before, prefix);
  words_init (&after, suffix);
  words_strip (&words);
  words_strip (&before);
  words_strip (&after);
  if (words.length == 0)
    return FALSE;

  matches = find_exact (&in, &words, &before, &after);
  match = choose (matches, &before, &after);
  /* A word or two may well be somewhere else too, where nothing of what stood around them is left. */
  if (match != NULL && words.length < MIN_FUZZY && before.length + after.length > 0 && match->context < MIN_CONTEXT &&
      match->context < before.length + after.length)
    match = NULL;
  if (matches->len == 0 && words.length >= MIN_FUZZY && in.length <= MAX_WORK / words.length)
    {
      g_array_unref (matches);
      matches = find_edited (&in, &words, &before, &after, words.length / EDITS_IN_CONTEXT);
      match = choose_edited (matches, &words, &before, &after);
    }
  if (match == NULL)
    return FALSE;
  *start = in.places[match->start];
  *end = in.places[match->end - 1] + 1;
  return TRUE;
}
