/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-record-batch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-csl-engine.h"
#include "praxis-csl-importer.h"

/*
 * Records that the citation engine reads, some dozens with one call, since a call has its price. Its answer says of each
 * what came of it. Where the engine gave up, which one record is enough for, they are read again one by one.
 */

#define MAX_RECORDS 50
#define MAX_LENGTH ((gsize) 1024 * 1024)

struct _PraxisRecordBatch
{
  char           *method;
  PraxisBlogPage *page;
  GPtrArray      *records;
  GArray         *lines;
  gsize           length;
};

/**
 * praxis_record_batch_new:
 * @method: a method of the citation engine that takes { records: […] } and returns for each { items: […] } or { error: "…" }
 * @page: takes the records, and what is in doubt
 *
 * Returns: (transfer full): an empty batch
 */
PraxisRecordBatch *
praxis_record_batch_new (const char     *method,
                         PraxisBlogPage *page)
{
  PraxisRecordBatch *self = g_new0 (PraxisRecordBatch, 1);

  self->method = g_strdup (method);
  self->page = page;
  self->records = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
praxis_record_batch_free (PraxisRecordBatch *self)
{
  g_free (self->method);
  g_ptr_array_unref (self->records);
  g_array_unref (self->lines);
  g_free (self);
}

static void
add_problem (PraxisRecordBatch *self,
             guint              line,
             const char        *reason)
{
  /* Translators: %s is what the library that reads such records said, in English */
  g_autofree char *message = g_strdup_printf (_("This record was left out: it could not be understood (%s)."), reason);

  praxis_blog_page_add_problem (self->page, NULL, line, NULL, message);
}

static void
take_result (PraxisRecordBatch *self,
             yyjson_val        *result,
             guint              line)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (yyjson_obj_get (result, "items"));
  const char *reason = praxis_json_get_string (result, "error");
  yyjson_val *item;

  if (reason != NULL)
    add_problem (self, line, reason);
  while ((item = yyjson_arr_iter_next (&iter)) != NULL)
    praxis_csl_importer_take (item, line, self->page);
}

/* Reads the records from @first to before @end with one call. Returns: whether the engine answered */
static gboolean
call (PraxisRecordBatch  *self,
      guint               first,
      guint               end,
      GCancellable       *cancellable,
      GError            **error)
{
  g_autoptr(GString) argument = g_string_new ("{\"records\":[");
  g_autofree char *answer = NULL;
  g_autoptr(PraxisJson) json = NULL;
  yyjson_arr_iter iter;
  yyjson_val *result;

  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (argument, ',');
      g_string_append (argument, g_ptr_array_index (self->records, i));
    }
  g_string_append (argument, "]}");
  answer = praxis_csl_engine_call (praxis_csl_engine_get_default (), self->method, argument->str, cancellable, error);
  json = answer != NULL ? praxis_json_parse (answer, -1, error) : NULL;
  if (json == NULL)
    return FALSE;
  iter = yyjson_arr_iter_with (yyjson_doc_get_root (json));
  for (guint i = first; i < end && (result = yyjson_arr_iter_next (&iter)) != NULL; i++)
    take_result (self, result, g_array_index (self->lines, guint, i));
  return TRUE;
}

/* A record that the engine gave up on costs itself. */
static gboolean
call_each (PraxisRecordBatch  *self,
           GCancellable       *cancellable,
           GError            **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr(GError) failure = NULL;

      if (call (self, i, i + 1, cancellable, &failure))
        continue;
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      add_problem (self, g_array_index (self->lines, guint, i), failure->message);
    }
  return TRUE;
}

/**
 * praxis_record_batch_flush:
 * @self: a batch
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the records that wait, and adds what came of them to the page.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_record_batch_flush (PraxisRecordBatch  *self,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_autoptr(GError) failure = NULL;
  gboolean done = self->records->len == 0 || call (self, 0, self->records->len, cancellable, &failure);

  if (!done && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!done)
    done = call_each (self, cancellable, error);
  g_ptr_array_set_size (self->records, 0);
  g_array_set_size (self->lines, 0);
  self->length = 0;
  return done;
}

/**
 * praxis_record_batch_add:
 * @self: a batch
 * @record: a record as the method takes it
 * @line: the line of the source where it begins, from 1
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Adds a record to those that wait, and reads them when there are enough.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_record_batch_add (PraxisRecordBatch  *self,
                         PraxisJsonBuilder  *record,
                         guint               line,
                         GCancellable       *cancellable,
                         GError            **error)
{
  char *json = praxis_json_to_string (record, FALSE);

  if (strlen (json) > MAX_LENGTH)
    {
      g_free (json);
      praxis_blog_page_add_problem (self->page, NULL, line, NULL, _("This record was left out: it is longer than a million characters."));
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  g_ptr_array_add (self->records, json);
  g_array_append_val (self->lines, line);
  self->length += strlen (json);
  if (self->records->len < MAX_RECORDS && self->length < MAX_LENGTH)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return praxis_record_batch_flush (self, cancellable, error);
}
