/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathering the works of many posts takes its time, and so does formatting them: a job of the library's readers, which ends
 * when nobody waits for it any more. */

#include "config.h"

#include "praxis-references-job.h"

#include <string.h>

#include "cite/praxis-reference-list.h"
#include "cite/praxis-references.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

typedef struct
{
  GArray                *ids;
  PraxisReferenceFormat  format;
  GFile                 *file;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_clear_object (&request->file);
  g_free (request);
}

void
praxis_references_text_free (PraxisReferencesText *self)
{
  g_free (self->text);
  g_free (self->html);
  g_free (self);
}

/* --- Gathering ------------------------------------------------------------------------------------------- */

/* Told of each post with the number of works before it. */
typedef gboolean (*PostFunc) (PraxisStore          *store,
                              PraxisPost           *post,
                              PraxisReferenceList  *list,
                              guint                 n_before,
                              gpointer              user_data,
                              GError              **error);

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

/* The oldest posts go first, whatever the list shows first: so a work has the same key every time. A post that has gone
 * meanwhile is none any more. */
static PraxisReferenceList *
gather (PraxisStore   *store,
        GArray        *ids,
        PostFunc       func,
        gpointer       user_data,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (PraxisReferenceList) list = praxis_reference_list_new (FALSE);

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (PraxisPost) post = praxis_store_get_post_by_id (store, g_array_index (ids, gint64, i), &failure);
      guint n_before = praxis_reference_list_get_citations (list)->len;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
        continue;
      if (post == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      praxis_reference_list_add (list, praxis_post_get_citations (post),
                                 praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC));
      if (func != NULL && !func (store, post, list, n_before, user_data, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

/* --- Formatted ------------------------------------------------------------------------------------------- */

/* A digest's style, and the works that are shown in it. */
typedef struct
{
  PraxisReferences *references;
  GPtrArray        *citations;
} Style;

static void
style_free (gpointer data)
{
  Style *style = data;

  praxis_references_unref (style->references);
  g_ptr_array_unref (style->citations);
  g_free (style);
}

/* A work stands in the list in the style of the digest of the first post that is about it. */
static gboolean
add_to_style (PraxisStore          *store,
              PraxisPost           *post,
              PraxisReferenceList  *list,
              guint                 n_before,
              gpointer              user_data,
              GError              **error)
{
  GHashTable *styles = user_data;
  GPtrArray *citations = praxis_reference_list_get_citations (list);
  const char *uuid = praxis_post_get_digest_uuid (post);
  Style *style = g_hash_table_lookup (styles, uuid);

  if (style == NULL)
    {
      g_autoptr (PraxisDigest) digest = praxis_store_find_digest (store, uuid, error);

      if (digest == NULL)
        return FALSE;
      style = g_new0 (Style, 1);
      style->references = praxis_references_new_for_reading (store, digest);
      style->citations = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (styles, g_strdup (uuid), style);
    }
  for (guint i = n_before; i < citations->len; i++)
    g_ptr_array_add (style->citations, g_object_ref (citations->pdata[i]));

  return TRUE;
}

/* One reference of the list, and what it is sorted by. */
typedef struct
{
  char *text;
  char *html;
  char *names;
  int   year;
  char *title;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line->html);
  g_free (line->names);
  g_free (line->title);
  g_free (line);
}

static GPtrArray *
get_authors (PraxisCitation *citation)
{
  GPtrArray *names = praxis_citation_get_names (citation, "author");

  if (names->len > 0)
    return names;
  g_ptr_array_unref (names);
  return praxis_citation_get_names (citation, "editor");
}

/* By its authors, as bibliographies are. What has none, or only a printed reference, stands where its first word belongs. */
static char *
make_names_key (PraxisCitation *citation,
                const char     *text)
{
  g_autoptr (GPtrArray) names = get_authors (citation);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = names->pdata[i];
      g_autofree char *family = praxis_name_dup_short (name);

      g_string_append_printf (all, "%s%s %s", i > 0 ? ", " : "", family, name->given != NULL ? name->given : "");
    }

  return g_utf8_collate_key (all->len > 0 ? all->str : text, -1);
}

static Line *
line_new (PraxisReferences *references,
          PraxisCitation   *citation)
{
  Line *line = g_new0 (Line, 1);
  const char *title = praxis_citation_get_field (citation, "title");

  line->text = praxis_references_dup_text (references, citation);
  line->html = praxis_references_dup_html (references, citation);
  line->names = make_names_key (citation, line->text);
  line->year = praxis_citation_get_year (citation);
  line->title = g_utf8_collate_key (title != NULL ? title : line->text, -1);

  return line;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = *(const Line * const *) a;
  const Line *second = *(const Line * const *) b;
  int order = strcmp (first->names, second->names);

  if (order == 0)
    order = first->year - second->year;
  return order != 0 ? order : strcmp (first->title, second->title);
}

static PraxisReferencesText *
write_lines (GPtrArray *lines)
{
  PraxisReferencesText *answer = g_new0 (PraxisReferencesText, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line->text);
      g_string_append_printf (html, "<p>%s</p>", line->html);
    }
  answer->n_works = lines->len;
  answer->text = g_string_free (g_steal_pointer (&text), FALSE);
  answer->html = g_string_free (g_steal_pointer (&html), FALSE);

  return answer;
}

/* Runs in a reader thread. */
static gpointer
format_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Request *request = data;
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (PraxisReferenceList) list = NULL;
  GHashTableIter iter;
  gpointer value;

  list = gather (store, request->ids, add_to_style, styles, cancellable, error);
  if (list == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, styles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Style *style = value;

      if (!praxis_references_load (style->references, store, style->citations, cancellable, error))
        return NULL;
      for (guint i = 0; i < style->citations->len; i++)
        g_ptr_array_add (lines, line_new (style->references, style->citations->pdata[i]));
    }
  g_ptr_array_sort (lines, compare_lines);

  return write_lines (lines);
}

/* --- For other programs ---------------------------------------------------------------------------------- */

/* Runs in a reader thread. */
static gpointer
write_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Request *request = data;
  g_autoptr (PraxisReferencesText) answer = g_new0 (PraxisReferencesText, 1);
  g_autoptr (PraxisReferenceList) list = gather (store, request->ids, NULL, NULL, cancellable, error);

  if (list == NULL)
    return NULL;

  answer->n_works = praxis_reference_list_get_citations (list)->len;
  answer->text = praxis_reference_list_write (list, request->format, error);
  if (answer->text == NULL)
    return NULL;

  /* Under another name first: what was there stays until all of the new one is written. */
  if (request->file != NULL &&
      !g_file_replace_contents (request->file, answer->text, strlen (answer->text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                cancellable, error))
    return NULL;
  if (request->file != NULL)
    g_clear_pointer (&answer->text, g_free);

  return g_steal_pointer (&answer);
}

/* --- Asking ---------------------------------------------------------------------------------------------- */

static void
ask (PraxisLibrary         *library,
     PraxisJob              job,
     GArray                *ids,
     PraxisReferenceFormat  format,
     GFile                 *file,
     GCancellable          *cancellable,
     GAsyncReadyCallback    callback,
     gpointer               user_data)
{
  Request *request = g_new0 (Request, 1);

  request->ids = g_array_copy (ids);
  request->format = format;
  request->file = file != NULL ? g_object_ref (file) : NULL;
  praxis_library_read_async (library, job, request, request_free, (GDestroyNotify) praxis_references_text_free,
                             cancellable, callback, user_data);
}

/* As a list of references in the citation style, in the order of the alphabet. */
void
praxis_references_format_async (PraxisLibrary       *library,
                                GArray              *ids,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  ask (library, format_job, ids, 0, NULL, cancellable, callback, user_data);
}

/* For other programs, into a file where there is one. */
void
praxis_references_write_async (PraxisLibrary         *library,
                               GArray                *ids,
                               PraxisReferenceFormat  format,
                               GFile                 *file,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data)
{
  ask (library, write_job, ids, format, file, cancellable, callback, user_data);
}

PraxisReferencesText *
praxis_references_job_finish (PraxisLibrary  *library,
                              GAsyncResult   *result,
                              GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}
