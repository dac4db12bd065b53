/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-words.h"

#include "model/praxis-name.h"
#include "praxis-markdown.h"
#include "praxis-store-private.h"

/* The words of a post that are searched, without markup: those of what was written last stand in the table post_text. */

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
 * praxis_words_new:
 * @draft: what a post says
 *
 * Returns: (transfer full): what is searched of it
 */
PraxisWords *
praxis_words_new (PraxisDraft *draft)
{
  GPtrArray *citations = praxis_draft_get_citations (draft);
  g_autoptr(GString) authors = g_string_new (NULL);
  g_autoptr(GString) journals = g_string_new (NULL);
  g_autoptr(GString) references = g_string_new (NULL);
  PraxisWords *self = g_new0 (PraxisWords, 1);

  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (citations, i);
      const char *journal = praxis_citation_get_field (citation, "container-title");

      append_authors (authors, citation);
      append_line (journals, journal != NULL ? journal : "");
      append_reference (references, citation);
    }
  self->title = g_strdup (praxis_draft_get_title (draft));
  self->authors = g_string_free_and_steal (g_steal_pointer (&authors));
  self->journal = g_string_free_and_steal (g_steal_pointer (&journals));
  self->reference = g_string_free_and_steal (g_steal_pointer (&references));
  self->summary = praxis_markdown_to_plain (praxis_draft_get_summary (draft));
  self->implications = praxis_markdown_to_plain (praxis_draft_get_implications (draft));
  return self;
}

/**
 * praxis_words_free:
 * @self: (transfer full): words
 */
void
praxis_words_free (PraxisWords *self)
{
  g_free (self->title);
  g_free (self->authors);
  g_free (self->journal);
  g_free (self->reference);
  g_free (self->summary);
  g_free (self->implications);
  g_free (self);
}

static PraxisWords *
words_from_row (PraxisStatement *row)
{
  PraxisWords *self = g_new0 (PraxisWords, 1);
  char **const fields[] = {
    &self->title, &self->authors, &self->journal, &self->reference, &self->summary, &self->implications,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *fields[i] = g_strdup (praxis_statement_get_text (row, i));
  return self;
}

/* Of a post that was edited since, what is in the published revision. */
static PraxisWords *
read_published (PraxisStore  *self,
                gint64        post_id,
                GError      **error)
{
  gint64 revision;
  g_autoptr(PraxisDraft) content = NULL;

  if (!praxis_connection_get_int (praxis_store_get_connection (self), &revision, error,
                                  "SELECT coalesce (published_revision_id, 0) FROM post WHERE id = ?", "i", post_id))
    return NULL;
  content = praxis_store_get_content (self, revision, error);
  return content != NULL ? praxis_words_new (content) : NULL;
}

/**
 * praxis_store_get_published_words:
 * @self: a library
 * @post_id: a post that is published
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is searched of the post as it is published
 */
PraxisWords *
praxis_store_get_published_words (PraxisStore  *self,
                                  gint64        post_id,
                                  GError      **error)
{
  PraxisConnection *connection;
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  connection = praxis_store_get_connection (self);
  row = praxis_connection_query (connection, error,
                                 "SELECT post_text.title, authors, journal, reference, summary, implications "
                                 "FROM post JOIN post_text ON post_text.id = post.id "
                                 "WHERE post.id = ? AND revision_id = published_revision_id", "i", post_id);
  if (row == NULL)
    return NULL;
  if (praxis_connection_next (connection, row, &failure))
    return words_from_row (row);
  if (!praxis_rows_end (&failure, error))
    return NULL;
  return read_published (self, post_id, error);
}
