/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post-markdown.h"

#include "model/praxis-post-body.h"
#include "praxis-front-matter-writer.h"
#include "praxis-post-formats.h"

/* A post as Markdown with front matter, the form that data/sample/README.md settles. */

static void
add_terms (PraxisJsonBuilder *json,
           yyjson_mut_val    *header,
           const char        *key,
           GPtrArray         *terms)
{
  yyjson_mut_val *labels = yyjson_mut_obj_add_arr (json, header, key);

  for (guint i = 0; i < terms->len; i++)
    yyjson_mut_arr_add_strcpy (json, labels, praxis_term_get_label (terms->pdata[i]));
}

static void
add_citations (PraxisJsonBuilder *json,
               yyjson_mut_val    *header,
               GPtrArray         *citations)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (json, header, "citations");

  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = citations->pdata[i];
      yyjson_mut_val *entry = yyjson_mut_arr_add_obj (json, list);
      const char *reference = praxis_citation_get_reference (citation);
      g_autoptr(PraxisJson) item = praxis_json_parse (praxis_citation_get_json (citation), -1, NULL);

      if (reference != NULL)
        yyjson_mut_obj_add_strcpy (json, entry, "reference", reference);
      yyjson_mut_obj_add_val (json, entry, "csl", item != NULL ? yyjson_val_mut_copy (json, yyjson_doc_get_root (item))
                                                                : yyjson_mut_null (json));
    }
}

/**
 * praxis_post_add_front_matter:
 * @post: a post
 * @json: a document
 * @header: an object in it
 *
 * Adds all that the front matter of a post says to whoever edits it.
 */
void
praxis_post_add_front_matter (PraxisPost        *post,
                              PraxisJsonBuilder *json,
                              yyjson_mut_val    *header)
{
  g_autofree char *month = praxis_month_to_string (praxis_post_get_month (post));
  PraxisStatus status = praxis_post_get_status (post);

  g_return_if_fail (PRAXIS_IS_POST (post));

  praxis_json_add_string (json, header, "uuid", praxis_post_get_uuid (post));
  praxis_json_add_string (json, header, "slug", praxis_post_get_slug (post));
  praxis_json_add_string (json, header, "title", praxis_post_get_title (post));
  if (month != NULL)
    praxis_json_add_string (json, header, "month", month);
  praxis_json_add_string (json, header, "status",
                          praxis_status_to_string (status == PRAXIS_STATUS_NEEDS_UPDATE ? PRAXIS_STATUS_PUBLISHED : status));
  add_terms (json, header, "topics", praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC));
  add_terms (json, header, "types", praxis_post_get_terms (post, PRAXIS_VOCABULARY_TYPE));
  add_citations (json, header, praxis_post_get_citations (post));
  if (praxis_post_get_findings (post)->len > 0)
    yyjson_mut_obj_add_val (json, header, "findings", praxis_findings_to_json (praxis_post_get_findings (post), json));
  if (praxis_post_get_notices (post)->len > 0)
    yyjson_mut_obj_add_val (json, header, "notices", praxis_notices_to_json (praxis_post_get_notices (post), json));
}

/**
 * praxis_post_write_markdown:
 * @post: a post
 * @json: a document
 * @header: the front matter, an object in it
 *
 * Returns: (transfer full): @header as front matter, and the post's texts below it
 */
char *
praxis_post_write_markdown (PraxisPost        *post,
                            PraxisJsonBuilder *json,
                            yyjson_mut_val    *header)
{
  g_autofree char *body = praxis_post_body_join (praxis_post_get_summary (post), praxis_post_get_implications (post));

  return praxis_front_matter_write (json, header, body);
}

/**
 * praxis_post_to_markdown:
 * @post: a post
 *
 * Returns: (transfer full): the post as Markdown with front matter, ended by a line end; of a post that was edited
 *   since it was published the status is "published"
 */
char *
praxis_post_to_markdown (PraxisPost *post)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *header = yyjson_mut_obj (json);

  g_return_val_if_fail (PRAXIS_IS_POST (post), NULL);

  praxis_post_add_front_matter (post, json, header);
  return praxis_post_write_markdown (post, json, header);
}
