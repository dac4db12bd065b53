/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/praxis-name.h"
#include "praxis-markdown.h"
#include "praxis-store-private.h"
#include "praxis-store-reading-private.h"

/*
 * What is derived from a post's content for lists, facets and search. Everything here can be made again from
 * the newest revision, and is, when a check finds it wrong.
 */

static const char *
field_or_empty (PraxisCitation *citation,
                const char     *field)
{
  const char *text = praxis_citation_get_field (citation, field);

  return text != NULL ? text : "";
}

static gboolean
index_citations (PraxisStore  *self,
                 gint64        post_id,
                 GPtrArray    *citations,
                 GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error, "DELETE FROM citation WHERE post_id = ?", "i", post_id))
    return FALSE;
  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (citations, i);

      if (!praxis_connection_run (connection, error,
                                  "INSERT INTO citation (post_id, position, type, title, container, year, doi) "
                                  "VALUES (?, ?, ?, ?, ?, ?, lower (?))", "iitttit",
                                  post_id, (gint64) i,
                                  field_or_empty (citation, "type"),
                                  field_or_empty (citation, "title"),
                                  field_or_empty (citation, "container-title"),
                                  (gint64) praxis_citation_get_year (citation),
                                  field_or_empty (citation, "DOI")))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_terms (PraxisStore  *self,
             gint64        post_id,
             GArray       *term_ids,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error, "DELETE FROM post_term WHERE post_id = ?", "i", post_id))
    return FALSE;
  for (guint i = 0; i < term_ids->len; i++)
    {
      if (!praxis_connection_run (connection, error,
                                  "INSERT INTO post_term (post_id, term_id) VALUES (?, ?)", "ii",
                                  post_id, g_array_index (term_ids, gint64, i)))
        return FALSE;
    }
  return TRUE;
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0 && *line != '\0')
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* The names as they are searched: given names before family names, a line each. */
static void
append_authors (GString        *authors,
                PraxisCitation *citation)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, "author");

  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = g_ptr_array_index (names, i);
      g_autofree char *family = praxis_name_dup_short (name);
      g_autofree char *whole = g_strdup_printf ("%s%s%s", name->given != NULL ? name->given : "",
                                                name->given != NULL ? " " : "", family);

      append_line (authors, whole);
    }
}

/* What is searched of a reference beside names, title and journal, whatever style it is printed in. */
static void
append_reference (GString        *references,
                  PraxisCitation *citation)
{
  static const char *const fields[] = {
    "title", "container-title", "volume", "issue", "page", "number", "edition", "genre", "publisher", "archive", "DOI", "URL",
    "ISBN", "PMID", "PMCID",
  };
  g_autoptr(GPtrArray) editors = praxis_citation_get_names (citation, "editor");
  g_autoptr(GString) line = g_string_new (NULL);

  if (praxis_citation_get_reference (citation) != NULL)
    append_line (references, praxis_citation_get_reference (citation));
  if (praxis_citation_is_verbatim (citation))
    return;
  if (praxis_citation_get_year (citation) > 0)
    g_string_append_printf (line, "%d.", praxis_citation_get_year (citation));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = praxis_citation_get_field (citation, fields[i]);

      if (text != NULL)
        g_string_append_printf (line, "%s%s.", line->len > 0 ? " " : "", text);
    }
  for (guint i = 0; i < editors->len; i++)
    {
      g_autofree char *name = praxis_name_dup_short (editors->pdata[i]);

      g_string_append_printf (line, " %s.", name);
    }
  append_line (references, line->str);
}

/**
 * praxis_store_index_words:
 * @self: a library, in a transaction
 * @post_id: a post
 * @draft: its content
 * @error: return location
 *
 * Writes the words that are searched. A row that would not change is not written, and so costs the index
 * nothing.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_index_words (PraxisStore  *self,
                          gint64        post_id,
                          PraxisDraft  *draft,
                          GError      **error)
{
  GPtrArray *citations = praxis_draft_get_citations (draft);
  g_autoptr(GString) authors = g_string_new (NULL);
  g_autoptr(GString) journals = g_string_new (NULL);
  g_autoptr(GString) references = g_string_new (NULL);
  g_autofree char *summary = praxis_markdown_to_plain (praxis_draft_get_summary (draft));
  g_autofree char *implications = praxis_markdown_to_plain (praxis_draft_get_implications (draft));

  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (citations, i);

      append_authors (authors, citation);
      append_line (journals, field_or_empty (citation, "container-title"));
      append_reference (references, citation);
    }

  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO post_text "
                                "(id, title, authors, journal, reference, summary, implications, topics) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, '') "
                                "ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
                                "authors = excluded.authors, journal = excluded.journal, "
                                "reference = excluded.reference, summary = excluded.summary, "
                                "implications = excluded.implications "
                                "WHERE title <> excluded.title OR authors <> excluded.authors "
                                "OR journal <> excluded.journal OR reference <> excluded.reference "
                                "OR summary <> excluded.summary OR implications <> excluded.implications",
                                "itttttt", post_id, praxis_draft_get_title (draft), authors->str, journals->str,
                                references->str, summary, implications) &&
         praxis_store_index_topics (self, post_id, error);
}

/**
 * praxis_store_index_topics:
 * @self: a library, in a transaction
 * @post_id: a post
 * @error: return location
 *
 * Writes the labels of a post's topics and types of research into the words that are searched.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_index_topics (PraxisStore  *self,
                           gint64        post_id,
                           GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post_text SET topics = labels.text FROM "
                                "(SELECT coalesce (group_concat (label, char (10)), '') AS text FROM "
                                "(SELECT label FROM post_term JOIN term ON term.id = term_id "
                                "WHERE post_id = ?1 ORDER BY vocabulary, position)) AS labels "
                                "WHERE id = ?1 AND topics <> labels.text", "i", post_id);
}

/**
 * praxis_store_index_post:
 * @self: a library, in a transaction
 * @post_id: a post that is not in the trash
 * @draft: its content
 * @term_ids: (element-type gint64): the rows of its terms
 * @error: return location
 *
 * Writes everything that is derived from a post's content.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_index_post (PraxisStore  *self,
                         gint64        post_id,
                         PraxisDraft  *draft,
                         GArray       *term_ids,
                         GError      **error)
{
  g_autofree char *label = praxis_citations_dup_short_label (praxis_draft_get_citations (draft));

  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET title = ?, citation = ? WHERE id = ?", "tti",
                                praxis_draft_get_title (draft), label, post_id) &&
         index_citations (self, post_id, praxis_draft_get_citations (draft), error) &&
         index_terms (self, post_id, term_ids, error) &&
         praxis_store_index_words (self, post_id, draft, error) &&
         praxis_store_index_own (self, post_id, draft, error);
}
