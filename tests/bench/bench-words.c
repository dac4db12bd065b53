/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The words of a made-up archive. English text is close to Zipf's law: the word of rank r is met about 1/r
 * times as often as the first one. A search is fast or slow by how many posts hold its words, so that an
 * archive of evenly spread words would measure nothing.
 */

#include "config.h"

#include "bench-words.h"

#include <math.h>

#define N_WORDS 30000

struct _BenchWords
{
  GPtrArray *words;
  double    *sums;
};

static char *
make_word (GRand *random,
           guint  rank)
{
  static const char * const onsets[] = { "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v",
                                         "st", "tr", "pl", "gr", "th", "sh", "cr", "br" };
  static const char * const vowels[] = { "a", "e", "i", "o", "u", "ea", "ou", "io", "ie" };
  static const char * const codas[] = { "", "", "", "n", "r", "s", "t", "l", "m", "nd", "st" };
  GString *word = g_string_new (NULL);
  /* Frequent words are short. */
  guint n_syllables = rank < 60 ? 1 : rank < 1500 ? 2 : rank < 12000 ? 3 : 4;

  for (guint i = 0; i < n_syllables; i++)
    {
      g_string_append (word, onsets[g_rand_int_range (random, 0, G_N_ELEMENTS (onsets))]);
      g_string_append (word, vowels[g_rand_int_range (random, 0, G_N_ELEMENTS (vowels))]);
      if (i + 1 == n_syllables || g_rand_int_range (random, 0, 4) == 0)
        g_string_append (word, codas[g_rand_int_range (random, 0, G_N_ELEMENTS (codas))]);
    }
  return g_string_free_and_steal (word);
}

/* The vocabulary for @seed. */
BenchWords *
bench_words_new (guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  BenchWords *self = g_new0 (BenchWords, 1);
  double sum = 0;

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_new (double, N_WORDS);
  while (self->words->len < N_WORDS)
    {
      g_autofree char *word = make_word (random, self->words->len);

      if (g_hash_table_contains (known, word))
        continue;
      g_hash_table_add (known, word);
      sum += 1.0 / (self->words->len + 2.7);
      self->sums[self->words->len] = sum;
      g_ptr_array_add (self->words, g_steal_pointer (&word));
    }
  return self;
}

void
bench_words_free (BenchWords *self)
{
  g_ptr_array_unref (self->words);
  g_free (self->sums);
  g_free (self);
}

guint
bench_words_get_count (BenchWords *self)
{
  return self->words->len;
}

/* The word of @rank, from 0 for the most frequent one. */
const char *
bench_words_get (BenchWords *self,
                 guint       rank)
{
  return g_ptr_array_index (self->words, rank);
}

/* A word as often as it stands in a text. */
const char *
bench_words_draw (BenchWords *self,
                  GRand      *random)
{
  double at = g_rand_double_range (random, 0, self->sums[self->words->len - 1]);
  guint low = 0;
  guint high = self->words->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->sums[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return g_ptr_array_index (self->words, low);
}

/* Appends sentences of 8 to 24 words, @n_words in all. */
void
bench_words_append (BenchWords *self,
                    GRand      *random,
                    guint       n_words,
                    GString    *text)
{
  guint left = 0;

  for (guint i = 0; i < n_words; i++)
    {
      const char *word = bench_words_draw (self, random);

      if (left == 0)
        {
          left = g_rand_int_range (random, 8, 25);
          if (i > 0)
            g_string_append (text, ". ");
          g_string_append_c (text, g_ascii_toupper (word[0]));
          g_string_append (text, word + 1);
        }
      else
        {
          g_string_append_c (text, ' ');
          g_string_append (text, word);
        }
      left--;
    }
  g_string_append_c (text, '.');
}

char *
bench_words_dup_title (BenchWords *self,
                       GRand      *random,
                       guint       n_words)
{
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      const char *word = bench_words_draw (self, random);

      if (i > 0)
        g_string_append_c (title, ' ');
      g_string_append_c (title, g_ascii_toupper (word[0]));
      g_string_append (title, word + 1);
    }
  return g_string_free_and_steal (title);
}

/* A family name: one of the 3,000 rarest words. */
char *
bench_words_dup_name (BenchWords *self,
                      GRand      *random)
{
  guint first = self->words->len - 3000;
  const char *word = g_ptr_array_index (self->words, first + bench_skewed_index (random, 3000));

  return g_strdup_printf ("%c%s", g_ascii_toupper (word[0]), word + 1);
}

/* An index below @n, the low ones far more often than the high ones. */
guint
bench_skewed_index (GRand *random,
                    guint  n)
{
  double at = g_rand_double (random);

  return MIN (n - 1, (guint) (pow (at, 2.2) * n));
}
