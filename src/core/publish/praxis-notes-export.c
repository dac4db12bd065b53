/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-catalogue.h"
#include "praxis-notes-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-csl-style.h"
#include "cite/praxis-reference-writer.h"
#include "praxis-notes-private.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-reading.h"

/* The reader's own as documents: notes with what they are on, and the reading list. They are for the reader, and so in the
 * process's language; what else a program could do with them is in JSON and CSV. */

static const struct
{
  const char *name;
  const char *suffix;
} formats[PRAXIS_N_NOTES_FORMATS] = {
  [PRAXIS_NOTES_MARKDOWN] = { "markdown", ".md" },
  [PRAXIS_NOTES_HTML] = { "html", ".html" },
  [PRAXIS_NOTES_JSON] = { "json", ".json" },
  [PRAXIS_NOTES_CSV] = { "csv", ".csv" },
  [PRAXIS_NOTES_BIBLIOGRAPHY] = { "bibliography", ".txt" },
  [PRAXIS_NOTES_BIBTEX] = { "bibtex", ".bib" },
  [PRAXIS_NOTES_RIS] = { "ris", ".ris" },
  [PRAXIS_NOTES_CSL_JSON] = { "csl-json", ".csl.json" },
};

/**
 * praxis_notes_format_get_name:
 * @format: a format
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
praxis_notes_format_get_name (PraxisNotesFormat format)
{
  g_return_val_if_fail (format < PRAXIS_N_NOTES_FORMATS, NULL);

  return formats[format].name;
}

/**
 * praxis_notes_format_get_suffix:
 * @format: a format
 *
 * Returns: (transfer none): what its files end in, with the dot
 */
const char *
praxis_notes_format_get_suffix (PraxisNotesFormat format)
{
  g_return_val_if_fail (format < PRAXIS_N_NOTES_FORMATS, NULL);

  return formats[format].suffix;
}

/**
 * praxis_notes_format_has_style:
 * @format: a format
 *
 * Returns: whether it has references as they are printed, in a citation style
 */
gboolean
praxis_notes_format_has_style (PraxisNotesFormat format)
{
  return format <= PRAXIS_NOTES_BIBLIOGRAPHY && format != PRAXIS_NOTES_JSON;
}

/**
 * praxis_notes_format_parse:
 * @name: a name
 * @format: (out): the format of that name
 *
 * Returns: whether there is one
 */
gboolean
praxis_notes_format_parse (const char        *name,
                           PraxisNotesFormat *format)
{
  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  for (guint i = 0; i < PRAXIS_N_NOTES_FORMATS; i++)
    {
      if (g_str_equal (formats[i].name, name))
        {
          *format = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * praxis_notes_format_guess:
 * @file_name: a name of a file
 * @format: (out): the format that its ending says
 *
 * Returns: whether it says one
 */
gboolean
praxis_notes_format_guess (const char        *file_name,
                           PraxisNotesFormat *format)
{
  g_autofree char *name = NULL;
  gsize longest = 0;

  g_return_val_if_fail (file_name != NULL && format != NULL, FALSE);

  name = g_ascii_strdown (file_name, -1);
  for (guint i = 0; i < PRAXIS_N_NOTES_FORMATS; i++)
    {
      if (g_str_has_suffix (name, formats[i].suffix) && strlen (formats[i].suffix) > longest)
        {
          longest = strlen (formats[i].suffix);
          *format = i;
        }
    }
  return longest > 0;
}

/* --- What the formats have in common --- */

const char *
praxis_notes_get_title (const PraxisNotesDocument *self)
{
  return self->scope == PRAXIS_NOTES_OF_READER ? _("My Notes") : _("My Reading List");
}

const char *
praxis_notes_get_post_title (const PraxisReading *reading)
{
  return *reading->title != '\0' ? reading->title : _("Untitled");
}

/* The digest and the month; empty where neither is known. */
char *
praxis_notes_dup_origin (const PraxisReading *reading)
{
  g_autofree char *month = reading->month != PRAXIS_MONTH_NONE ? praxis_month_format (reading->month) : g_strdup ("");

  return g_strconcat (reading->digest_title, *reading->digest_title != '\0' && *month != '\0' ? ", " : "", month, NULL);
}

/* The day of a time in microseconds, where the reader is. */
char *
praxis_notes_dup_day (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local_usec (time);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");
}

/* --- What is written --- */

static void
post_free (PraxisNotesPost *post)
{
  praxis_reading_free (post->reading);
  g_ptr_array_unref (post->notes);
  g_free (post);
}

static void
document_clear (PraxisNotesDocument *self)
{
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->references, praxis_references_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PraxisNotesDocument, document_clear)

static gboolean
add_post (PraxisNotesDocument  *self,
          PraxisStore          *store,
          const char           *post_uuid,
          GError              **error)
{
  PraxisReading *reading = praxis_store_get_reading (store, post_uuid, error);
  PraxisNotesPost *post;

  if (reading == NULL)
    return FALSE;
  post = g_new0 (PraxisNotesPost, 1);
  post->reading = reading;
  post->notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->posts, post);
  if (self->scope == PRAXIS_NOTES_READING_LIST)
    return TRUE;
  g_ptr_array_unref (post->notes);
  post->notes = praxis_store_list_notes (store, post_uuid, error);
  if (post->notes != NULL)
    return TRUE;
  post->notes = g_ptr_array_new ();
  return FALSE;
}

/* The post whose note changed last comes first. */
static gboolean
gather_notes (PraxisNotesDocument  *self,
              PraxisStore          *store,
              GError              **error)
{
  g_autoptr(GPtrArray) notes = praxis_store_list_notes (store, NULL, error);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const char *post_uuid = praxis_note_get_post_uuid (notes->pdata[i]);

      if (g_hash_table_add (known, (gpointer) post_uuid) && !add_post (self, store, post_uuid, error))
        return FALSE;
    }
  return notes != NULL;
}

static gboolean
gather_list (PraxisNotesDocument  *self,
             PraxisStore          *store,
             GError              **error)
{
  g_autoptr(GPtrArray) list = praxis_store_list_reading (store, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      if (!add_post (self, store, ((PraxisReading *) list->pdata[i])->post_uuid, error))
        return FALSE;
    }
  return list != NULL;
}

static gboolean
gather (PraxisNotesDocument  *self,
        PraxisStore          *store,
        GError              **error)
{
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) post_free);
  return self->scope == PRAXIS_NOTES_OF_READER ? gather_notes (self, store, error) : gather_list (self, store, error);
}

/* A work that several posts are about is one. */
static GPtrArray *
list_citations (const PraxisNotesDocument *self)
{
  GPtrArray *citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->posts->len; i++)
    {
      GPtrArray *works = ((PraxisNotesPost *) self->posts->pdata[i])->reading->citations;

      for (guint j = 0; j < works->len; j++)
        {
          if (g_hash_table_add (known, (gpointer) praxis_citation_get_json (works->pdata[j])))
            g_ptr_array_add (citations, g_object_ref (works->pdata[j]));
        }
    }
  return citations;
}

/* Of a digest of somebody else the style may not be on this computer. */
static const char *
get_style (PraxisDigest *digest,
           PraxisStore  *store)
{
  const char *style = praxis_digest_get_citation_style (digest);
  g_autoptr(PraxisCslInfo) info = praxis_csl_style_get_info (store, style, NULL);

  return info != NULL && *style != '\0' ? style : PRAXIS_CSL_STYLE_APA;
}

/* Returns: (transfer full): the ids of the styles that the digests of the posts are printed in, each once, in the order of the
 * posts; of a digest that is gone nothing is known. */
static GPtrArray *
list_styles (const PraxisNotesDocument  *self,
             PraxisStore                *store,
             GError                    **error)
{
  g_autoptr(GPtrArray) styles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) digests = praxis_store_list_digests (store, error);
  g_autoptr(GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);

  if (digests == NULL)
    return NULL;
  for (guint i = 0; i < digests->len; i++)
    g_hash_table_insert (by_uuid, (gpointer) praxis_digest_get_uuid (digests->pdata[i]), digests->pdata[i]);
  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisDigest *digest = g_hash_table_lookup (by_uuid, ((PraxisNotesPost *) self->posts->pdata[i])->reading->digest_uuid);
      const char *style = digest != NULL ? get_style (digest, store) : NULL;

      if (style != NULL && !g_ptr_array_find_with_equal_func (styles, style, g_str_equal, NULL))
        g_ptr_array_add (styles, g_strdup (style));
    }
  return g_steal_pointer (&styles);
}

/* What was asked for, or else the one style of all digests; where they differ, APA. */
static char *
choose_style (const PraxisNotesDocument  *self,
              PraxisStore                *store,
              const char                 *style_id,
              GError                    **error)
{
  g_autoptr(GPtrArray) styles = NULL;

  if (style_id != NULL)
    return g_strdup (style_id);
  styles = list_styles (self, store, error);
  if (styles == NULL)
    return NULL;
  return g_strdup (styles->len == 1 ? styles->pdata[0] : PRAXIS_CSL_STYLE_APA);
}

static gboolean
load_references (PraxisNotesDocument  *self,
                 PraxisStore          *store,
                 const char           *style_id,
                 GPtrArray            *citations,
                 GCancellable         *cancellable,
                 GError              **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *chosen = choose_style (self, store, style_id, &failure);
  g_autofree char *style = chosen != NULL ? praxis_csl_style_load (store, chosen, &failure) : NULL;
  g_autofree char *language = praxis_catalogue_dup_process_language ();

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->references = praxis_references_new_with_style (style, language);
  return praxis_references_load (self->references, store, citations, cancellable, error);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* A reading list keeps its order; that of notes says nothing. */
static char *
write_bibliography (const PraxisNotesDocument *self,
                    GPtrArray                 *citations)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    g_ptr_array_add (lines, praxis_references_dup_text (self->references, citations->pdata[i]));
  if (self->scope == PRAXIS_NOTES_OF_READER)
    g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) lines->pdata[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
write_document (PraxisNotesDocument  *self,
                PraxisNotesFormat     format,
                GPtrArray            *citations,
                GError              **error)
{
  switch (format)
    {
    case PRAXIS_NOTES_MARKDOWN:
      return praxis_notes_write_markdown (self);
    case PRAXIS_NOTES_HTML:
      return praxis_notes_write_html (self);
    case PRAXIS_NOTES_JSON:
      return praxis_notes_write_json (self);
    case PRAXIS_NOTES_CSV:
      return praxis_notes_write_csv (self);
    case PRAXIS_NOTES_BIBLIOGRAPHY:
      return write_bibliography (self, citations);
    case PRAXIS_NOTES_BIBTEX:
      return praxis_reference_write (PRAXIS_REFERENCE_BIBTEX, citations, NULL, error);
    case PRAXIS_NOTES_RIS:
      return praxis_reference_write (PRAXIS_REFERENCE_RIS, citations, NULL, error);
    case PRAXIS_NOTES_CSL_JSON:
      return praxis_reference_write (PRAXIS_REFERENCE_CSL_JSON, citations, NULL, error);
    default:
      g_assert_not_reached ();
    }
}

/**
 * praxis_notes_export:
 * @store: a library
 * @scope: what goes out
 * @format: in which form
 * @style_id: (nullable): the CSL style of the references; %NULL for that of the digests, and where theirs differ for APA, 7th
 *   edition
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Writes notes or the reading list, with posts that are gone, as far as they are still known. It may wait for the citation
 * engine.
 *
 * Returns: (transfer full): the text of a file, UTF-8; %NULL with an error of the style, of the engine or of the library
 */
char *
praxis_notes_export (PraxisStore        *store,
                     PraxisNotesScope    scope,
                     PraxisNotesFormat   format,
                     const char         *style_id,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_auto(PraxisNotesDocument) document = { .scope = scope };
  g_autoptr(GPtrArray) citations = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (format < PRAXIS_N_NOTES_FORMATS, NULL);

  if (!gather (&document, store, error))
    return NULL;
  citations = list_citations (&document);
  if (praxis_notes_format_has_style (format) && !load_references (&document, store, style_id, citations, cancellable, error))
    return NULL;
  return write_document (&document, format, citations, error);
}

/**
 * praxis_notes_list_styles:
 * @store: a library
 * @scope: what goes out
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisCslInfo): the citation styles of the digests that @scope is of, in its order, with
 *   APA in the place of one that is not on this computer; %NULL with an error of the library
 */
GPtrArray *
praxis_notes_list_styles (PraxisStore       *store,
                          PraxisNotesScope   scope,
                          GError           **error)
{
  g_auto(PraxisNotesDocument) document = { .scope = scope };
  g_autoptr(GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_csl_info_free);
  g_autoptr(GPtrArray) styles = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  if (!gather (&document, store, error))
    return NULL;
  styles = list_styles (&document, store, error);
  if (styles == NULL)
    return NULL;
  for (guint i = 0; i < styles->len; i++)
    {
      PraxisCslInfo *info = praxis_csl_style_get_info (store, styles->pdata[i], error);

      if (info == NULL)
        return NULL;
      g_ptr_array_add (infos, info);
    }
  return g_steal_pointer (&infos);
}
