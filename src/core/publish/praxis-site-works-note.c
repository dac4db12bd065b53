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

/* What stands before the first work of a file, between two of them, and behind the last one. */
const char *const praxis_site_works_frames[PRAXIS_N_REFERENCE_FORMATS][3] = {
  [PRAXIS_REFERENCE_CSL_JSON] = { PRAXIS_CSL_JSON_HEAD, PRAXIS_CSL_JSON_BETWEEN, PRAXIS_CSL_JSON_END },
  [PRAXIS_REFERENCE_RIS] = { "", "", "" },
  [PRAXIS_REFERENCE_BIBTEX] = { "", PRAXIS_BIBTEX_BETWEEN, "" },
};

typedef struct
{
  PraxisSiteWorks *works;
  /* The posts of the site: UUID → place, from 1 on. */
  GHashTable      *places;
  /* (element-type PraxisTerm): the topics of the note; NULL: the site has it no more */
  GPtrArray       *topics;
  /* The post whose works come; NULL: one that has changed. */
  PraxisSiteCited *cited;
  guint            n_pieces;
  gsize            ends[PRAXIS_N_REFERENCE_FORMATS];
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

static PraxisHash
read_hash (char **line)
{
  const char *field = next_field (line);
  char *rest;
  PraxisHash hash = { 0, 0 };

  hash.first = g_ascii_strtoull (field, &rest, 16);
  if (*rest == ':')
    hash.second = g_ascii_strtoull (rest + 1, NULL, 16);
  return hash;
}

static void
append_hash (GString    *text,
             PraxisHash  hash)
{
  g_string_append_printf (text, "\t%" G_GINT64_MODIFIER "x:%" G_GINT64_MODIFIER "x", hash.first, hash.second);
}

/* A term that was merged with another one changes what a post is about, and not the post. */
static PraxisHash
hash_terms (const PraxisPublished *post)
{
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < post->terms->len; i++)
    g_string_append (all, praxis_term_get_uuid (post->terms->pdata[i]));
  return praxis_hash_bytes (all->str, all->len);
}

static gboolean
read_topics (Reader          *reader,
             PraxisSiteCited *cited,
             char            *line)
{
  while (*line != '\0')
    {
      guint64 number = g_ascii_strtoull (next_field (&line), NULL, 10);

      if (number >= reader->topics->len || reader->topics->pdata[number] == NULL)
        return FALSE;
      g_ptr_array_add (cited->topics, g_object_ref (reader->topics->pdata[number]));
    }
  return TRUE;
}

static void
read_post (Reader *reader,
           char   *line)
{
  PraxisSiteWorks *works = reader->works;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (reader->places, next_field (&line)));
  gint64 revision = g_ascii_strtoll (next_field (&line), NULL, 10);
  gint64 modified = g_ascii_strtoll (next_field (&line), NULL, 10);
  PraxisHash terms = read_hash (&line);
  PraxisPublished *post = place > 0 ? praxis_site_get_post (works->site, place - 1) : NULL;
  PraxisHash now;

  reader->cited = NULL;
  if (post == NULL || works->cited->pdata[place - 1] != NULL || post->revision != revision || post->modified != modified)
    return;
  now = hash_terms (post);
  if (memcmp (&now, &terms, sizeof now) != 0)
    return;
  reader->cited = praxis_site_cited_new ();
  works->cited->pdata[place - 1] = reader->cited;
  if (read_topics (reader, reader->cited, line))
    return;
  /* To be read after all. */
  reader->cited = NULL;
  works->wanted[place - 1] = TRUE;
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
  work.key = g_strdup (next_field (&line));
  g_array_append_val (reader->cited->works, work);
}

static void
read_piece (Reader *reader,
            char   *line)
{
  PraxisSitePiece *piece = g_new0 (PraxisSitePiece, 1);

  piece->hash = read_hash (&line);
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      reader->ends[i] += strlen (praxis_site_works_frames[i][reader->n_pieces > 0 ? 1 : 0]);
      piece->starts[i] = reader->ends[i];
      piece->lengths[i] = g_ascii_strtoull (next_field (&line), NULL, 10);
      reader->ends[i] += piece->lengths[i];
    }
  reader->n_pieces++;
  g_hash_table_replace (reader->works->pieces, &piece->hash, piece);
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

static void
list_places (Reader *reader)
{
  PraxisSite *site = reader->works->site;

  for (guint i = 0; i < site->paths->len; i++)
    g_hash_table_insert (reader->places, praxis_site_get_post (site, i)->uuid, GUINT_TO_POINTER (i + 1));
}

/**
 * praxis_site_works_remember:
 * @self: the works of a site, of which nothing is known yet
 * @note: what praxis_site_works_to_note() gave, or anything else; written into
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
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) topics = g_ptr_array_new ();
  Reader reader = { .works = self, .places = places, .topics = topics };

  if (!read_head (&note, length, keys))
    return FALSE;
  list_places (&reader);
  while (*note != '\0')
    {
      char *end = strchr (note, '\n');

      if (end != NULL)
        *end = '\0';
      read_line (&reader, note);
      note = end != NULL ? end + 1 : note + strlen (note);
    }
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      /* The lengths must add up, or they are not those of the file. */
      if (reader.n_pieces > 0 && reader.ends[i] + strlen (praxis_site_works_frames[i][2]) != sizes[i])
        {
          g_hash_table_remove_all (self->pieces);
          return FALSE;
        }
    }
  return reader.n_pieces > 0;
}

static void
append_post (PraxisSiteWorks *self,
             GString         *text,
             GHashTable      *numbers,
             guint            place)
{
  const PraxisPublished *post = praxis_site_get_post (self->site, place);
  const PraxisSiteCited *cited = self->cited->pdata[place];

  for (guint i = 0; i < cited->topics->len; i++)
    {
      const char *uuid = praxis_term_get_uuid (cited->topics->pdata[i]);

      if (g_hash_table_contains (numbers, uuid))
        continue;
      g_hash_table_insert (numbers, (gpointer) uuid, GUINT_TO_POINTER (g_hash_table_size (numbers)));
      g_string_append_printf (text, "T\t%s\n", uuid);
    }
  g_string_append_printf (text, "P\t%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT, post->uuid, post->revision, post->modified);
  append_hash (text, hash_terms (post));
  for (guint i = 0; i < cited->topics->len; i++)
    g_string_append_printf (text, "\t%u", GPOINTER_TO_UINT (g_hash_table_lookup (numbers,
                                                                               praxis_term_get_uuid (cited->topics->pdata[i]))));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < cited->works->len; i++)
    {
      const PraxisSiteWork *work = &g_array_index (cited->works, PraxisSiteWork, i);

      g_string_append_c (text, 'W');
      append_hash (text, work->identity);
      append_hash (text, work->source);
      g_string_append_printf (text, "\t%s\n", work->key);
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
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *hash = NULL;

  g_string_append_printf (text, "%s\t%s\t%s\n", keys[0], keys[1], keys[2]);
  for (guint place = 0; place < self->cited->len; place++)
    append_post (self, text, numbers, place);
  for (guint i = 0; i < self->listed->len; i++)
    {
      const PraxisSiteListed *listed = &g_array_index (self->listed, PraxisSiteListed, i);

      g_string_append_c (text, 'I');
      append_hash (text, listed->hash);
      for (guint j = 0; j < PRAXIS_N_REFERENCE_FORMATS; j++)
        g_string_append_printf (text, "\t%" G_GSIZE_FORMAT, listed->lengths[j]);
      g_string_append_c (text, '\n');
    }
  hash = praxis_hash_data (text->str, text->len);
  return g_strconcat (MAGIC, hash, "\n", text->str, NULL);
}
