/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-note.h"
#include "praxis-csv.h"
#include "praxis-json.h"
#include "praxis-notes-private.h"

/* Notes and the reading list for programs. The names in JSON and CSV are the same in every language. */

/* --- JSON --- */

static void
add_time (PraxisJsonBuilder *builder,
          yyjson_mut_val    *object,
          const char        *key,
          gint64             time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc_usec (time);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  praxis_json_add_string (builder, object, key, text);
}

static void
add_citations (PraxisJsonBuilder *builder,
               yyjson_mut_val    *object,
               GPtrArray         *citations)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (builder, object, "citations");

  for (guint i = 0; i < citations->len; i++)
    yyjson_mut_arr_append (array, yyjson_mut_rawcpy (builder, praxis_citation_get_json (citations->pdata[i])));
}

static void
add_notes (PraxisJsonBuilder *builder,
           yyjson_mut_val    *object,
           GPtrArray         *notes)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (builder, object, "notes");

  for (guint i = 0; i < notes->len; i++)
    {
      yyjson_mut_val *note = yyjson_mut_arr_add_obj (builder, array);

      praxis_json_add_string (builder, note, "uuid", praxis_note_get_uuid (notes->pdata[i]));
      praxis_json_add_string (builder, note, "quote", praxis_note_get_quote (notes->pdata[i]));
      praxis_json_add_string (builder, note, "text", praxis_note_get_text (notes->pdata[i]));
      add_time (builder, note, "created", praxis_note_get_created (notes->pdata[i]));
      add_time (builder, note, "modified", praxis_note_get_modified (notes->pdata[i]));
    }
}

char *
praxis_notes_write_json (const PraxisNotesDocument *self)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  g_autofree char *text = NULL;
  yyjson_mut_val *root = yyjson_mut_arr (builder);

  yyjson_mut_doc_set_root (builder, root);
  for (guint i = 0; i < self->posts->len; i++)
    {
      const PraxisNotesPost *post = self->posts->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, root);
      g_autofree char *month = praxis_month_to_string (post->reading->month);

      praxis_json_add_string (builder, object, "uuid", post->reading->post_uuid);
      praxis_json_add_string (builder, object, "title", post->reading->title);
      praxis_json_add_string (builder, object, "digest", post->reading->digest_title);
      if (month != NULL)
        praxis_json_add_string (builder, object, "month", month);
      yyjson_mut_obj_add_bool (builder, object, "unread", post->reading->unread);
      add_citations (builder, object, post->reading->citations);
      if (self->scope == PRAXIS_NOTES_OF_READER)
        add_notes (builder, object, post->notes);
    }
  text = praxis_json_to_string (builder, TRUE);
  return g_strconcat (text, "\n", NULL);
}

/* --- CSV --- */

static char *
dup_references (const PraxisNotesDocument *self,
                GPtrArray                 *citations)
{
  g_autoptr(GString) texts = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *text = praxis_references_dup_text (self->references, citations->pdata[i]);

      g_string_append_printf (texts, "%s%s", i > 0 ? "\n" : "", text);
    }
  return g_string_free_and_steal (g_steal_pointer (&texts));
}

static const char *
get_doi (GPtrArray *citations)
{
  const char *doi = citations->len > 0 ? praxis_citation_get_field (citations->pdata[0], "DOI") : NULL;

  return doi != NULL ? doi : "";
}

static void
append_post (GString                   *csv,
             const PraxisNotesDocument *self,
             const PraxisNotesPost     *post,
             guint                      place)
{
  const PraxisReading *reading = post->reading;
  g_autofree char *month = praxis_month_to_string (reading->month);
  g_autofree char *references = dup_references (self, reading->citations);
  g_autofree char *number = g_strdup_printf ("%u", place);

  if (self->scope == PRAXIS_NOTES_READING_LIST)
    praxis_csv_append_row (csv, (const char *const[]) { number, reading->title, reading->digest_title, month != NULL ? month : "",
                                                        references, get_doi (reading->citations), reading->unread ? "unread" : "read",
                                                        reading->post_uuid, NULL });
  for (guint i = 0; i < post->notes->len; i++)
    {
      PraxisNote *note = post->notes->pdata[i];
      g_autofree char *created = praxis_notes_dup_day (praxis_note_get_created (note));
      g_autofree char *modified = praxis_notes_dup_day (praxis_note_get_modified (note));

      praxis_csv_append_row (csv, (const char *const[]) { reading->title, reading->digest_title, month != NULL ? month : "", references,
                                                          get_doi (reading->citations), praxis_note_get_quote (note),
                                                          praxis_note_get_text (note), created, modified, reading->post_uuid, NULL });
    }
}

char *
praxis_notes_write_csv (const PraxisNotesDocument *self)
{
  static const char *const of_notes[] = { "title", "digest", "month", "reference", "doi", "passage", "note", "created", "changed",
                                          "post", NULL };
  static const char *const of_list[] = { "place", "title", "digest", "month", "reference", "doi", "state", "post", NULL };
  g_autoptr(GString) csv = g_string_new (NULL);

  praxis_csv_append_row (csv, self->scope == PRAXIS_NOTES_OF_READER ? of_notes : of_list);
  for (guint i = 0; i < self->posts->len; i++)
    append_post (csv, self, self->posts->pdata[i], i + 1);
  return g_string_free_and_steal (g_steal_pointer (&csv));
}
