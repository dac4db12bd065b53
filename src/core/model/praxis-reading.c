/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reading.h"

#include "praxis-json.h"

/* What is kept of a post beside what the reader has on it, as JSON, so that the list and the notes say what they are about
 * when the post is gone. */

/* What cannot be read is left out: this may come from another computer, and a list with a gap is better than none. */
static void
read_citations (PraxisReading *self,
                yyjson_val    *array)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      g_autofree char *json = yyjson_val_write (yyjson_obj_get (value, "csl"), YYJSON_WRITE_NOFLAG, NULL);
      PraxisCitation *citation = praxis_citation_new (json != NULL ? json : "null",
                                                      praxis_json_get_string (value, "reference"), NULL);

      if (citation != NULL)
        g_ptr_array_add (self->citations, citation);
    }
}

static char *
dup_member (yyjson_val *object,
            const char *key)
{
  const char *value = praxis_json_get_string (object, key);

  return g_strdup (value != NULL ? value : "");
}

/**
 * praxis_reading_new:
 * @about: what praxis_reading_make_about() gave; of anything else nothing is known
 *
 * Returns: (transfer full): what is known of the post, for the caller to complete
 */
PraxisReading *
praxis_reading_new (const char *about)
{
  PraxisReading *self = g_new0 (PraxisReading, 1);
  g_autoptr(PraxisJson) document = NULL;
  yyjson_val *root;

  g_return_val_if_fail (about != NULL, NULL);

  document = praxis_json_parse (about, -1, NULL);
  root = yyjson_doc_get_root (document);
  self->title = dup_member (root, "title");
  self->digest_title = dup_member (root, "digest");
  self->month = praxis_month_parse (praxis_json_get_string (root, "month"));
  self->citations = g_ptr_array_new_with_free_func (g_object_unref);
  read_citations (self, yyjson_obj_get (root, "citations"));
  return self;
}

/**
 * praxis_reading_free:
 * @self: (transfer full): what is known of a post
 */
void
praxis_reading_free (PraxisReading *self)
{
  g_free (self->post_uuid);
  g_free (self->digest_uuid);
  g_free (self->title);
  g_free (self->digest_title);
  g_ptr_array_unref (self->citations);
  g_free (self);
}

/**
 * praxis_reading_make_about:
 * @draft: a post's content
 * @digest_title: the title of its digest
 *
 * Returns: (transfer full): what shall be known of the post without it, as JSON
 */
char *
praxis_reading_make_about (PraxisDraft *draft,
                           const char  *digest_title)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);

  yyjson_mut_doc_set_root (builder, root);
  praxis_json_add_string (builder, root, "title", praxis_draft_get_title (draft));
  if (praxis_draft_get_month (draft) != PRAXIS_MONTH_NONE)
    {
      g_autofree char *month = praxis_month_to_string (praxis_draft_get_month (draft));

      praxis_json_add_string (builder, root, "month", month);
    }
  praxis_json_add_string (builder, root, "digest", digest_title);
  yyjson_mut_obj_add_val (builder, root, "citations",
                          praxis_citations_to_json (praxis_draft_get_citations (draft), builder));
  return praxis_json_to_string (builder, FALSE);
}
