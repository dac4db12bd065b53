/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-ris-importer.h"

#include <glib/gi18n-lib.h>

#include "praxis-record-batch.h"
#include "praxis-record.h"
#include "praxis-ris-records.h"

/* Records in the RIS format, which the citation engine reads: engine/ris.js. */

/* { fields: [[tag, text], …] } */
static PraxisJsonBuilder *
record_to_json (const PraxisTaggedRecord *record)
{
  PraxisJsonBuilder *builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  yyjson_mut_val *fields = yyjson_mut_obj_add_arr (builder, root, "fields");

  yyjson_mut_doc_set_root (builder, root);
  for (guint i = 0; i < record->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (record->fields, i);
      yyjson_mut_val *pair = yyjson_mut_arr_add_arr (builder, fields);

      yyjson_mut_arr_add_str (builder, pair, field->tag);
      yyjson_mut_arr_add_strn (builder, pair, field->text->str, field->text->len);
    }
  return builder;
}

static void
add_strays (PraxisBlogPage *page,
            const GArray   *strays)
{
  for (guint i = 0; i < strays->len && !praxis_record_give_up (page, g_array_index (strays, guint, i), FALSE); i++)
    praxis_blog_page_add_problem (page, NULL, g_array_index (strays, guint, i), NULL,
                                  _("This line was left out: it belongs to no record."));
}

/**
 * praxis_ris_importer_read:
 * @text: RIS, UTF-8
 * @page: takes the records, and what is in doubt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads works as most databases, journals and programs for references give them. Blocks: not for the main loop.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_ris_importer_read (const char      *text,
                          PraxisBlogPage  *page,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_auto(PraxisRisReader) reader = { 0 };
  g_autoptr(PraxisRecordBatch) batch = praxis_record_batch_new ("readRis", page);

  praxis_ris_reader_init (&reader, text);
  for (;;)
    {
      g_autoptr(PraxisTaggedRecord) record = praxis_ris_reader_next (&reader);
      g_autoptr(PraxisJsonBuilder) json = record != NULL ? record_to_json (record) : NULL;

      if (record == NULL || praxis_record_give_up (page, record->line, FALSE))
        break;
      if (!praxis_record_batch_add (batch, json, record->line, cancellable, error))
        return FALSE;
    }
  if (!praxis_record_batch_flush (batch, cancellable, error))
    return FALSE;
  add_strays (page, reader.strays);
  return TRUE;
}
