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

static void
work_clear (gpointer data)
{
  PraxisSiteWork *work = data;

  g_free (work->key);
  g_clear_object (&work->citation);
}

static void
cited_free (gpointer data)
{
  PraxisSiteCited *cited = data;

  if (cited == NULL)
    return;
  g_array_unref (cited->works);
  g_ptr_array_unref (cited->topics);
  g_free (cited);
}

/* Returns: (transfer full): a post without works and topics */
PraxisSiteCited *
praxis_site_cited_new (void)
{
  PraxisSiteCited *cited = g_new0 (PraxisSiteCited, 1);

  cited->works = g_array_new (FALSE, FALSE, sizeof (PraxisSiteWork));
  g_array_set_clear_func (cited->works, work_clear);
  cited->topics = g_ptr_array_new_with_free_func (g_object_unref);
  return cited;
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

/* Returns: (transfer full): an empty table of pieces by their hashes */
GHashTable *
praxis_site_pieces_new (void)
{
  return g_hash_table_new_full (hash_hash, hashes_are_equal, NULL, g_free);
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
  self->cited = g_ptr_array_new_with_free_func (cited_free);
  g_ptr_array_set_size (self->cited, site->paths->len);
  self->pieces = praxis_site_pieces_new ();
  self->listed = g_array_new (FALSE, FALSE, sizeof (PraxisSiteListed));
  g_array_set_clear_func (self->listed, listed_clear);
  self->wanted = g_new0 (gboolean, site->paths->len + 1);
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
  g_hash_table_unref (self->pieces);
  g_ptr_array_unref (self->cited);
  g_free (self->wanted);
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
  return self->cited->pdata[place] == NULL || self->wanted[place];
}

static PraxisHash
hash_source (PraxisCitation *citation)
{
  const char *reference = praxis_citation_get_reference (citation);
  g_autofree char *all = g_strconcat (praxis_citation_get_json (citation), "\n", reference, NULL);

  return praxis_hash_bytes (all, strlen (all));
}

static void
add_work (GArray         *works,
          PraxisCitation *citation)
{
  g_autofree char *identity = praxis_reference_list_dup_identity (citation);
  PraxisSiteWork work = { .citation = praxis_reference_value_public (citation) };

  work.identity = praxis_hash_bytes (identity, strlen (identity));
  work.source = hash_source (work.citation);
  work.key = praxis_citation_key (work.citation);
  g_array_append_val (works, work);
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
  PraxisSiteCited *cited = praxis_site_cited_new ();

  for (guint i = 0; i < citations->len; i++)
    add_work (cited->works, citations->pdata[i]);
  for (guint i = 0; i < topics->len; i++)
    g_ptr_array_add (cited->topics, g_object_ref (topics->pdata[i]));
  g_clear_pointer (&self->cited->pdata[place], cited_free);
  self->cited->pdata[place] = cited;
  self->wanted[place] = FALSE;
}

static PraxisSiteWork *
get_work (PraxisSiteWorks        *self,
          const PraxisSiteListed *listed)
{
  return &g_array_index (((PraxisSiteCited *) self->cited->pdata[listed->place])->works, PraxisSiteWork, listed->work);
}

static void
add_keywords (GPtrArray *keywords,
              GPtrArray *topics)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const char *label = praxis_term_get_label (topics->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (keywords, label, g_str_equal, NULL))
        g_ptr_array_add (keywords, g_strdup (label));
    }
}

/* A work that is listed already gets the topics of this post too. */
static void
list_works (PraxisSiteWorks *self,
            GHashTable      *by_identity,
            guint            place)
{
  PraxisSiteCited *cited = self->cited->pdata[place];

  for (guint i = 0; i < cited->works->len; i++)
    {
      PraxisSiteWork *work = &g_array_index (cited->works, PraxisSiteWork, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (by_identity, &work->identity));

      if (number == 0)
        {
          PraxisSiteListed listed = { .place = place, .work = i, .keywords = g_ptr_array_new_with_free_func (g_free) };

          g_array_append_val (self->listed, listed);
          number = self->listed->len;
          g_hash_table_insert (by_identity, &work->identity, GUINT_TO_POINTER (number));
        }
      add_keywords (g_array_index (self->listed, PraxisSiteListed, number - 1).keywords, cited->topics);
    }
}

static void
give_keys (PraxisSiteWorks *self)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < self->listed->len; i++)
    g_ptr_array_add (all, get_work (self, &g_array_index (self->listed, PraxisSiteListed, i))->key);
  self->keys = praxis_citation_keys_tell_apart (all);
  for (guint i = 0; i < self->listed->len; i++)
    g_array_index (self->listed, PraxisSiteListed, i).key = self->keys->pdata[i];
}

static void
find_piece (PraxisSiteWorks  *self,
            PraxisSiteListed *listed,
            GString          *all)
{
  const PraxisSiteWork *work = get_work (self, listed);

  g_string_truncate (all, 0);
  g_string_append_len (all, (const char *) &work->source, sizeof work->source);
  g_string_append_len (all, listed->key, strlen (listed->key) + 1);
  for (guint i = 0; i < listed->keywords->len; i++)
    g_string_append_len (all, listed->keywords->pdata[i], strlen (listed->keywords->pdata[i]) + 1);
  listed->hash = praxis_hash_bytes (all->str, all->len);
  listed->old = g_hash_table_lookup (self->pieces, &listed->hash);
}

/**
 * praxis_site_works_settle:
 * @self: the works of a site, when it wants no more posts
 *
 * Finds out which works go into the files, under which keys, and which of them have to be written. It may want posts after
 * this that are only remembered; when these were added, the files can be written.
 *
 * Returns: whether there are works that have to be written
 */
gboolean
praxis_site_works_settle (PraxisSiteWorks *self)
{
  g_autoptr(GHashTable) by_identity = g_hash_table_new (hash_hash, hashes_are_equal);
  g_autoptr(GString) scratch = g_string_sized_new (1024);
  gboolean any = FALSE;

  /* The oldest posts go first, so that a new one changes the key of no work that was there before. */
  for (guint i = self->cited->len; i > 0; i--)
    list_works (self, by_identity, i - 1);
  give_keys (self);
  for (guint i = 0; i < self->listed->len; i++)
    {
      PraxisSiteListed *listed = &g_array_index (self->listed, PraxisSiteListed, i);

      find_piece (self, listed, scratch);
      any |= listed->old == NULL;
      if (listed->old == NULL && get_work (self, listed)->citation == NULL)
        self->wanted[listed->place] = TRUE;
    }
  return any;
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
 * @old: (nullable): the file that is there; needed where praxis_site_works_remember() took a note in
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
