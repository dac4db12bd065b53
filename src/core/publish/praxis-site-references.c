/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

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
  /* The files, which of them are to be written (their keys), and what is there. */
  char             *paths[PRAXIS_N_REFERENCE_FORMATS];
  char             *keys[PRAXIS_N_REFERENCE_FORMATS];
  char             *old[PRAXIS_N_REFERENCE_FORMATS];
  /* What BibTeX the library knows, and what it does not know yet. */
  PraxisStore      *store;
  GHashTable       *known;
  GPtrArray        *fresh;
  /* How many files are not written yet. */
  int               n_left;
} Collected;

/* In the thread that has the library. */
static void
collected_free (gpointer data)
{
  Collected *self = data;

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

/* Takes in what the export before has noted, and what it has written. */
static void
remember (Collected *self)
{
  g_autofree char *note = NULL;
  gsize length, sizes[PRAXIS_N_REFERENCE_FORMATS];
  const char *keys[PRAXIS_N_REFERENCE_FORMATS];
  gboolean remembers = praxis_site_export_read_note (self->export, NOTE, &note, &length);

  for (guint i = 0; remembers && i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *path = praxis_site_export_dup_file (self->export, self->paths[i], &keys[i]);

      remembers = path != NULL && g_file_get_contents (path, &self->old[i], &sizes[i], NULL);
    }
  if (remembers)
    praxis_site_works_remember (self->works, note, length, keys, sizes);
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
  if (stale)
    remember (self);
  else
    g_clear_pointer (&self, collected_free);
  return self;
}

static gboolean
wants (gpointer collected,
       guint    place)
{
  return praxis_site_works_wants (((Collected *) collected)->works, place);
}

static void
add (gpointer    collected,
     guint       place,
     PraxisPost *post)
{
  praxis_site_works_add (((Collected *) collected)->works, place, post);
}

static void
settle (gpointer collected)
{
  Collected *self = collected;

  if (praxis_site_works_settle (self->works) && self->keys[PRAXIS_REFERENCE_BIBTEX] != NULL)
    self->known = praxis_store_list_references (self->store, PRAXIS_BIBTEX_PREFIX, NULL);
}

/* A part is a format. Whoever writes the last file leaves the note. */
static gboolean
end (PraxisSiteExport  *export,
     gpointer           collected,
     guint              part,
     GError           **error)
{
  Collected *self = collected;
  const char *key = self->keys[part];
  g_autofree char *text = NULL;
  gsize length;

  if (key == NULL)
    return TRUE;
  text = praxis_site_works_write (self->works, part, self->old[part], part == PRAXIS_REFERENCE_BIBTEX ? self->known : NULL,
                                  self->fresh, &length, error);
  /* No other format asks for it. */
  if (part == PRAXIS_REFERENCE_BIBTEX)
    g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->old[part], g_free);
  if (text == NULL || !praxis_site_export_write (export, self->paths[part], key, text, length, error))
    return FALSE;
  if (g_atomic_int_dec_and_test (&self->n_left))
    praxis_site_export_take_note (export, NOTE, praxis_site_works_to_note (self->works, (const char *const *) self->keys));
  return TRUE;
}

const PraxisSiteCollection praxis_site_references = {
  begin, wants, add, settle, end, PRAXIS_N_REFERENCE_FORMATS, collected_free
};
