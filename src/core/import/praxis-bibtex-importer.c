/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-bibtex-importer.h"

#include <glib/gi18n-lib.h>

#include "praxis-bibtex-entries.h"
#include "praxis-bibtex-inherit.h"
#include "praxis-record-batch.h"
#include "praxis-record.h"

/* Records as BibTeX and biblatex have them, which the citation engine reads: engine/bibtex.js. */

/* Fields that programs keep for themselves; files in them are as long as files are. */
static gboolean
is_of_program (const char *name)
{
  static const char *const names[] = { "file", "crossref", "xdata", "execute", "owner", "groups", NULL };

  return g_strv_contains (names, name) || g_str_has_prefix (name, "bdsk-");
}

/* { type, key, fields: { name: text } } */
static PraxisJsonBuilder *
entry_to_json (const PraxisBibtexEntry *entry)
{
  PraxisJsonBuilder *builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  yyjson_mut_val *fields;

  yyjson_mut_doc_set_root (builder, root);
  yyjson_mut_obj_add_str (builder, root, "type", entry->type);
  yyjson_mut_obj_add_str (builder, root, "key", entry->key);
  fields = yyjson_mut_obj_add_obj (builder, root, "fields");
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const PraxisBibtexField *field = g_ptr_array_index (entry->fields, i);

      if (!is_of_program (field->name))
        yyjson_mut_obj_add_str (builder, fields, field->name, field->value);
    }
  return builder;
}

static void
add_damage (PraxisBlogPage          *page,
            const PraxisBibtexEntry *entry)
{
  const char *name = *entry->key != '\0' ? entry->key : entry->type;
  g_autofree char *message = NULL;

  if (g_str_equal (entry->type, "string"))
    message = g_strdup_printf (_("The abbreviation “%s” was left out: it is damaged in line %u. %s"),
                               name, entry->damage_line, entry->damage);
  else
    message = g_strdup_printf (_("This record (“%s”) was left out: it is damaged in line %u. %s"),
                               name, entry->damage_line, entry->damage);
  praxis_blog_page_add_problem (page, NULL, entry->line, NULL, message);
}

/* What others inherit from, and lists of entries, are no works. */
static gboolean
is_work (const PraxisBibtexEntry *entry)
{
  return !g_str_equal (entry->type, "xdata") && !g_str_equal (entry->type, "set");
}

/**
 * praxis_bibtex_importer_read:
 * @text: a BibTeX or biblatex database, UTF-8
 * @page: takes the records, and what is in doubt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads works as programs for references and catalogues give them to LaTeX. Blocks: not for the main loop.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_bibtex_importer_read (const char      *text,
                             PraxisBlogPage  *page,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_autoptr(GPtrArray) entries = praxis_bibtex_read (text);
  g_autoptr(PraxisRecordBatch) batch = praxis_record_batch_new ("readBibtex", page);

  praxis_bibtex_inherit (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisBibtexEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr(PraxisJsonBuilder) json = NULL;

      if (praxis_record_give_up (page, entry->line, FALSE))
        break;
      if (entry->damage != NULL)
        add_damage (page, entry);
      if (entry->damage != NULL || !is_work (entry))
        continue;
      json = entry_to_json (entry);
      if (!praxis_record_batch_add (batch, json, entry->line, cancellable, error))
        return FALSE;
    }
  return praxis_record_batch_flush (batch, cancellable, error);
}
