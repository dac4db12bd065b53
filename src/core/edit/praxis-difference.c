/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-difference.h"

#include <git2.h>
#include <string.h>

#include "praxis-words.h"

/* What differs between two texts, word by word. Git compares lines, so each word becomes one: its number in the list of all words
 * of both texts. Blanks are left out, or they would be what the two texts have in common most; they come back with the word that
 * they stand before, and are a difference of their own only between words that are not. */

/* A short word that stays the same between two changes. */
#define CHAFF_WORDS 2
#define CHAFF_LENGTH 4

/* A text as words, each with what stands before it; the last one is empty. */
typedef struct
{
  GPtrArray *words;
  GPtrArray *gaps;
  /* Which of the words the other text does not have. */
  GByteArray *changed;
  GString    *lines;
} Side;

/* The pieces so far, and the one that is being collected. */
typedef struct
{
  GPtrArray           *pieces;
  PraxisDifferenceKind kind;
  GString             *text;
} Pieces;

static void
free_piece (gpointer data)
{
  PraxisDifferencePiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static Side *
side_new (void)
{
  Side *side = g_new0 (Side, 1);

  side->words = g_ptr_array_new_with_free_func (g_free);
  side->gaps = g_ptr_array_new_with_free_func (g_free);
  side->changed = g_byte_array_new ();
  side->lines = g_string_new (NULL);
  return side;
}

static void
side_free (Side *side)
{
  g_ptr_array_unref (side->words);
  g_ptr_array_unref (side->gaps);
  g_byte_array_unref (side->changed);
  g_string_free (side->lines, TRUE);
  g_free (side);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Side, side_free)

static void
add_word (Side       *side,
          GHashTable *numbers,
          char       *gap,
          char       *word)
{
  gpointer number = g_hash_table_lookup (numbers, word);
  guint8 unchanged = FALSE;

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, g_strdup (word), number);
    }
  g_ptr_array_add (side->gaps, gap);
  g_ptr_array_add (side->words, word);
  g_byte_array_append (side->changed, &unchanged, 1);
  g_string_append_printf (side->lines, "%u\n", GPOINTER_TO_UINT (number));
}

/* Signs are words of their own, but "**" and "..." are one. */
static const char *
get_token_end (const char *p)
{
  const char *end = p;

  if (g_unichar_isalnum (g_utf8_get_char (p)))
    return praxis_words_get_end (p);
  do
    end = g_utf8_next_char (end);
  while (*end != '\0' && g_utf8_get_char (end) == g_utf8_get_char (p));
  return end;
}

static Side *
read_text (const char *text,
           GHashTable *numbers)
{
  Side *side = side_new ();
  const char *p = text;

  for (;;)
    {
      const char *gap = p, *word;

      while (g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = p;
      if (*word != '\0')
        p = get_token_end (word);
      add_word (side, numbers, g_strndup (gap, (gsize) (word - gap)), g_strndup (word, (gsize) (p - word)));
      if (*word == '\0')
        return side;
    }
}

static Side *
read_labels (const char * const *labels,
             GHashTable         *numbers)
{
  Side *side = side_new ();

  for (gsize i = 0; labels[i] != NULL; i++)
    {
      if (*labels[i] != '\0')
        add_word (side, numbers, g_strdup (side->words->len > 0 ? "; " : ""), g_strdup (labels[i]));
    }
  add_word (side, numbers, g_strdup (""), g_strdup (""));
  return side;
}

static int
line_cb (const git_diff_delta *delta,
         const git_diff_hunk  *hunk,
         const git_diff_line  *line,
         gpointer              user_data)
{
  Side **sides = user_data;

  if (line->origin == GIT_DIFF_LINE_DELETION && line->old_lineno > 0)
    sides[0]->changed->data[line->old_lineno - 1] = TRUE;
  if (line->origin == GIT_DIFF_LINE_ADDITION && line->new_lineno > 0)
    sides[1]->changed->data[line->new_lineno - 1] = TRUE;
  return 0;
}

/* Says of each side which of its words the other one does not have in its place. */
static void
compare (Side *before,
         Side *after)
{
  static gsize ready = 0;
  git_diff_options options;
  Side *sides[] = { before, after };

  if (g_once_init_enter (&ready))
    {
      git_libgit2_init ();
      g_once_init_leave (&ready, 1);
    }
  git_diff_options_init (&options, GIT_DIFF_OPTIONS_VERSION);
  options.context_lines = 0;
  options.flags = GIT_DIFF_FORCE_TEXT;
  if (git_diff_buffers (before->lines->str, before->lines->len, NULL, after->lines->str, after->lines->len, NULL, &options, NULL, NULL, NULL,
                        line_cb, sides) == 0)
    return;
  /* Without memory left: everything went, everything came. */
  memset (before->changed->data, TRUE, before->changed->len - 1);
  memset (after->changed->data, TRUE, after->changed->len - 1);
}

static guint
count_changed (const Side *side,
               guint       from)
{
  guint end = from;

  while (end < side->words->len && side->changed->data[end])
    end++;
  return end - from;
}

static gboolean
is_chaff_word (const char *word)
{
  gboolean digit = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    digit = digit || g_unichar_isdigit (g_utf8_get_char (p));
  return !digit && g_utf8_strlen (word, -1) <= CHAFF_LENGTH;
}

/* How many words from @i of @before on are the same and too few to be read as such. */
static guint
count_chaff (const Side *before,
             const Side *after,
             guint       i,
             guint       j)
{
  guint n = 0, n_words = 0;

  while (i + n < before->words->len && j + n < after->words->len && !before->changed->data[i + n] && !after->changed->data[j + n])
    {
      const char *word = before->words->pdata[i + n];

      n_words += g_unichar_isalnum (g_utf8_get_char (word));
      if (n_words > CHAFF_WORDS || !is_chaff_word (word) || n > 2 * CHAFF_WORDS)
        return 0;
      n++;
    }
  return i + n < before->words->len && j + n < after->words->len ? n : 0;
}

/* Two changes with "of the" between them are read as one. */
static void
remove_chaff (Side *before,
              Side *after)
{
  guint i = 0, j = 0;

  while (i < before->words->len || j < after->words->len)
    {
      guint n_removed = count_changed (before, i), n_added = count_changed (after, j), n_same;

      i += n_removed;
      j += n_added;
      n_same = count_chaff (before, after, i, j);
      if (n_removed > 0 && n_added > 0 && n_same > 0 && count_changed (before, i + n_same) > 0 && count_changed (after, j + n_same) > 0)
        {
          memset (before->changed->data + i, TRUE, n_same);
          memset (after->changed->data + j, TRUE, n_same);
        }
      while (i < before->words->len && j < after->words->len && !before->changed->data[i] && !after->changed->data[j])
        {
          i++;
          j++;
        }
    }
}

/* Ends the piece that is being collected. */
static void
end_piece (Pieces *self)
{
  PraxisDifferencePiece *piece;

  if (self->text->len == 0)
    return;
  piece = g_new0 (PraxisDifferencePiece, 1);
  piece->kind = self->kind;
  piece->text = g_strndup (self->text->str, self->text->len);
  g_ptr_array_add (self->pieces, piece);
  g_string_truncate (self->text, 0);
}

static void
add (Pieces               *self,
     PraxisDifferenceKind  kind,
     const char           *text)
{
  if (*text == '\0')
    return;
  if (kind != self->kind)
    end_piece (self);
  self->kind = kind;
  g_string_append (self->text, text);
}

static void
add_words (Pieces               *self,
           PraxisDifferenceKind  kind,
           const Side           *side,
           guint                 from,
           guint                 n,
           gboolean              first_gap)
{
  for (guint i = from; i < from + n; i++)
    {
      if (i > from || first_gap)
        add (self, kind, side->gaps->pdata[i]);
      add (self, kind, side->words->pdata[i]);
    }
}

/* What stands before a word that is the same, but for what was told already. */
static void
add_gaps (Pieces     *self,
          const Side *before,
          const Side *after,
          guint       i,
          guint       j,
          gboolean    told_before,
          gboolean    told_after)
{
  const char *first = told_before ? "" : before->gaps->pdata[i], *second = told_after ? "" : after->gaps->pdata[j];

  if (strcmp (first, second) == 0)
    {
      add (self, PRAXIS_DIFFERENCE_SAME, first);
      return;
    }
  add (self, PRAXIS_DIFFERENCE_REMOVED, first);
  add (self, PRAXIS_DIFFERENCE_ADDED, second);
}

/* Whether what stands before the words at @i and @j is the same, and better told before what comes or goes there: "a word" to
 * "a **word**" adds the marks alone. */
static gboolean
has_same_gap (const Side *before,
              const Side *after,
              guint       i,
              guint       j,
              guint       n_removed,
              guint       n_added)
{
  const char *gap;

  if (i == before->words->len || j == after->words->len)
    return FALSE;
  gap = before->gaps->pdata[i];
  if (strcmp (gap, after->gaps->pdata[j]) != 0)
    return FALSE;
  if ((n_removed == 0) == (n_added == 0))
    return TRUE;
  return strcmp (gap, n_removed > 0 ? before->gaps->pdata[i + n_removed] : after->gaps->pdata[j + n_added]) != 0;
}

static GPtrArray *
make_pieces (const Side *before,
             const Side *after)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Pieces self = { g_ptr_array_new_with_free_func (free_piece), PRAXIS_DIFFERENCE_SAME, text };

  for (guint i = 0, j = 0; i < before->words->len || j < after->words->len; i++, j++)
    {
      guint n_removed = count_changed (before, i), n_added = count_changed (after, j);
      gboolean same_gap = has_same_gap (before, after, i, j, n_removed, n_added);

      if (same_gap)
        add (&self, PRAXIS_DIFFERENCE_SAME, before->gaps->pdata[i]);
      add_words (&self, PRAXIS_DIFFERENCE_REMOVED, before, i, n_removed, !same_gap);
      add_words (&self, PRAXIS_DIFFERENCE_ADDED, after, j, n_added, !same_gap);
      i += n_removed;
      j += n_added;
      /* Both stand at a word that is the same, if only at the empty one at the end. */
      add_gaps (&self, before, after, i, j, same_gap && n_removed == 0, same_gap && n_added == 0);
      add (&self, PRAXIS_DIFFERENCE_SAME, before->words->pdata[i]);
    }
  end_piece (&self);
  return self.pieces;
}

static GPtrArray *
compare_sides (Side *before,
               Side *after)
{
  compare (before, after);
  remove_chaff (before, after);
  return make_pieces (before, after);
}

/**
 * praxis_difference_of_texts:
 * @before: the earlier text
 * @after: the later one
 *
 * Compares two texts word by word. Short words that happen to be the same between two changes belong to the change.
 *
 * Returns: (transfer full) (element-type PraxisDifferencePiece): all of both texts in pieces: those that are the same or removed make
 *   @before, those that are the same or added make @after; no two neighbours are of one kind, and none is empty
 */
GPtrArray *
praxis_difference_of_texts (const char *before,
                            const char *after)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(Side) first = NULL;
  g_autoptr(Side) second = NULL;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  first = read_text (before, numbers);
  second = read_text (after, numbers);
  return compare_sides (first, second);
}

/**
 * praxis_difference_of_labels:
 * @before: (array zero-terminated=1): earlier labels
 * @after: (array zero-terminated=1): later ones
 *
 * Returns: (transfer full) (element-type PraxisDifferencePiece): like praxis_difference_of_texts() of the labels with "; " between
 *   them, but a label is never cut
 */
GPtrArray *
praxis_difference_of_labels (const char * const *before,
                             const char * const *after)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(Side) first = NULL;
  g_autoptr(Side) second = NULL;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  first = read_labels (before, numbers);
  second = read_labels (after, numbers);
  return compare_sides (first, second);
}
