/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-works-private.h"

#include <string.h>

#include "cite/praxis-bibtex-writer.h"
#include "cite/praxis-citation-key.h"
#include "cite/praxis-csl-json-writer.h"
#include "cite/praxis-reference-list.h"
#include "cite/praxis-reference-value.h"
#include "cite/praxis-ris-writer.h"

/*
 * The works that all posts of a site are about, each of them once, in files for programs for references. A file is made of the
 * works alone, one behind the other, and a work looks the same as long as it, its key and its keywords are the same:
 *
 *   posts that were read ────────┐
 *                                ├─▶ works, their keys ──▶ those that are new are written, the others copied
 *   posts that are remembered ───┘    and keywords         from the files that are there
 *
 * What is remembered comes from the note that the export before has left (praxis-site-works-note.c).
 */

/* Texts are kept in pieces of so many bytes. */
#define TEXTS_SIZE 16384

static void
work_clear (gpointer data)
{
  g_clear_object (&((PraxisSiteWork *) data)->citation);
}

static guint
hash_hash (gconstpointer hash)
{
  return (guint) ((const PraxisHash *) hash)->first;
}

static gboolean
hashes_are_equal (gconstpointer a,
                  gconstpointer b)
{
  return memcmp (a, b, sizeof (PraxisHash)) == 0;
}

static void
listed_clear (gpointer data)
{
  g_ptr_array_unref (((PraxisSiteListed *) data)->keywords);
}

/**
 * praxis_site_works_new:
 * @site: a site, which outlives the works
 *
 * Returns: (transfer full): its works, of which nothing is known yet
 */
PraxisSiteWorks *
praxis_site_works_new (PraxisSite *site)
{
  PraxisSiteWorks *self = g_new0 (PraxisSiteWorks, 1);

  self->site = site;
  self->cited = g_new0 (PraxisSiteCited, site->paths->len + 1);
  self->works = g_array_sized_new (FALSE, FALSE, sizeof (PraxisSiteWork), site->paths->len);
  g_array_set_clear_func (self->works, work_clear);
  self->topics = g_ptr_array_new_with_free_func (g_object_unref);
  self->texts = g_string_chunk_new (TEXTS_SIZE);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (PraxisSitePiece));
  self->listed = g_array_new (FALSE, FALSE, sizeof (PraxisSiteListed));
  g_array_set_clear_func (self->listed, listed_clear);
  return self;
}

/**
 * praxis_site_works_free:
 * @self: (transfer full): the works of a site
 */
void
praxis_site_works_free (PraxisSiteWorks *self)
{
  g_array_unref (self->listed);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_array_unref (self->pieces);
  g_array_unref (self->works);
  g_ptr_array_unref (self->topics);
  g_string_chunk_free (self->texts);
  g_free (self->note);
  g_free (self->cited);
  g_free (self);
}

/**
 * praxis_site_works_wants:
 * @self: the works of a site
 * @place: the place of a post
 *
 * Returns: whether the post has to be read
 */
gboolean
praxis_site_works_wants (PraxisSiteWorks *self,
                         guint            place)
{
  return !self->cited[place].is_known || self->cited[place].is_wanted;
}

/**
 * praxis_site_works_forget:
 * @self: the works of a site
 *
 * Forgets what praxis_site_works_remember() took in: all posts have to be read.
 */
void
praxis_site_works_forget (PraxisSiteWorks *self)
{
  memset (self->cited, 0, self->site->paths->len * sizeof *self->cited);
  g_array_set_size (self->listed, 0);
  g_array_set_size (self->pieces, 0);
}

static PraxisHash
hash_source (PraxisCitation *citation)
{
  const char *reference = praxis_citation_get_reference (citation);
  g_autofree char *all = g_strconcat (praxis_citation_get_json (citation), "\n", reference, NULL);

  return praxis_hash_bytes (all, strlen (all));
}

static void
add_work (PraxisSiteWorks *self,
          PraxisCitation  *citation)
{
  g_autofree char *identity = praxis_reference_list_dup_identity (citation);
  PraxisSiteWork work = { .citation = praxis_reference_value_public (citation) };
  g_autofree char *key = praxis_citation_key (work.citation);

  work.identity = praxis_hash_bytes (identity, strlen (identity));
  work.source = hash_source (work.citation);
  work.key = g_string_chunk_insert (self->texts, key);
  g_array_append_val (self->works, work);
}

/**
 * praxis_site_works_add:
 * @self: the works of a site
 * @place: the place of a post
 * @post: the post, as published
 *
 * Takes in what the files need of a post; the post itself need not stay.
 */
void
praxis_site_works_add (PraxisSiteWorks *self,
                       guint            place,
                       PraxisPost      *post)
{
  GPtrArray *citations = praxis_post_get_citations (post);
  GPtrArray *topics = praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC);

  self->cited[place] = (PraxisSiteCited) {
    .is_known = TRUE,
    .first_work = self->works->len,
    .n_works = citations->len,
    .first_topic = self->topics->len,
    .n_topics = topics->len,
  };
  for (guint i = 0; i < citations->len; i++)
    add_work (self, citations->pdata[i]);
  for (guint i = 0; i < topics->len; i++)
    g_ptr_array_add (self->topics, g_object_ref (topics->pdata[i]));
}

static PraxisSiteWork *
get_work (PraxisSiteWorks        *self,
          const PraxisSiteListed *listed)
{
  return &g_array_index (self->works, PraxisSiteWork, listed->work);
}

static void
add_keywords (GPtrArray             *keywords,
              PraxisSiteWorks       *self,
              const PraxisSiteCited *cited)
{
  for (guint i = 0; i < cited->n_topics; i++)
    {
      const char *label = praxis_term_get_label (self->topics->pdata[cited->first_topic + i]);

      if (!g_ptr_array_find_with_equal_func (keywords, label, g_str_equal, NULL))
        g_ptr_array_add (keywords, (gpointer) label);
    }
}

/* A work that is listed already gets the topics of this post too. */
static void
list_works (PraxisSiteWorks *self,
            GHashTable      *by_identity,
            guint            place)
{
  const PraxisSiteCited *cited = &self->cited[place];

  for (guint i = 0; i < cited->n_works; i++)
    {
      PraxisSiteWork *work = &g_array_index (self->works, PraxisSiteWork, cited->first_work + i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (by_identity, &work->identity));

      if (number == 0)
        {
          PraxisSiteListed listed = { .place = place, .work = cited->first_work + i, .keywords = g_ptr_array_new () };

          g_array_append_val (self->listed, listed);
          number = self->listed->len;
          g_hash_table_insert (by_identity, &work->identity, GUINT_TO_POINTER (number));
        }
      add_keywords (g_array_index (self->listed, PraxisSiteListed, number - 1).keywords, self, cited);
    }
}

static void
give_keys (PraxisSiteWorks *self)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < self->listed->len; i++)
    g_ptr_array_add (all, (gpointer) get_work (self, &g_array_index (self->listed, PraxisSiteListed, i))->key);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  self->keys = praxis_citation_keys_tell_apart (all);
  for (guint i = 0; i < self->listed->len; i++)
    g_array_index (self->listed, PraxisSiteListed, i).key = self->keys->pdata[i];
}

/* Returns: (transfer full): the pieces by their hashes */
static GHashTable *
list_pieces (PraxisSiteWorks *self)
{
  GHashTable *by_hash = g_hash_table_new (hash_hash, hashes_are_equal);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      PraxisSitePiece *piece = &g_array_index (self->pieces, PraxisSitePiece, i);

      g_hash_table_insert (by_hash, &piece->hash, piece);
    }
  return by_hash;
}

static PraxisHash
hash_listed (PraxisSiteWorks  *self,
             PraxisSiteListed *listed,
             GString          *all)
{
  const PraxisSiteWork *work = get_work (self, listed);

  g_string_truncate (all, 0);
  g_string_append_len (all, (const char *) &work->source, sizeof work->source);
  g_string_append_len (all, listed->key, strlen (listed->key) + 1);
  for (guint i = 0; i < listed->keywords->len; i++)
    g_string_append_len (all, listed->keywords->pdata[i], strlen (listed->keywords->pdata[i]) + 1);
  return praxis_hash_bytes (all->str, all->len);
}

/* Finds the works in the files that are there. Most stand where they stood, one behind the other. */
static void
find_pieces (PraxisSiteWorks *self)
{
  g_autoptr(GString) scratch = g_string_sized_new (1024);
  g_autoptr(GHashTable) by_hash = NULL;
  guint next = 0;

  self->is_same = self->listed->len == self->pieces->len && self->pieces->len > 0;
  self->n_old = 0;
  for (guint i = 0; i < self->listed->len; i++)
    {
      PraxisSiteListed *listed = &g_array_index (self->listed, PraxisSiteListed, i);
      const PraxisSitePiece *piece = next < self->pieces->len ? &g_array_index (self->pieces, PraxisSitePiece, next) : NULL;

      listed->hash = hash_listed (self, listed, scratch);
      if (piece == NULL || !hashes_are_equal (&piece->hash, &listed->hash))
        {
          self->is_same = FALSE;
          if (by_hash == NULL)
            by_hash = list_pieces (self);
          piece = g_hash_table_lookup (by_hash, &listed->hash);
        }
      listed->old = piece;
      if (piece == NULL)
        continue;
      memcpy (listed->lengths, piece->lengths, sizeof listed->lengths);
      next = piece - &g_array_index (self->pieces, PraxisSitePiece, 0) + 1;
      self->n_old++;
    }
}

/**
 * praxis_site_works_settle:
 * @self: the works of a site, when it wants no more posts
 *
 * Finds out which works go into the files, under which keys, and which of them have to be written. It may want posts that are
 * only remembered; when these were added, it has to be called again.
 *
 * Returns: whether it wants no more, so that the files can be written
 */
gboolean
praxis_site_works_settle (PraxisSiteWorks *self)
{
  g_autoptr(GHashTable) by_identity = g_hash_table_new (hash_hash, hashes_are_equal);
  gboolean is_settled = TRUE;

  g_array_set_size (self->listed, 0);
  /* The oldest posts go first, so that a new one changes the key of no work that was there before. */
  for (guint i = self->site->paths->len; i > 0; i--)
    list_works (self, by_identity, i - 1);
  give_keys (self);
  find_pieces (self);
  for (guint i = 0; i < self->listed->len; i++)
    {
      PraxisSiteListed *listed = &g_array_index (self->listed, PraxisSiteListed, i);

      if (listed->old != NULL || get_work (self, listed)->citation != NULL)
        continue;
      self->cited[listed->place].is_wanted = TRUE;
      is_settled = FALSE;
    }
  return is_settled;
}

/**
 * praxis_site_works_is_same:
 * @self: the works of a site, settled
 *
 * Returns: whether the files that are there hold these works, and nothing else
 */
gboolean
praxis_site_works_is_same (PraxisSiteWorks *self)
{
  return self->is_same;
}

/**
 * praxis_site_works_count_old:
 * @self: the works of a site, settled
 *
 * Returns: how many works are copied from the files that are there
 */
guint
praxis_site_works_count_old (PraxisSiteWorks *self)
{
  return self->n_old;
}

/**
 * praxis_site_works_count_new:
 * @self: the works of a site, settled
 *
 * Returns: how many works have to be written
 */
guint
praxis_site_works_count_new (PraxisSiteWorks *self)
{
  return self->listed->len - self->n_old;
}

/* Writing, by any thread */

/* Returns: (transfer full) (element-type utf8): the entries of the works that have to be written, in their order */
static GPtrArray *
write_bibtex (PraxisSiteWorks  *self,
              GHashTable       *known,
              GPtrArray        *fresh,
              GError          **error)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autoptr(GPtrArray) keywords = g_ptr_array_new ();
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < self->listed->len; i++)
    {
      PraxisSiteListed *listed = &g_array_index (self->listed, PraxisSiteListed, i);

      if (listed->old != NULL)
        continue;
      g_ptr_array_add (citations, get_work (self, listed)->citation);
      g_ptr_array_add (keywords, listed->keywords);
      g_ptr_array_add (keys, (gpointer) listed->key);
    }
  return praxis_bibtex_write_entries (citations, keywords, keys, known, fresh, error);
}

static void
append_work (PraxisSiteWorks       *self,
             GString               *text,
             PraxisReferenceFormat  format,
             PraxisSiteListed      *listed,
             const char            *entry)
{
  PraxisCitation *citation = get_work (self, listed)->citation;
  g_autofree char *item = NULL;

  switch (format)
    {
    case PRAXIS_REFERENCE_CSL_JSON:
      item = praxis_csl_json_write_item (citation, listed->key, listed->keywords);
      g_string_append (text, item);
      break;
    case PRAXIS_REFERENCE_RIS:
      praxis_ris_append (text, citation, listed->keywords);
      break;
    case PRAXIS_REFERENCE_BIBTEX:
      g_string_append (text, entry);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * praxis_site_works_write:
 * @self: the works of a site, settled
 * @format: a format
 * @old: (nullable): the file that is there; needed where praxis_site_works_count_old() is not 0
 * @known: (nullable) (element-type utf8 utf8): as praxis_bibtex_write_entries() takes them
 * @fresh: (element-type utf8): entries that were not known are added to it
 * @length: (out): how long the file is
 * @error: return location
 *
 * Makes a file. May be called by any thread, but not twice for a format.
 *
 * Returns: (transfer full): what is in it; %NULL with praxis_bibtex_write_entries()'s error
 */
char *
praxis_site_works_write (PraxisSiteWorks        *self,
                         PraxisReferenceFormat   format,
                         const char             *old,
                         GHashTable             *known,
                         GPtrArray              *fresh,
                         gsize                  *length,
                         GError                **error)
{
  const char *const *frame = praxis_site_works_frames[format];
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GString) text = g_string_new (frame[0]);
  guint n_written = 0;

  if (format == PRAXIS_REFERENCE_BIBTEX)
    {
      entries = write_bibtex (self, known, fresh, error);
      if (entries == NULL)
        return NULL;
    }
  for (guint i = 0; i < self->listed->len; i++)
    {
      PraxisSiteListed *listed = &g_array_index (self->listed, PraxisSiteListed, i);
      gsize start;

      if (i > 0)
        g_string_append (text, frame[1]);
      start = text->len;
      if (listed->old != NULL)
        g_string_append_len (text, old + listed->old->starts[format], listed->old->lengths[format]);
      else
        append_work (self, text, format, listed, entries != NULL ? entries->pdata[n_written++] : NULL);
      listed->lengths[format] = text->len - start;
    }
  g_string_append (text, frame[2]);
  /* What citeproc and others take for an empty list. */
  if (self->listed->len == 0 && format == PRAXIS_REFERENCE_CSL_JSON)
    g_string_assign (text, "[]\n");
  *length = text->len;
  return g_string_free_and_steal (g_steal_pointer (&text));
}
