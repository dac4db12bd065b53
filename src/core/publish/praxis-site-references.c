/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cite/praxis-bibtex-writer.h"
#include "praxis-export-site-private.h"
#include "praxis-site-works.h"
#include "store/praxis-store-citations.h"

/* The works that all posts of a site are about, as files for programs for references. The posts that are the same as in the
 * export before are not read. */

#define NOTE "references"

typedef struct
{
  PraxisSiteExport *export;
  PraxisSiteWorks  *works;
  /* Takes in what the export before has noted, while others look at the pages; NULL: it is done. */
  GThread          *remembering;
  /* The files, which of them are not right as they are (their keys), which of these would be the same again, and what is there. */
  char             *paths[PRAXIS_N_REFERENCE_FORMATS];
  char             *keys[PRAXIS_N_REFERENCE_FORMATS];
  gboolean          is_kept[PRAXIS_N_REFERENCE_FORMATS];
  gsize             sizes[PRAXIS_N_REFERENCE_FORMATS];
  char             *old[PRAXIS_N_REFERENCE_FORMATS];
  /* What BibTeX the library knows, and what it does not know yet. */
  PraxisStore      *store;
  GHashTable       *known;
  GPtrArray        *fresh;
  /* How many files are not written yet. */
  int               n_left;
} Collected;

/* Before anybody asks for the works. */
static void
wait_for_note (Collected *self)
{
  g_clear_pointer (&self->remembering, g_thread_join);
}

/* In the thread that has the library. */
static void
collected_free (gpointer data)
{
  Collected *self = data;

  wait_for_note (self);
  for (guint i = 0; i + 1 < self->fresh->len; i += 2)
    praxis_store_note_reference (self->store, self->fresh->pdata[i], self->fresh->pdata[i + 1]);
  g_ptr_array_unref (self->fresh);
  g_clear_pointer (&self->known, g_hash_table_unref);
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_free (self->paths[i]);
      g_free (self->keys[i]);
      g_free (self->old[i]);
    }
  praxis_site_works_free (self->works);
  g_free (self);
}

/* Takes in what the export before has noted of the files that are there. */
static gpointer
remember (gpointer data)
{
  Collected *self = data;
  const char *keys[PRAXIS_N_REFERENCE_FORMATS];
  gsize length;
  char *note;

  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *path = praxis_site_export_dup_file (self->export, self->paths[i], &keys[i]);
      GStatBuf info;

      if (path == NULL || g_stat (path, &info) != 0)
        return NULL;
      self->sizes[i] = info.st_size;
    }
  if (praxis_site_export_read_note (self->export, NOTE, &note, &length))
    praxis_site_works_remember (self->works, note, length, keys, self->sizes);
  return NULL;
}

/* Reads the files that works are copied from.
 *
 * Returns: whether they are still what the note is about */
static gboolean
read_old (Collected *self)
{
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *path = NULL;
      gsize length;

      if (self->keys[i] == NULL || self->is_kept[i] || self->old[i] != NULL)
        continue;
      path = praxis_site_export_dup_file (self->export, self->paths[i], NULL);
      if (path == NULL || !g_file_get_contents (path, &self->old[i], &length, NULL) || length != self->sizes[i])
        return FALSE;
    }
  return TRUE;
}

static gpointer
begin (PraxisSiteExport *export)
{
  PraxisSite *site = praxis_site_export_get_site (export);
  g_autofree char *key = NULL;
  Collected *self;
  gboolean stale = FALSE;

  if (!praxis_site_has_references (site))
    return NULL;
  key = praxis_site_key_of_references (site);
  self = g_new0 (Collected, 1);
  self->export = export;
  self->store = praxis_site_export_get_store (export);
  self->works = praxis_site_works_new (site);
  self->fresh = g_ptr_array_new_with_free_func (g_free);
  self->n_left = PRAXIS_N_REFERENCE_FORMATS;
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      self->paths[i] = praxis_reference_format_dup_file_name (i, PRAXIS_REFERENCES_STEM);
      self->keys[i] = praxis_site_export_key_if_stale (export, self->paths[i], g_strdup (key));
      stale |= self->keys[i] != NULL;
    }
  if (!stale)
    g_clear_pointer (&self, collected_free);
  else if ((self->remembering = g_thread_try_new ("remember", remember, self, NULL)) == NULL)
    remember (self);
  return self;
}

static gboolean
wants (gpointer collected,
       guint    place)
{
  Collected *self = collected;

  wait_for_note (self);
  return praxis_site_works_wants (self->works, place);
}

static void
add (gpointer    collected,
     guint       place,
     PraxisPost *post)
{
  praxis_site_works_add (((Collected *) collected)->works, place, post);
}

static gboolean
settle (gpointer collected)
{
  Collected *self = collected;

  wait_for_note (self);
  if (!praxis_site_works_settle (self->works))
    return FALSE;
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS && praxis_site_works_is_same (self->works); i++)
    self->is_kept[i] |= self->keys[i] != NULL && praxis_site_export_keep_as (self->export, self->paths[i], self->keys[i]);
  if (praxis_site_works_count_old (self->works) > 0 && !read_old (self))
    {
      praxis_site_works_forget (self->works);
      return FALSE;
    }
  if (praxis_site_works_count_new (self->works) > 0 && self->keys[PRAXIS_REFERENCE_BIBTEX] != NULL)
    self->known = praxis_store_list_references (self->store, PRAXIS_BIBTEX_PREFIX, NULL);
  return TRUE;
}

static gboolean
write_file (PraxisSiteExport       *export,
            Collected              *self,
            PraxisReferenceFormat   format,
            GError                **error)
{
  g_autofree char *text = NULL;
  gsize length;

  text = praxis_site_works_write (self->works, format, self->old[format],
                                  format == PRAXIS_REFERENCE_BIBTEX ? self->known : NULL, self->fresh, &length, error);
  /* No other format asks for it. */
  if (format == PRAXIS_REFERENCE_BIBTEX)
    g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->old[format], g_free);
  return text != NULL && praxis_site_export_write (export, self->paths[format], self->keys[format], text, length, error);
}

/* A part is a format. Whoever writes the last file leaves the note. */
static gboolean
end (PraxisSiteExport  *export,
     gpointer           collected,
     guint              part,
     GError           **error)
{
  Collected *self = collected;

  if (self->keys[part] == NULL)
    return TRUE;
  if (!self->is_kept[part] && !write_file (export, self, part, error))
    return FALSE;
  if (g_atomic_int_dec_and_test (&self->n_left))
    praxis_site_export_take_note (export, NOTE, praxis_site_works_to_note (self->works, (const char *const *) self->keys));
  return TRUE;
}

const PraxisSiteCollection praxis_site_references = {
  begin, wants, add, settle, end, PRAXIS_N_REFERENCE_FORMATS, collected_free
};
