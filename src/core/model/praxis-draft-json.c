/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-draft.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-json.h"
#include "praxis-post-body.h"
#include "praxis-sha256.h"

/* A post's content as JSON: what a revision holds. */

/* The names of the vocabularies in the JSON form. */
static const char *const term_keys[PRAXIS_N_VOCABULARIES] = { "topics", "types" };

/* Citations are written as objects of two members: the CSL-JSON item, whole, and the printed reference. */
static gboolean
read_citations (PraxisDraft  *self,
                yyjson_val   *array,
                GError      **error)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      g_autoptr(PraxisCitation) citation = NULL;
      g_autofree char *json = yyjson_val_write (yyjson_obj_get (value, "csl"), YYJSON_WRITE_NOFLAG, NULL);

      citation = praxis_citation_new (json != NULL ? json : "null",
                                      praxis_json_get_string (value, "reference"), error);
      if (citation == NULL)
        return FALSE;
      praxis_draft_add_citation (self, citation);
    }
  return TRUE;
}

static void
read_evidence (PraxisDraft *self,
               yyjson_val  *root)
{
  g_autoptr(GPtrArray) findings = praxis_findings_from_json (yyjson_obj_get (root, "findings"));
  g_autoptr(GPtrArray) notices = praxis_notices_from_json (yyjson_obj_get (root, "notices"));

  praxis_draft_set_findings (self, findings);
  praxis_draft_set_notices (self, notices);
}

/* Left out where there are none, so that the content of a post without them is what it always was. */
static void
write_evidence (PraxisDraft       *self,
                PraxisJsonBuilder *builder,
                yyjson_mut_val    *root)
{
  if (praxis_draft_get_findings (self)->len > 0)
    yyjson_mut_obj_add_val (builder, root, "findings",
                            praxis_findings_to_json (praxis_draft_get_findings (self), builder));
  if (praxis_draft_get_notices (self)->len > 0)
    yyjson_mut_obj_add_val (builder, root, "notices",
                            praxis_notices_to_json (praxis_draft_get_notices (self), builder));
}

/**
 * praxis_draft_new_from_json:
 * @json: what praxis_draft_to_json() gave
 * @error: return location
 *
 * Returns: (transfer full): a draft of a new post with that content; %NULL with %PRAXIS_ERROR_INVALID
 */
PraxisDraft *
praxis_draft_new_from_json (const char  *json,
                            GError     **error)
{
  g_autoptr(PraxisDraft) self = praxis_draft_new ();
  g_autoptr(PraxisJson) document = NULL;
  yyjson_val *root;

  g_return_val_if_fail (json != NULL, NULL);

  document = praxis_json_parse (json, -1, error);
  if (document == NULL)
    return NULL;
  root = yyjson_doc_get_root (document);
  if (!yyjson_is_obj (root))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("This is not the content of a post: it is not a JSON object."));
      return NULL;
    }

  praxis_draft_set_title (self, praxis_json_get_string (root, "title"));
  praxis_draft_set_month (self, praxis_month_parse (praxis_json_get_string (root, "month")));
  praxis_draft_set_summary (self, praxis_json_get_string (root, "summary"));
  praxis_draft_set_implications (self, praxis_json_get_string (root, "implications"));
  if (!read_citations (self, yyjson_obj_get (root, "citations"), error))
    return NULL;
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_auto(GStrv) labels = praxis_json_get_strv (root, term_keys[i]);

      praxis_draft_set_terms (self, i, (const char * const *) labels);
    }
  read_evidence (self, root);
  return g_steal_pointer (&self);
}

/**
 * praxis_draft_to_json:
 * @self: a draft
 *
 * Writes the content in a form that is the same for the same content, so that it can be hashed.
 *
 * Returns: (transfer full): the content as JSON on one line
 */
char *
praxis_draft_to_json (PraxisDraft *self)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  g_autofree char *month = NULL;
  yyjson_mut_val *root;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  root = yyjson_mut_obj (builder);
  yyjson_mut_doc_set_root (builder, root);
  month = praxis_month_to_string (praxis_draft_get_month (self));
  praxis_json_add_string (builder, root, "title", praxis_draft_get_title (self));
  praxis_json_add_string (builder, root, "month", month);
  yyjson_mut_obj_add_val (builder, root, "citations",
                          praxis_citations_to_json (praxis_draft_get_citations (self), builder));
  praxis_json_add_string (builder, root, "summary", praxis_draft_get_summary (self));
  praxis_json_add_string (builder, root, "implications", praxis_draft_get_implications (self));
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    praxis_json_add_strv (builder, root, term_keys[i], praxis_draft_get_terms (self, i));
  write_evidence (self, builder, root);
  return praxis_json_to_string (builder, FALSE);
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A copy in the form in which a draft comes back from a file. */
static PraxisDraft *
copy_plainly (PraxisDraft *self)
{
  PraxisDraft *copy = praxis_draft_copy (self);
  g_autofree char *body = praxis_post_body_join (praxis_draft_get_summary (self), praxis_draft_get_implications (self));
  g_autofree char *summary = NULL;
  g_autofree char *implications = NULL;

  praxis_post_body_split (body, &summary, &implications);
  praxis_draft_set_summary (copy, summary);
  praxis_draft_set_implications (copy, implications);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_auto(GStrv) labels = g_strdupv ((GStrv) praxis_draft_get_terms (self, i));

      qsort (labels, g_strv_length (labels), sizeof *labels, compare_labels);
      praxis_draft_set_terms (copy, i, (const char * const *) labels);
    }
  return copy;
}

/**
 * praxis_draft_dup_fingerprint:
 * @self: a draft
 * @slug: (nullable): the post's name in addresses, to be part of it
 *
 * Returns: (transfer full): 16 hexadecimal digits that are others for another content, whatever the order of its terms and the
 *   empty lines around its texts are: a file of it that nobody has edited gives the same
 */
char *
praxis_draft_dup_fingerprint (PraxisDraft *self,
                              const char  *slug)
{
  g_autoptr(PraxisDraft) plain = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (self), NULL);

  plain = copy_plainly (self);
  json = praxis_draft_to_json (plain);
  text = g_strconcat (slug != NULL ? slug : "", "\n", json, NULL);
  return praxis_sha256_dup_fingerprint (text);
}
