/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-mentions.h"

#include <string.h>

#include "cite/praxis-sentence-case-words.h"
#include "model/praxis-text.h"

/*
 * Finds where prose names authors:
 *
 *   Wampold and Flückiger (2023)     two names, a year
 *   van der Berg, Lo Coco & Ng       three names
 *   McPherson and colleagues         a name, others
 *   (Cuijpers et al., 2023)          a name, others, a year
 *
 * A single name without any of this is none: it may be a place, or anything else.
 */

static const char * const particles[] = {
  "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "ter", "ten", "zu", "zur", "bin",
  "st", NULL
};

static const char *
get_gap (GArray     *words,
         const char *plain,
         guint       i,
         gsize      *length)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  gsize end = i + 1 < words->len ? praxis_review_words_get (words, i + 1)->start : word->full_end + strlen (plain + word->full_end);

  *length = end - word->full_end;
  return plain + word->full_end;
}

static gboolean
gap_is (GArray     *words,
        const char *plain,
        guint       i,
        const char *gap)
{
  gsize length;
  const char *text;

  if (i + 1 >= words->len)
    return FALSE;
  text = get_gap (words, plain, i, &length);
  return strlen (gap) == length && strncmp (text, gap, length) == 0;
}

static gboolean
is_initial (GArray     *words,
            const char *plain,
            guint       i)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);

  return word->is_capital && g_utf8_strlen (word->text, -1) == 1 && plain[word->full_end] == '.';
}

/* A word that begins a sentence, or is no name. */
static gboolean
is_common (const PraxisReviewWord *word)
{
  const char *spelling;
  PraxisWordClass class = praxis_sentence_case_classify (word->text, &spelling);

  return class == PRAXIS_WORD_FUNCTION || (word->is_first && class == PRAXIS_WORD_COMMON);
}

/* Nobody is called so; journals, tests and institutions are. */
static const char * const no_names[] = {
  "journal", "review", "reviews", "archives", "annals", "bulletin", "psychiatry", "psychology", "psychotherapy", "medicine", "research",
  "sciences", "science", "quarterly", "university", "institute", "department", "hospital", "clinic", "association", "society", "college",
  "health", "therapy", "treatment", "disorder", "disorders", "depression", "anxiety", "psychoanalysis", "scale", "inventory",
  "questionnaire", "interview", "index", "manual", "study", "project", "network", "group", "committee", "council", NULL
};

static gboolean
is_name_word (GArray     *words,
              const char *plain,
              guint       i)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);

  return word->is_capital && !is_initial (words, plain, i) && strpbrk (word->text, "0123456789") == NULL &&
         !g_strv_contains (no_names, word->fold);
}

/* Whether the words go on as one name. */
static gboolean
goes_on (GArray     *words,
         const char *plain,
         guint       i)
{
  return praxis_review_words_are_next (words, plain, i) || (is_initial (words, plain, i) && gap_is (words, plain, i, ". "));
}

/* Reads one name from the word @i on: initials, particles and words with a capital. Gives the number of its last word; sets @name. */
static gboolean
read_name (GArray      *words,
           const char  *plain,
           guint        i,
           guint       *last,
           char       **name)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean found = FALSE;

  for (; i < words->len; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, i);
      gboolean initial = is_initial (words, plain, i);
      gboolean particle = !word->is_capital && g_strv_contains (particles, word->fold);

      if (!initial && !particle && !is_name_word (words, plain, i))
        break;
      if (!initial)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word->fold);
      if (!initial && !particle)
        {
          found = TRUE;
          *last = i;
        }
      if (!goes_on (words, plain, i) || word->full_end != word->end)
        break;
    }
  if (!found)
    return FALSE;
  *name = g_string_free_and_steal (g_steal_pointer (&text));
  return TRUE;
}

static gboolean
add_name (PraxisReviewMention *self,
          GArray              *words,
          const char          *plain,
          guint                i)
{
  guint last;

  if (self->n_names == PRAXIS_REVIEW_MENTION_NAMES || i >= words->len ||
      !read_name (words, plain, i, &last, &self->names[self->n_names]))
    return FALSE;
  self->name_words[self->n_names++] = last;
  self->last = last;
  return TRUE;
}

/* "and", "&" with what is before it; gives the number of the word behind, or 0. */
static guint
skip_and (GArray     *words,
          const char *plain,
          guint       i)
{
  static const char * const conjunctions[] = { "and", "und", "et", "y", "e", "och", "og", "en", NULL };

  if (gap_is (words, plain, i, " & ") || gap_is (words, plain, i, ", & "))
    return i + 1;
  if ((gap_is (words, plain, i, " ") || gap_is (words, plain, i, ", ")) && i + 2 < words->len &&
      g_strv_contains (conjunctions, praxis_review_words_get (words, i + 1)->text) && praxis_review_words_are_next (words, plain, i + 1))
    return i + 2;
  return 0;
}

/* "et al", "and colleagues"; gives the number of its last word, or 0. */
static guint
skip_others (GArray     *words,
             const char *plain,
             guint       i)
{
  static const char * const phrases[] = {
    "et al", "and colleagues", "and coworkers", "and co-workers", "and co-authors", "and coauthors", "and associates", "and others",
    "and collaborators", "and her colleagues", "and his colleagues", "and their colleagues", "et collegues", "et ses collegues",
    "et coll", "und kollegen", "und mitarbeiter", "y cols", "y colaboradores",
  };

  if (!gap_is (words, plain, i, " ") && !gap_is (words, plain, i, ", "))
    return 0;
  for (gsize j = 0; j < G_N_ELEMENTS (phrases); j++)
    {
      guint n = praxis_review_words_match (words, plain, i + 1, phrases[j]);

      if (n > 0)
        return i + n;
    }
  return 0;
}

/* The year, or years, in brackets behind it, or behind a comma within brackets. */
static void
read_years (PraxisReviewMention *self,
            GArray              *words,
            const char          *plain)
{
  gsize length;
  const char *gap = get_gap (words, plain, self->last, &length);
  g_autofree char *between = g_strndup (gap, length);
  guint i = self->last + 1;

  g_strstrip (between);
  if (!g_strv_contains (((const char * const[]) { "(", "[", ",", ".,", ". (", ". [", NULL }), between))
    return;
  for (; i < words->len && praxis_review_words_get_year (words, i) != 0; i++)
    {
      if (self->n_years++ == 0)
        {
          self->year = praxis_review_words_get_year (words, i);
          self->year_word = i;
        }
      if (!gap_is (words, plain, i, ", ") && !gap_is (words, plain, i, "; ") && !gap_is (words, plain, i, "/"))
        break;
    }
  /* "(1879 people" is no year. */
  if (self->n_years > 0 && strchr ("),;:]", plain[praxis_review_words_get (words, self->year_word)->full_end]) == NULL &&
      self->n_years == 1)
    self->n_years = self->year = 0;
}

/* More names behind the first one. */
static gboolean
read_list (PraxisReviewMention *self,
           GArray              *words,
           const char          *plain)
{
  gboolean linked = FALSE;

  for (;;)
    {
      guint others = skip_others (words, plain, self->last), next = 0;

      if (others > 0)
        {
          self->last = others;
          self->has_others = TRUE;
          return TRUE;
        }
      next = skip_and (words, plain, self->last);
      if (next > 0)
        return add_name (self, words, plain, next) || linked;
      if (!gap_is (words, plain, self->last, ", ") || !add_name (self, words, plain, self->last + 1))
        return linked;
    }
}

/* Names in a row with commas alone are no mention: "In Berlin, Paris, Rome". */
static PraxisReviewMention *
read_mention (GArray     *words,
              const char *plain,
              guint       i)
{
  g_autoptr(PraxisReviewMention) self = g_new0 (PraxisReviewMention, 1);
  guint only;

  self->first = i;
  if (!add_name (self, words, plain, i))
    return NULL;
  only = self->last;
  if (read_list (self, words, plain))
    {
      read_years (self, words, plain);
      return g_steal_pointer (&self);
    }
  for (; self->n_names > 1; self->n_names--)
    g_clear_pointer (&self->names[self->n_names - 1], g_free);
  self->last = only;
  read_years (self, words, plain);
  return self->n_years > 0 ? g_steal_pointer (&self) : NULL;
}

/* "Carlbring and Andersson", "Carlbring and colleagues": a word that looks like a common one, and has a name or others behind it. */
static gboolean
is_named_with_others (GArray     *words,
                      const char *plain,
                      guint       i)
{
  guint next = skip_and (words, plain, i);

  if (!praxis_sentence_case_is_guessed (praxis_review_words_get (words, i)->text))
    return FALSE;
  return skip_others (words, plain, i) > 0 ||
         (next > 0 && is_name_word (words, plain, next) && !is_common (praxis_review_words_get (words, next)) &&
          strpbrk (praxis_review_words_get (words, next)->text, "abcdefghijklmnopqrstuvwxyz") != NULL);
}

/* Whether a mention may begin with a word: with a name, an initial, a particle; not in the midst of a name. */
static gboolean
can_begin (GArray     *words,
           const char *plain,
           guint       i)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);

  if (word->is_capital)
    return !is_common (word) || is_named_with_others (words, plain, i);
  return g_strv_contains (particles, word->fold) && praxis_review_words_are_next (words, plain, i);
}

/**
 * praxis_review_mentions_find:
 * @words: (element-type PraxisReviewWord): the words of a text
 * @plain: its plain form
 *
 * Returns: (transfer full) (element-type PraxisReviewMention): where it names authors
 */
GPtrArray *
praxis_review_mentions_find (GArray     *words,
                             const char *plain)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_review_mention_free);

  for (guint i = 0; i < words->len; i++)
    {
      PraxisReviewMention *mention = can_begin (words, plain, i) ? read_mention (words, plain, i) : NULL;

      if (mention == NULL)
        continue;
      g_ptr_array_add (mentions, mention);
      i = mention->last;
    }
  return mentions;
}

/**
 * praxis_review_mention_free:
 * @self: (transfer full): a mention
 */
void
praxis_review_mention_free (PraxisReviewMention *self)
{
  for (guint i = 0; i < self->n_names; i++)
    g_free (self->names[i]);
  g_free (self);
}

/**
 * praxis_review_mention_names:
 * @self: a mention
 * @i: which of its names
 * @name: an author
 *
 * Returns: whether that name can be the author's: it is the family name, with or without particle and given names, but for accents
 */
gboolean
praxis_review_mention_names (const PraxisReviewMention *self,
                             guint                      i,
                             const PraxisName          *name)
{
  const char *text = self->names[i];
  g_autofree char *family = praxis_text_fold (name->literal != NULL ? name->literal : name->family != NULL ? name->family : "");
  gsize length = strlen (text), n = strlen (family);

  if (n == 0)
    return FALSE;
  if (length >= n && strcmp (text + length - n, family) == 0)
    return length == n || text[length - n - 1] == ' ';
  /* "Kolk" for "van der Kolk", where the particle is a part of the family name. */
  return n > length && family[n - length - 1] == ' ' && strcmp (family + n - length, text) == 0;
}
