/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-search-index.h"

#include <string.h>

#include "search/praxis-tokenizer.h"

/*
 * The index that MiniSearch reads (its serialization version 2), so that a site can be searched without a server and without
 * the reader's browser cutting up every post first. Of each word it says in which posts it stands, where in them, and how
 * often. The words are those of the library's own search.
 *
 * It is written in two parts: what is about the posts, and the words. A browser takes a second and 10 MB for every thousand
 * posts to make an index of all words; so it gets them as one text, and makes one of those that are asked for.
 *
 * Where words have to stand side by side, a third part says where each of them stands: the places of all texts are counted
 * on, with one left empty before each.
 *
 * Millions of words go through it: they are looked up in a table of its own, and each remembers the place that was counted
 * last, so that a word that is repeated in a post costs no search.
 */

typedef struct
{
  guint32 post;
  guint16 field;
  guint16 times;
} Place;

typedef struct
{
  const char *text;
  guint32     length;
  guint32     hash;
  guint32     n_places;
  guint32     n_allocated;
  guint32     fields;
  Place      *places;
} Word;

struct _PraxisSearchIndex
{
  PraxisTokenizer   *tokenizer;
  GStringChunk      *texts;
  /* (element-type Word) */
  GArray            *words;
  /* Numbers of words, from 1 on, at the places that their hashes give them; a power of two of them. */
  guint32           *table;
  guint32            size;
  /* (element-type guint32): of each post, how many different words each field has. */
  GArray            *lengths;
  /* (element-type guint32): the number of the word at each place, from 1 on; 0 before each text. */
  GArray            *places;
  /* (element-type guint32): of each post, the place where each field begins. */
  GArray            *starts;
  guint32            n_posts;
  PraxisSearchField  field;
};

#define FIRST_SIZE 4096

/**
 * praxis_search_index_new:
 *
 * Returns: (transfer full): an index without posts
 */
PraxisSearchIndex *
praxis_search_index_new (void)
{
  PraxisSearchIndex *self = g_new0 (PraxisSearchIndex, 1);

  self->tokenizer = praxis_tokenizer_new ();
  self->texts = g_string_chunk_new (64 * 1024);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->lengths = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->size = FIRST_SIZE;
  self->table = g_new0 (guint32, self->size);
  return self;
}

/**
 * praxis_search_index_free:
 * @self: (transfer full): an index
 */
void
praxis_search_index_free (PraxisSearchIndex *self)
{
  for (guint i = 0; i < self->words->len; i++)
    g_free (g_array_index (self->words, Word, i).places);
  praxis_tokenizer_free (self->tokenizer);
  g_string_chunk_free (self->texts);
  g_array_unref (self->words);
  g_array_unref (self->lengths);
  g_array_unref (self->places);
  g_array_unref (self->starts);
  g_free (self->table);
  g_free (self);
}

/**
 * praxis_search_index_begin_post:
 * @self: an index
 *
 * Goes on to the next post. Posts are known by their numbers, from 0 on.
 */
void
praxis_search_index_begin_post (PraxisSearchIndex *self)
{
  self->n_posts++;
  g_array_set_size (self->lengths, self->n_posts * PRAXIS_N_SEARCH_FIELDS);
}

/* FNV-1a. */
static guint32
hash_word (const char *text,
           gsize       length)
{
  guint32 hash = 2166136261;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * 16777619;
  return hash;
}

static void
grow_table (PraxisSearchIndex *self)
{
  self->size *= 2;
  g_free (self->table);
  self->table = g_new0 (guint32, self->size);
  for (guint i = 0; i < self->words->len; i++)
    {
      guint32 slot = g_array_index (self->words, Word, i).hash & (self->size - 1);

      while (self->table[slot] != 0)
        slot = (slot + 1) & (self->size - 1);
      self->table[slot] = i + 1;
    }
}

static Word *
find_word (PraxisSearchIndex *self,
           const char        *text,
           gsize              length)
{
  guint32 hash = hash_word (text, length);
  guint32 slot = hash & (self->size - 1);
  Word word = { .length = length, .hash = hash };

  for (; self->table[slot] != 0; slot = (slot + 1) & (self->size - 1))
    {
      Word *known = &g_array_index (self->words, Word, self->table[slot] - 1);

      if (known->hash == hash && known->length == length && memcmp (known->text, text, length) == 0)
        return known;
    }
  word.text = g_string_chunk_insert_len (self->texts, text, length);
  g_array_append_val (self->words, word);
  self->table[slot] = self->words->len;
  if (self->words->len > self->size / 2)
    grow_table (self);
  return &g_array_index (self->words, Word, self->words->len - 1);
}

static void
word_cb (const char *text,
         gsize       length,
         gpointer    user_data)
{
  PraxisSearchIndex *self = user_data;
  Word *word = find_word (self, text, length);
  Place *last = word->n_places > 0 ? &word->places[word->n_places - 1] : NULL;
  guint32 post = self->n_posts - 1;
  guint32 number = word - (Word *) self->words->data + 1;

  g_array_append_val (self->places, number);
  if (last != NULL && last->post == post && last->field == self->field)
    {
      last->times += last->times < G_MAXUINT16;
      return;
    }
  if (word->n_places == word->n_allocated)
    {
      word->n_allocated = MAX (2, word->n_allocated * 2);
      word->places = g_renew (Place, word->places, word->n_allocated);
    }
  word->places[word->n_places++] = (Place) { post, self->field, 1 };
  word->fields |= 1u << self->field;
  g_array_index (self->lengths, guint32, post * PRAXIS_N_SEARCH_FIELDS + self->field)++;
}

/* The fields that got no text begin where the next one does. */
static void
begin_fields (PraxisSearchIndex *self,
              guint              n)
{
  guint32 place = self->places->len;

  while (self->starts->len < n)
    g_array_append_val (self->starts, place);
}

/**
 * praxis_search_index_add:
 * @self: an index
 * @field: a field of the post that was begun last; never one before the one that was added to last
 * @text: UTF-8
 */
void
praxis_search_index_add (PraxisSearchIndex *self,
                         PraxisSearchField  field,
                         const char        *text)
{
  static const guint32 gap = 0;

  g_return_if_fail (self->n_posts > 0);

  begin_fields (self, (self->n_posts - 1) * PRAXIS_N_SEARCH_FIELDS + field + 1);
  g_array_append_val (self->places, gap);
  self->field = field;
  praxis_tokenizer_run (self->tokenizer, text, word_cb, self);
}

/* Writing */

static void
write_number (GString *json,
              guint32  number)
{
  char digits[12];
  guint i = sizeof digits;

  do
    digits[--i] = '0' + number % 10;
  while ((number /= 10) > 0);
  g_string_append_len (json, digits + i, sizeof digits - i);
}

static void
write_key (GString *json,
           guint32  number)
{
  g_string_append_c (json, '"');
  write_number (json, number);
  g_string_append_len (json, "\":", 2);
}

static void
write_places (GString    *json,
              const Word *word,
              guint       field)
{
  char before = '{';

  write_key (json, field);
  for (guint i = 0; i < word->n_places; i++)
    {
      if (word->places[i].field != field)
        continue;
      g_string_append_c (json, before);
      write_key (json, word->places[i].post);
      write_number (json, word->places[i].times);
      before = ',';
    }
  g_string_append_c (json, '}');
}

static void
write_word (GString    *text,
            const Word *word)
{
  char before = '{';

  g_string_append_len (text, word->text, word->length);
  for (guint field = 0; field < PRAXIS_N_SEARCH_FIELDS; field++)
    {
      if ((word->fields & (1u << field)) == 0)
        continue;
      g_string_append_c (text, before);
      write_places (text, word, field);
      before = ',';
    }
  g_string_append_c (text, '}');
}

static void
write_posts (PraxisSearchIndex *self,
             GString           *json)
{
  g_string_append_printf (json, "\"documentCount\":%u,\"nextId\":%u,\"documentIds\":{", self->n_posts, self->n_posts);
  for (guint i = 0; i < self->n_posts; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      write_key (json, i);
      write_number (json, i);
    }
  g_string_append (json, "},\"fieldIds\":{\"title\":0,\"authors\":1,\"journal\":2,\"topics\":3,\"text\":4}");
}

static void
write_lengths (PraxisSearchIndex *self,
               GString           *json)
{
  guint64 sums[PRAXIS_N_SEARCH_FIELDS] = { 0 };

  g_string_append (json, ",\"fieldLength\":{");
  for (guint i = 0; i < self->n_posts; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      write_key (json, i);
      for (guint field = 0; field < PRAXIS_N_SEARCH_FIELDS; field++)
        {
          guint32 length = g_array_index (self->lengths, guint32, i * PRAXIS_N_SEARCH_FIELDS + field);

          g_string_append_c (json, field == 0 ? '[' : ',');
          write_number (json, length);
          sums[field] += length;
        }
      g_string_append_c (json, ']');
    }
  g_string_append (json, "},\"averageFieldLength\":[");
  for (guint field = 0; field < PRAXIS_N_SEARCH_FIELDS; field++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.3f", self->n_posts > 0 ? (double) sums[field] / self->n_posts : 0);
      g_string_append_printf (json, "%s%s", field > 0 ? "," : "", number);
    }
  g_string_append (json, "],\"storedFields\":{},\"dirtCount\":0");
}

/**
 * praxis_search_index_write_frame:
 * @self: an index
 * @json: what it is appended to
 *
 * Writes the index without its words, as JSON without a quote, a backslash or an angle bracket in its texts.
 */
void
praxis_search_index_write_frame (PraxisSearchIndex *self,
                                 GString           *json)
{
  g_string_append_c (json, '{');
  write_posts (self, json);
  write_lengths (self, json);
  g_string_append (json, ",\"index\":[],\"serializationVersion\":2}");
}

/**
 * praxis_search_index_write_words:
 * @self: an index
 * @text: what it is appended to
 *
 * Writes the words, divided by semicolons: each with the JSON that the index has for it, `word{"0":{"3":1}}`. Words are
 * letters and digits alone.
 */
void
praxis_search_index_write_words (PraxisSearchIndex *self,
                                 GString           *text)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ';');
      write_word (text, &g_array_index (self->words, Word, i));
    }
}

/* Five bits a character, the lowest first; the sixth says that more follow. */
static void
pack_number (GString *text,
             guint32  number)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  for (; number > 31; number >>= 5)
    g_string_append_c (text, digits[(number & 31) + 32]);
  g_string_append_c (text, digits[number]);
}

static void
pack_places (GString       *text,
             const guint32 *places,
             guint32        n)
{
  guint32 last = 0;

  for (guint32 i = 0; i < n; i++)
    {
      pack_number (text, places[i] - last);
      last = places[i];
    }
}

/**
 * praxis_search_index_write_starts:
 * @self: an index
 * @text: what it is appended to
 *
 * Writes the place where each field of each post begins, in letters, digits, "+" and "/": see places.js.
 */
void
praxis_search_index_write_starts (PraxisSearchIndex *self,
                                  GString           *text)
{
  begin_fields (self, self->n_posts * PRAXIS_N_SEARCH_FIELDS);
  pack_places (text, &g_array_index (self->starts, guint32, 0), self->starts->len);
}

/* Where the places of each word begin if those of all words stand word by word, and where the last ones end. */
static guint32 *
count_places (PraxisSearchIndex *self)
{
  guint32 *ends = g_new0 (guint32, self->words->len + 2);

  for (guint i = 0; i < self->places->len; i++)
    ends[g_array_index (self->places, guint32, i) + 1]++;
  /* The empty ones are nobody's. */
  ends[1] = 0;
  for (guint i = 1; i < self->words->len + 2; i++)
    ends[i] += ends[i - 1];
  return ends;
}

/**
 * praxis_search_index_write_places:
 * @self: an index
 * @text: what it is appended to
 *
 * Writes the places of the words, in the order of praxis_search_index_write_words(), divided by semicolons, in letters,
 * digits, "+" and "/".
 */
void
praxis_search_index_write_places (PraxisSearchIndex *self,
                                  GString           *text)
{
  g_autofree guint32 *starts = count_places (self);
  g_autofree guint32 *next = g_memdup2 (starts, (self->words->len + 2) * sizeof *starts);
  g_autofree guint32 *sorted = g_new (guint32, self->places->len + 1);

  for (guint32 i = 0; i < self->places->len; i++)
    {
      guint32 number = g_array_index (self->places, guint32, i);

      if (number > 0)
        sorted[next[number]++] = i;
    }
  for (guint i = 1; i <= self->words->len; i++)
    {
      if (i > 1)
        g_string_append_c (text, ';');
      pack_places (text, sorted + starts[i], starts[i + 1] - starts[i]);
    }
}
