/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post-formats.h"

#include <glib/gi18n-lib.h>

#include "praxis-catalogue.h"
#include "praxis-json.h"
#include "praxis-notice-words.h"
#include "praxis-prose.h"

/* One post as text for people and as JSON for programs. Markdown is in praxis-post-markdown.c. */

static const char *const term_keys[] = { "topics", "types" };

static void
append_block (GString    *out,
              const char *heading,
              const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "\n\n");
  if (heading != NULL)
    g_string_append_printf (out, "%s\n\n", heading);
  g_string_append (out, text);
}

static void
append_terms (GString    *out,
              GPtrArray  *terms,
              const char *name)
{
  if (terms->len == 0)
    return;
  g_string_append_printf (out, "\n%s: ", name);
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", praxis_term_get_label (terms->pdata[i]));
}

static void
append_notices (GString    *out,
                PraxisPost *post,
                const char *language)
{
  GPtrArray *notices = praxis_post_get_notices (post);

  for (guint i = 0; i < notices->len; i++)
    {
      PraxisNotice *notice = notices->pdata[i];
      g_autofree char *work = praxis_notice_dup_work (notice, praxis_post_get_citations (post));
      g_autofree char *address = praxis_notice_dup_address (notice);
      g_autoptr(GString) line = g_string_new (praxis_notice_get_words (notice, language));

      if (work != NULL)
        g_string_append_printf (line, " %s", work);
      if (*praxis_notice_get_date (notice) != '\0')
        g_string_append_printf (line, " %s", praxis_notice_get_date (notice));
      if (address != NULL)
        g_string_append_printf (line, " %s", address);
      append_block (out, NULL, line->str);
    }
}

static void
append_findings (GString    *out,
                 PraxisPost *post,
                 const char *language)
{
  GPtrArray *findings = praxis_post_get_findings (post);
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PraxisFindingFields *fields = praxis_finding_get_fields (findings->pdata[i]);
      const char *words[] = { fields->comparison, fields->time_point };
      g_autofree char *numbers = praxis_finding_to_text (findings->pdata[i]);

      g_string_append_printf (lines, "%s- ", i > 0 ? "\n" : "");
      for (gsize n = 0; n < G_N_ELEMENTS (words); n++)
        {
          if (*words[n] != '\0')
            g_string_append_printf (lines, "%s: ", words[n]);
        }
      g_string_append (lines, numbers);
    }
  append_block (out, praxis_catalogue_get (language, "page", NC_ ("page", "Evidence at a Glance")), lines->str);
}

/**
 * praxis_post_to_text:
 * @post: a post
 * @digest: its digest
 * @references: the references of the digest, its citations among those that were loaded
 *
 * Returns: (transfer full): the post as plain text in the digest's language, ended by a line end; lines are not broken
 */
char *
praxis_post_to_text (PraxisPost       *post,
                     PraxisDigest     *digest,
                     PraxisReferences *references)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const char *language;
  GPtrArray *citations;
  g_autofree char *summary = NULL;
  g_autofree char *implications = NULL;
  g_autofree char *month = NULL;

  g_return_val_if_fail (PRAXIS_IS_POST (post), NULL);
  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  language = praxis_digest_get_language (digest);
  citations = praxis_post_get_citations (post);
  summary = praxis_prose_to_text (praxis_post_get_summary (post));
  implications = praxis_prose_to_text (praxis_post_get_implications (post));
  month = praxis_catalogue_format_month (language, praxis_post_get_month (post));

  append_block (out, NULL, praxis_post_get_title (post));
  if (month != NULL)
    g_string_append_printf (out, "\n%s", month);
  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *reference = praxis_references_dup_text (references, citations->pdata[i]);

      append_block (out, NULL, reference);
    }
  append_notices (out, post, language);
  append_block (out, NULL, summary);
  append_findings (out, post, language);
  append_block (out, praxis_catalogue_get (language, "page", NC_ ("page", "Practice Implications")), implications);
  g_string_append_c (out, '\n');
  append_terms (out, praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC),
                praxis_catalogue_get (language, "page", NC_ ("page", "Topics")));
  append_terms (out, praxis_post_get_terms (post, PRAXIS_VOCABULARY_TYPE),
                praxis_catalogue_get (language, "page", NC_ ("page", "Type of Research")));
  if (out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
add_citations (PraxisJsonBuilder *builder,
               yyjson_mut_val    *root,
               GPtrArray         *citations,
               PraxisReferences  *references)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (builder, root, "citations");

  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = citations->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, array);
      g_autofree char *formatted = praxis_references_dup_text (references, citation);

      yyjson_mut_obj_add_val (builder, object, "csl", yyjson_mut_rawcpy (builder, praxis_citation_get_json (citation)));
      if (praxis_citation_get_reference (citation) != NULL)
        praxis_json_add_string (builder, object, "reference", praxis_citation_get_reference (citation));
      praxis_json_add_string (builder, object, "formatted", formatted);
    }
}

static void
add_terms (PraxisJsonBuilder *builder,
           yyjson_mut_val    *root,
           const char        *key,
           GPtrArray         *terms)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (builder, root, key);

  for (guint i = 0; i < terms->len; i++)
    yyjson_mut_arr_add_strcpy (builder, array, praxis_term_get_label (terms->pdata[i]));
}

/**
 * praxis_post_to_json:
 * @post: a post
 * @digest: its digest
 * @references: the references of the digest, its citations among those that were loaded
 *
 * Returns: (transfer full): the post as one JSON object, indented: "uuid", "slug", "digest" (a UUID), "title",
 *   "month" (YYYY-MM or null), "status", "citations" (each with "csl", "reference" where there is one, and "formatted"),
 *   "summary" and "implications" (CommonMark), "topics", "types", and where there are some
 *   "findings" and "notices"
 */
char *
praxis_post_to_json (PraxisPost       *post,
                     PraxisDigest     *digest,
                     PraxisReferences *references)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  g_autofree char *month = NULL;

  g_return_val_if_fail (PRAXIS_IS_POST (post), NULL);
  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), NULL);

  yyjson_mut_doc_set_root (builder, root);
  month = praxis_month_to_string (praxis_post_get_month (post));
  praxis_json_add_string (builder, root, "uuid", praxis_post_get_uuid (post));
  praxis_json_add_string (builder, root, "slug", praxis_post_get_slug (post));
  praxis_json_add_string (builder, root, "digest", praxis_digest_get_uuid (digest));
  praxis_json_add_string (builder, root, "title", praxis_post_get_title (post));
  if (month != NULL)
    praxis_json_add_string (builder, root, "month", month);
  else
    yyjson_mut_obj_add_null (builder, root, "month");
  praxis_json_add_string (builder, root, "status", praxis_status_to_string (praxis_post_get_status (post)));
  add_citations (builder, root, praxis_post_get_citations (post), references);
  praxis_json_add_string (builder, root, "summary", praxis_post_get_summary (post));
  praxis_json_add_string (builder, root, "implications", praxis_post_get_implications (post));
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    add_terms (builder, root, term_keys[i], praxis_post_get_terms (post, i));
  if (praxis_post_get_findings (post)->len > 0)
    yyjson_mut_obj_add_val (builder, root, "findings", praxis_findings_to_json (praxis_post_get_findings (post), builder));
  if (praxis_post_get_notices (post)->len > 0)
    yyjson_mut_obj_add_val (builder, root, "notices", praxis_notices_to_json (praxis_post_get_notices (post), builder));
  return praxis_json_to_string (builder, TRUE);
}
