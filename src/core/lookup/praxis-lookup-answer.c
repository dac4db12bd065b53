/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-lookup-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/praxis-csl-item.h"
#include "import/praxis-record-text.h"
#include "praxis-error.h"
#include "praxis-web.h"

/*
 * What a registry answers about a work, as a citation. Crossref, DataCite and the NCBI each have their own idea of CSL-JSON; the
 * importer of CSL brings them into the form of the schema, and here goes what is no part of a reference: an answer of Crossref
 * has the abstract, all the references of the article and where it was indexed.
 */

/* The status words of MEDLINE (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pst), and what references say instead. */
#define AHEAD_OF_PRINT "aheadofprint"
#define ADVANCE "Advance online publication"

/* An empty text takes the member away. */
static void
put_or_remove (PraxisJsonBuilder *builder,
               yyjson_mut_val    *item,
               const char        *key,
               const char        *text)
{
  if (text != NULL && *text != '\0')
    praxis_json_put_string (builder, item, key, text);
  else
    yyjson_mut_obj_remove_key (item, key);
}

/* --- Statuses --------------------------------------------------------------------------------------------- */

static void
set_unknown (GError                  **error,
             const PraxisLookupReply  *reply,
             PraxisIdentifierKind      kind,
             const char               *value)
{
  if (kind == PRAXIS_IDENTIFIER_PMID)
    /* Translators: the first %s is a host, the second one a number. */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("%s does not know the PubMed ID %s. Is it typed right?"), reply->host, value);
  else if (kind == PRAXIS_IDENTIFIER_PMCID)
    /* Translators: the first %s is a host, the second one a number. */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("%s does not know the PubMed Central ID %s. Is it typed right?"), reply->host, value);
  else if (kind == PRAXIS_IDENTIFIER_ARXIV)
    /* Translators: the first %s is a host, the second one a number. */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("%s does not know the arXiv ID %s. Is it typed right?"), reply->host, value);
  else
    /* Translators: the first %s is a host, the second one a DOI. */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("%s does not know this DOI: %s. Is it typed right?"), reply->host, value);
}

/* Whether the status is one of success; an error tells what it is otherwise. */
static gboolean
check_status (const PraxisLookupReply  *reply,
              PraxisIdentifierKind      kind,
              const char               *value,
              GError                  **error)
{
  gboolean pubmed = kind == PRAXIS_IDENTIFIER_PMID || kind == PRAXIS_IDENTIFIER_PMCID;

  /* The exporter of the NCBI calls a number that nobody has a bad request. */
  if (reply->status == SOUP_STATUS_NOT_FOUND || reply->status == SOUP_STATUS_GONE || (pubmed && reply->status == SOUP_STATUS_BAD_REQUEST))
    set_unknown (error, reply, kind, value);
  else if (reply->status == SOUP_STATUS_NO_CONTENT || reply->status == SOUP_STATUS_NOT_ACCEPTABLE)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("%s knows nothing to tell about this work. Fill in the fields by hand."), reply->host);
  else if (reply->status == PRAXIS_WEB_TOO_MANY_REQUESTS || reply->status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("%s is too busy to answer. Try again in a few minutes."), reply->host);
  else if (SOUP_STATUS_IS_SERVER_ERROR (reply->status))
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("%s has a fault at the moment (%u). Try again later."), reply->host, reply->status);
  else if (!SOUP_STATUS_IS_SUCCESSFUL (reply->status))
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("%s refuses to answer (%u)."), reply->host, reply->status);
  else
    return TRUE;
  return FALSE;
}

/* --- What is said of the work ------------------------------------------------------------------------------ */

static void
replace_text (PraxisJsonBuilder *builder,
              yyjson_mut_val    *item,
              const char        *key,
              char              *text)
{
  put_or_remove (builder, item, key, text);
  g_free (text);
}

/* The forms of MEDLINE are not those of a reference. */
static void
normalise_medline (PraxisJsonBuilder *builder,
                   yyjson_mut_val    *item)
{
  const char *journal = praxis_json_peek_string (item, "container-title");
  const char *pages = praxis_json_peek_string (item, "page");
  const char *language = praxis_json_peek_string (item, "language");

  if (journal != NULL)
    replace_text (builder, item, "container-title", praxis_record_text_journal (journal, language == NULL || g_str_has_prefix (language, "en")));
  if (pages != NULL)
    replace_text (builder, item, "page", praxis_record_text_expand_pages (pages));
}

/* Whether an article stands in no issue yet. @online is whether a registry has no date of print for it. */
static gboolean
is_online_first (yyjson_mut_val *item,
                 gboolean        online)
{
  static const char * const places[] = { "volume", "issue", "page", "number" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (yyjson_mut_obj_get (item, places[i]) != NULL)
        return FALSE;
    }
  return g_strcmp0 (praxis_json_peek_string (item, "type"), "article-journal") == 0 &&
         (online || g_strcmp0 (praxis_json_peek_string (item, "status"), AHEAD_OF_PRINT) == 0);
}

/* Of a preprint Crossref names who runs the archive as publisher, and the archive as institution. */
static void
normalise_archive (PraxisJsonBuilder *builder,
                   yyjson_mut_val    *item)
{
  yyjson_mut_val *institution = yyjson_mut_obj_get (item, "institution");

  if (yyjson_mut_is_arr (institution))
    institution = yyjson_mut_arr_get_first (institution);
  if (g_strcmp0 (praxis_json_peek_string (item, "type"), "article") == 0 && praxis_json_peek_string (institution, "name") != NULL)
    put_or_remove (builder, item, "publisher", praxis_json_peek_string (institution, "name"));
}

/* The work is known by what it was asked for, in the spelling of the question; its address says no more than its DOI. */
static void
normalise_numbers (PraxisJsonBuilder    *builder,
                   yyjson_mut_val       *item,
                   PraxisIdentifierKind  kind,
                   const char           *value)
{
  g_autofree char *asked = praxis_identifier_dup_doi (kind, value);
  const char *doi = praxis_json_peek_string (item, "DOI");
  const char *url = praxis_json_peek_string (item, "URL");

  if (asked != NULL && (doi == NULL || g_ascii_strcasecmp (doi, asked) == 0))
    put_or_remove (builder, item, "DOI", asked);
  if (kind == PRAXIS_IDENTIFIER_PMID || kind == PRAXIS_IDENTIFIER_PMCID)
    put_or_remove (builder, item, kind == PRAXIS_IDENTIFIER_PMID ? "PMID" : "PMCID", value);
  if (url != NULL && strstr (url, "doi.org/") != NULL)
    yyjson_mut_obj_remove_key (item, "URL");
}

static yyjson_mut_val *
copy_members (PraxisJsonBuilder  *builder,
              yyjson_mut_val     *object,
              const char * const *members)
{
  yyjson_mut_val *copy = yyjson_mut_obj (builder);

  for (gsize i = 0; members[i] != NULL; i++)
    {
      yyjson_mut_val *value = yyjson_mut_obj_get (object, members[i]);

      if (yyjson_mut_is_str (value) || yyjson_mut_is_num (value))
        yyjson_mut_obj_add_val (builder, copy, members[i], yyjson_mut_val_mut_copy (builder, value));
    }
  return copy;
}

/* One date, number by number: a copy of the whole would go as deep as the answer does, which nobody bounds. */
static yyjson_mut_val *
copy_date (PraxisJsonBuilder *builder,
           yyjson_mut_val    *date)
{
  static const char * const members[] = { "literal", "raw", NULL };
  yyjson_mut_val *copy = copy_members (builder, date, members);
  yyjson_mut_arr_iter iter = yyjson_mut_arr_iter_with (yyjson_mut_arr_get_first (yyjson_mut_obj_get (date, "date-parts")));
  yyjson_mut_val *parts = yyjson_mut_arr (builder);
  yyjson_mut_val *part;

  while ((part = yyjson_mut_arr_iter_next (&iter)) != NULL && (yyjson_mut_is_str (part) || yyjson_mut_is_int (part)))
    yyjson_mut_arr_append (parts, yyjson_mut_val_mut_copy (builder, part));
  if (yyjson_mut_arr_size (parts) > 0)
    yyjson_mut_arr_append (yyjson_mut_obj_add_arr (builder, copy, "date-parts"), parts);
  return copy;
}

static void
copy_names (PraxisJsonBuilder *builder,
            yyjson_mut_val    *item,
            yyjson_mut_val    *work,
            const char        *key)
{
  static const char * const members[] = { "family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal", NULL };
  yyjson_mut_arr_iter iter = yyjson_mut_arr_iter_with (yyjson_mut_obj_get (item, key));
  yyjson_mut_val *list = yyjson_mut_arr (builder);
  yyjson_mut_val *name;

  while ((name = yyjson_mut_arr_iter_next (&iter)) != NULL)
    {
      yyjson_mut_val *copy = copy_members (builder, name, members);

      if (yyjson_mut_obj_size (copy) > 0)
        yyjson_mut_arr_append (list, copy);
    }
  if (yyjson_mut_arr_size (list) > 0)
    yyjson_mut_obj_add_val (builder, work, key, list);
}

/* What belongs to a reference, and nothing else of the answer. */
static yyjson_mut_val *
copy_work (PraxisJsonBuilder *builder,
           yyjson_mut_val    *item)
{
  static const char * const texts[] = {
    "type", "title", "title-short", "container-title", "container-title-short", "collection-title", "collection-number", "volume", "issue",
    "page", "number", "number-of-pages", "number-of-volumes", "chapter-number", "edition", "genre", "medium", "version", "status",
    "publisher", "publisher-place", "event-title", "event-place", "archive", "archive_location", "original-title", "language",
    "ISBN", "ISSN", "DOI", "PMID", "PMCID", "URL", NULL
  };
  static const char * const names[] = { "author", "editor", "translator", "container-author", "collection-editor", NULL };
  yyjson_mut_val *work = copy_members (builder, item, texts);
  yyjson_mut_val *issued = copy_date (builder, yyjson_mut_obj_get (item, "issued"));

  for (gsize i = 0; names[i] != NULL; i++)
    copy_names (builder, item, work, names[i]);
  if (yyjson_mut_obj_size (issued) > 0)
    yyjson_mut_obj_add_val (builder, work, "issued", issued);
  return work;
}

/* The object that describes the work: the answer itself, or the first one of a list, or what Crossref's own interface wraps. */
static yyjson_val *
find_item (yyjson_val *root)
{
  if (yyjson_is_arr (root))
    root = yyjson_arr_get_first (root);
  if (yyjson_is_obj (yyjson_obj_get (root, "message")))
    root = yyjson_obj_get (root, "message");
  return yyjson_is_obj (root) ? root : NULL;
}

static PraxisCitation *
read_item (yyjson_val           *value,
           PraxisIdentifierKind  kind,
           const char           *number)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *item = yyjson_val_mut_copy (builder, value);
  g_autofree char *json = NULL;
  gboolean online = yyjson_mut_obj_get (item, "published-online") != NULL && yyjson_mut_obj_get (item, "published-print") == NULL;

  praxis_csl_item_normalise (item, builder);
  if (praxis_json_peek_string (item, "title") != NULL)
    replace_text (builder, item, "title", praxis_record_text_title (praxis_json_peek_string (item, "title")));
  if (kind == PRAXIS_IDENTIFIER_PMID || kind == PRAXIS_IDENTIFIER_PMCID)
    normalise_medline (builder, item);
  put_or_remove (builder, item, "status", is_online_first (item, online) ? ADVANCE : NULL);
  normalise_archive (builder, item);
  normalise_numbers (builder, item, kind, number);
  if (praxis_json_peek_string (item, "title") == NULL && praxis_json_peek_string (item, "container-title") == NULL)
    return NULL;
  yyjson_mut_doc_set_root (builder, copy_work (builder, item));
  json = praxis_json_to_string (builder, FALSE);
  return praxis_citation_new (json, NULL, NULL);
}

static gboolean
begins_with (const char *text,
             gsize       length,
             const char *start)
{
  return length >= strlen (start) && memcmp (text, start, strlen (start)) == 0;
}

/**
 * praxis_lookup_answer_read:
 * @reply: what came back
 * @kind: what the work was asked for by
 * @value: the identifier that was asked for
 * @error: return location
 *
 * Fails with %PRAXIS_ERROR_NOT_FOUND where nobody knows the work, %PRAXIS_ERROR_INVALID where the answer describes none, and
 * %PRAXIS_ERROR_FAILED where the service has a fault.
 *
 * Returns: (transfer full): the work
 */
PraxisCitation *
praxis_lookup_answer_read (const PraxisLookupReply  *reply,
                           PraxisIdentifierKind      kind,
                           const char               *value,
                           GError                  **error)
{
  gsize length, skip = 0;
  const char *text = g_bytes_get_data (reply->body, &length);
  g_autoptr(PraxisJson) json = NULL;
  g_autoptr(PraxisCitation) citation = NULL;
  yyjson_val *item;

  if (!check_status (reply, kind, value, error))
    return NULL;
  while (skip < length && strchr (" \t\r\n\xef\xbb\xbf", text[skip]) != NULL)
    skip++;
  /* This is how the exporter of the NCBI says that there is no such record. */
  if (begins_with (text + skip, length - skip, "<pub-one"))
    {
      set_unknown (error, reply, kind, value);
      return NULL;
    }
  if (begins_with (text + skip, length - skip, "<"))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("%s sent a web page instead of data about the work. Fill in the fields by hand."), reply->host);
      return NULL;
    }
  json = length > skip ? praxis_json_parse (text + skip, (gssize) (length - skip), NULL) : NULL;
  item = json != NULL ? find_item (yyjson_doc_get_root (json)) : NULL;
  if (item != NULL && g_strcmp0 (praxis_json_get_string (item, "status"), "error") == 0)
    {
      set_unknown (error, reply, kind, value);
      return NULL;
    }
  citation = item != NULL ? read_item (item, kind, value) : NULL;
  if (citation == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                 _("What %s answered does not describe a work. Fill in the fields by hand."), reply->host);
  return g_steal_pointer (&citation);
}
