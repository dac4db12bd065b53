/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-works-private.h"

#include <string.h>

#include "cite/praxis-bibtex-writer.h"
#include "cite/praxis-csl-json-writer.h"

/*
 * What an export notes of the works in its files, so that the next one need neither read the posts that are the same nor write
 * their works anew. It is text, in lines of fields that tabs part:
 *
 *   praxis-works 1 HASH                               of all that follows
 *   KEY KEY KEY                                       of the files that it is about
 *   T UUID                                            topics, which the posts name by their numbers, from 0 on
 *   P UUID REVISION MODIFIED HASH [TOPIC…]            a post, and what it is about; the hash is of its terms
 *   W IDENTITY HASH KEY                               its works
 *   I HASH LENGTH LENGTH LENGTH                       the works in the files, in their order
 *
 * A note that is damaged, or about other files than those that are there, is worth nothing and not needed.
 */

#define MAGIC "praxis-works 1\t"

/* About how long the lines of a post are, with those of one work. */
#define POST_SIZE 240

/* What stands before the first work of a file, between two of them, and behind the last one. */
const char *const praxis_site_works_frames[PRAXIS_N_REFERENCE_FORMATS][3] = {
  [PRAXIS_REFERENCE_CSL_JSON] = { PRAXIS_CSL_JSON_HEAD, PRAXIS_CSL_JSON_BETWEEN, PRAXIS_CSL_JSON_END },
  [PRAXIS_REFERENCE_RIS] = { "", "", "" },
  [PRAXIS_REFERENCE_BIBTEX] = { "", PRAXIS_BIBTEX_BETWEEN, "" },
};

typedef struct
{
  PraxisSiteWorks *works;
  /* Where the next post of the note is if none has come or gone; and, where one has, all of them: UUID → place, from 1 on. */
  guint            next;
  GHashTable      *places;
  /* (element-type PraxisTerm): the topics of the note; NULL: the site has it no more */
  GPtrArray       *topics;
  /* The post whose works come; NULL: one that has changed. */
  PraxisSiteCited *cited;
  gsize            ends[PRAXIS_N_REFERENCE_FORMATS];
  GString         *scratch;
} Reader;

/* Takes the next field of a line. */
static char *
next_field (char **line)
{
  char *field = *line;
  char *tab = strchr (field, '\t');

  if (tab != NULL)
    *tab = '\0';
  *line = tab != NULL ? tab + 1 : field + strlen (field);
  return field;
}

/* There are a hundred thousand numbers: what GLib and the C library have for them takes several times as long. */
static inline guint64
read_digits (const char **text,
             guint        base)
{
  guint64 number = 0;

  for (;; (*text)++)
    {
      guint digit = (guchar) **text - '0';

      if (digit > 9 && base > 10)
        digit = (guchar) **text - 'a' + 10u;
      if (digit >= base)
        return number;
      number = number * base + digit;
    }
}

static gint64
read_number (char **line)
{
  const char *field = next_field (line);
  gboolean is_negative = *field == '-';

  field += is_negative;
  return (gint64) read_digits (&field, 10) * (is_negative ? -1 : 1);
}

static PraxisHash
read_hash (char **line)
{
  const char *field = next_field (line);
  PraxisHash hash = { 0, 0 };

  hash.first = read_digits (&field, 16);
  if (*field++ == ':')
    hash.second = read_digits (&field, 16);
  return hash;
}

static inline void
append_digits (GString *text,
               guint64  number,
               guint    base)
{
  char digits[20];
  gsize start = sizeof digits;

  do
    digits[--start] = "0123456789abcdef"[number % base];
  while ((number /= base) > 0);
  g_string_append_len (text, digits + start, sizeof digits - start);
}

static void
append_number (GString *text,
               gint64   number)
{
  g_string_append (text, number < 0 ? "\t-" : "\t");
  append_digits (text, number < 0 ? -(guint64) number : (guint64) number, 10);
}

static void
append_hash (GString    *text,
             PraxisHash  hash)
{
  g_string_append_c (text, '\t');
  append_digits (text, hash.first, 16);
  g_string_append_c (text, ':');
  append_digits (text, hash.second, 16);
}

/* A term that was merged with another one changes what a post is about, and not the post. */
static PraxisHash
hash_terms (const PraxisPublished *post,
            GString               *all)
{
  g_string_truncate (all, 0);
  for (guint i = 0; i < post->terms->len; i++)
    g_string_append (all, praxis_term_get_uuid (post->terms->pdata[i]));
  return praxis_hash_bytes (all->str, all->len);
}

/* Returns: the place of a post, from 1 on; 0: the site has it no more */
static guint
find_place (Reader     *reader,
            const char *uuid)
{
  PraxisSite *site = reader->works->site;

  if (reader->next < site->paths->len && strcmp (praxis_site_get_post (site, reader->next)->uuid, uuid) == 0)
    return reader->next + 1;
  if (reader->places == NULL)
    {
      reader->places = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < site->paths->len; i++)
        g_hash_table_insert (reader->places, (gpointer) praxis_site_get_post (site, i)->uuid, GUINT_TO_POINTER (i + 1));
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (reader->places, uuid));
}

static gboolean
read_topics (Reader          *reader,
             PraxisSiteCited *cited,
             char            *line)
{
  while (*line != '\0')
    {
      gint64 number = read_number (&line);

      if (number < 0 || number >= reader->topics->len || reader->topics->pdata[number] == NULL)
        return FALSE;
      g_ptr_array_add (reader->works->topics, g_object_ref (reader->topics->pdata[number]));
      cited->n_topics++;
    }
  return TRUE;
}

static void
read_post (Reader *reader,
           char   *line)
{
  PraxisSiteWorks *works = reader->works;
  guint place = find_place (reader, next_field (&line));
  gint64 revision = read_number (&line);
  gint64 modified = read_number (&line);
  PraxisHash terms = read_hash (&line);
  PraxisPublished *post = place > 0 ? praxis_site_get_post (works->site, place - 1) : NULL;
  PraxisSiteCited *cited = place > 0 ? &works->cited[place - 1] : NULL;
  PraxisHash now;

  reader->cited = NULL;
  if (post == NULL)
    return;
  reader->next = place;
  if (cited->is_known || post->revision != revision || post->modified != modified)
    return;
  now = hash_terms (post, reader->scratch);
  if (memcmp (&now, &terms, sizeof now) != 0)
    return;
  *cited = (PraxisSiteCited) { .is_known = TRUE, .first_work = works->works->len, .first_topic = works->topics->len };
  if (read_topics (reader, cited, line))
    reader->cited = cited;
  else
    /* To be read after all. */
    cited->is_wanted = TRUE;
}

static void
read_work (Reader *reader,
           char   *line)
{
  PraxisSiteWork work = { 0 };

  if (reader->cited == NULL)
    return;
  work.identity = read_hash (&line);
  work.source = read_hash (&line);
  work.key = next_field (&line);
  g_array_append_val (reader->works->works, work);
  reader->cited->n_works++;
}

static void
read_piece (Reader *reader,
            char   *line)
{
  GArray *pieces = reader->works->pieces;
  PraxisSitePiece piece;

  piece.hash = read_hash (&line);
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      reader->ends[i] += strlen (praxis_site_works_frames[i][pieces->len > 0 ? 1 : 0]);
      piece.starts[i] = reader->ends[i];
      piece.lengths[i] = read_number (&line);
      reader->ends[i] += piece.lengths[i];
    }
  g_array_append_val (pieces, piece);
}

static void
read_line (Reader *reader,
           char   *line)
{
  const char *kind = next_field (&line);

  switch (*kind)
    {
    case 'T':
      {
        PraxisSiteTerm *term = g_hash_table_lookup (reader->works->site->terms_by_uuid, next_field (&line));

        g_ptr_array_add (reader->topics, term != NULL ? term->term : NULL);
      }
      break;
    case 'P':
      read_post (reader, line);
      break;
    case 'W':
      read_work (reader, line);
      break;
    case 'I':
      read_piece (reader, line);
      break;
    default:
      break;
    }
}

/* Looks at the first two lines, and goes on behind them. */
static gboolean
read_head (char             **note,
           gsize              length,
           const char *const *keys)
{
  char *line = strchr (*note, '\n');
  char *end = line != NULL ? strchr (line + 1, '\n') : NULL;

  if (!g_str_has_prefix (*note, MAGIC) || end == NULL)
    return FALSE;
  *line++ = '\0';
  if (!praxis_hash_matches (*note + strlen (MAGIC), line, length - (gsize) (line - *note)))
    return FALSE;
  *end = '\0';
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      if (strcmp (next_field (&line), keys[i]) != 0)
        return FALSE;
    }
  *note = end + 1;
  return TRUE;
}

/* The lengths of the works must add up, or they are not those of the file. */
static gboolean
adds_up (const Reader *reader,
         const gsize  *sizes)
{
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      if (reader->ends[i] + strlen (praxis_site_works_frames[i][2]) != sizes[i])
        return FALSE;
    }
  return reader->works->pieces->len > 0;
}

/**
 * praxis_site_works_remember:
 * @self: the works of a site, of which nothing is known yet
 * @note: (transfer full): what praxis_site_works_to_note() gave, or anything else
 * @length: how long it is
 * @keys: (array fixed-size=3): the keys of the files that are there
 * @sizes: (array fixed-size=3): how long they are
 *
 * Takes in what an earlier export knew.
 *
 * Returns: whether the note is about these files; otherwise nothing is known of any post
 */
gboolean
praxis_site_works_remember (PraxisSiteWorks    *self,
                            char               *note,
                            gsize               length,
                            const char *const  *keys,
                            const gsize        *sizes)
{
  g_autoptr(GPtrArray) topics = g_ptr_array_new ();
  g_autoptr(GString) scratch = g_string_new (NULL);
  Reader reader = { .works = self, .topics = topics, .scratch = scratch };

  g_free (self->note);
  self->note = note;
  if (!read_head (&note, length, keys))
    return FALSE;
  while (*note != '\0')
    {
      char *end = strchr (note, '\n');

      if (end != NULL)
        *end = '\0';
      read_line (&reader, note);
      note = end != NULL ? end + 1 : note + strlen (note);
    }
  g_clear_pointer (&reader.places, g_hash_table_unref);
  if (adds_up (&reader, sizes))
    return TRUE;
  praxis_site_works_forget (self);
  return FALSE;
}

static void
append_post (PraxisSiteWorks *self,
             GString         *text,
             GHashTable      *numbers,
             GString         *scratch,
             guint            place)
{
  const PraxisPublished *post = praxis_site_get_post (self->site, place);
  const PraxisSiteCited *cited = &self->cited[place];
  PraxisTerm **topics = (PraxisTerm **) self->topics->pdata + cited->first_topic;

  for (guint i = 0; i < cited->n_topics; i++)
    {
      const char *uuid = praxis_term_get_uuid (topics[i]);

      if (g_hash_table_contains (numbers, uuid))
        continue;
      g_hash_table_insert (numbers, (gpointer) uuid, GUINT_TO_POINTER (g_hash_table_size (numbers)));
      g_string_append_printf (text, "T\t%s\n", uuid);
    }
  g_string_append (text, "P\t");
  g_string_append (text, post->uuid);
  append_number (text, post->revision);
  append_number (text, post->modified);
  append_hash (text, hash_terms (post, scratch));
  for (guint i = 0; i < cited->n_topics; i++)
    append_number (text, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, praxis_term_get_uuid (topics[i]))));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < cited->n_works; i++)
    {
      const PraxisSiteWork *work = &g_array_index (self->works, PraxisSiteWork, cited->first_work + i);

      g_string_append_c (text, 'W');
      append_hash (text, work->identity);
      append_hash (text, work->source);
      g_string_append_c (text, '\t');
      g_string_append (text, work->key);
      g_string_append_c (text, '\n');
    }
}

/**
 * praxis_site_works_to_note:
 * @self: the works of a site, of which all files were written
 * @keys: (array fixed-size=3): the keys of the files
 *
 * Returns: (transfer full): what the next export may know
 */
char *
praxis_site_works_to_note (PraxisSiteWorks   *self,
                           const char *const *keys)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) text = g_string_sized_new (self->site->paths->len * POST_SIZE);
  g_autoptr(GString) scratch = g_string_new (NULL);
  g_autofree char *hash = NULL;

  g_string_append_printf (text, "%s\t%s\t%s\n", keys[0], keys[1], keys[2]);
  for (guint place = 0; place < self->site->paths->len; place++)
    append_post (self, text, numbers, scratch, place);
  for (guint i = 0; i < self->listed->len; i++)
    {
      const PraxisSiteListed *listed = &g_array_index (self->listed, PraxisSiteListed, i);

      g_string_append_c (text, 'I');
      append_hash (text, listed->hash);
      for (guint j = 0; j < PRAXIS_N_REFERENCE_FORMATS; j++)
        append_number (text, listed->lengths[j]);
      g_string_append_c (text, '\n');
    }
  hash = praxis_hash_data (text->str, text->len);
  return g_strconcat (MAGIC, hash, "\n", text->str, NULL);
}
