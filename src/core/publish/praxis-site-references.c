/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-bibtex-writer.h"
#include "cite/praxis-reference-list.h"
#include "praxis-export-site-private.h"
#include "store/praxis-store-citations.h"

/* The works that all posts of a site are about, as files for programs for references. */

/* What the files need of a post; the post itself need not stay. */
typedef struct
{
  GPtrArray *citations;
  GPtrArray *topics;
} Cited;

typedef struct
{
  /* Which of the files are to be written (their keys). */
  char        *keys[PRAXIS_N_REFERENCE_FORMATS];
  /* (element-type Cited): by the places of the posts. */
  GPtrArray   *cited;
  /* Under the lock: what is made of them. */
  PraxisReferenceList *list;
  GMutex       lock;
  /* What BibTeX the library knows, and what it does not know yet. */
  PraxisStore *store;
  GHashTable  *known;
  GPtrArray   *fresh;
} Collected;

static void
cited_free (Cited *cited)
{
  if (cited == NULL)
    return;
  g_ptr_array_unref (cited->citations);
  g_ptr_array_unref (cited->topics);
  g_free (cited);
}

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
    g_free (self->keys[i]);
  g_ptr_array_unref (self->cited);
  g_clear_pointer (&self->list, praxis_reference_list_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gpointer
begin (PraxisSiteExport *export)
{
  PraxisSite *site = praxis_site_export_get_site (export);
  Collected *self;
  gboolean stale = FALSE;

  if (!praxis_site_has_references (site))
    return NULL;
  self = g_new0 (Collected, 1);
  g_mutex_init (&self->lock);
  self->store = praxis_site_export_get_store (export);
  self->cited = g_ptr_array_new_with_free_func ((GDestroyNotify) cited_free);
  self->fresh = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *path = praxis_reference_format_dup_file_name (i, PRAXIS_REFERENCES_STEM);

      self->keys[i] = praxis_site_export_key_if_stale (export, path, praxis_site_key_of_references (site, path));
      stale |= self->keys[i] != NULL;
    }
  g_ptr_array_set_size (self->cited, site->paths->len);
  if (!stale)
    g_clear_pointer (&self, collected_free);
  else if (self->keys[PRAXIS_REFERENCE_BIBTEX] != NULL)
    self->known = praxis_store_list_references (self->store, PRAXIS_BIBTEX_PREFIX, NULL);
  return self;
}

static void
add (gpointer    collected,
     guint       place,
     PraxisPost *post)
{
  Collected *self = collected;
  Cited *cited = g_new0 (Cited, 1);

  cited->citations = g_ptr_array_ref (praxis_post_get_citations (post));
  cited->topics = g_ptr_array_ref (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC));
  self->cited->pdata[place] = cited;
}

static char *
write_list (Collected              *self,
            PraxisReferenceList    *list,
            PraxisReferenceFormat   format,
            GError                **error)
{
  if (format == PRAXIS_REFERENCE_BIBTEX)
    return praxis_reference_list_write_bibtex (list, self->known, self->fresh, error);
  return praxis_reference_list_write (list, format, error);
}

/* Whoever comes first makes the list. The oldest posts go first, so that a new one changes the key of no work that was there
 * before. */
static PraxisReferenceList *
get_list (Collected *self)
{
  g_mutex_lock (&self->lock);
  if (self->list == NULL)
    {
      self->list = praxis_reference_list_new (TRUE);
      for (guint i = self->cited->len; i > 0; i--)
        {
          Cited *cited = self->cited->pdata[i - 1];

          praxis_reference_list_add (self->list, cited->citations, cited->topics);
          g_clear_pointer (&self->cited->pdata[i - 1], cited_free);
        }
    }
  g_mutex_unlock (&self->lock);
  return self->list;
}

/* A part is a format. */
static gboolean
end (PraxisSiteExport  *export,
     gpointer           collected,
     guint              part,
     GError           **error)
{
  Collected *self = collected;
  const char *key = self->keys[part];
  g_autofree char *path = praxis_reference_format_dup_file_name (part, PRAXIS_REFERENCES_STEM);
  g_autofree char *text = NULL;

  if (key == NULL)
    return TRUE;
  text = write_list (self, get_list (self), part, error);
  return text != NULL && praxis_site_export_write (export, path, key, text, strlen (text), error);
}

const PraxisSiteCollection praxis_site_references = { begin, add, end, PRAXIS_N_REFERENCE_FORMATS, collected_free };
