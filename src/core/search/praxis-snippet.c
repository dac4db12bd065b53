/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-searcher.h"

#include "model/praxis-entry.h"
#include "praxis-query-private.h"
#include "store/praxis-store-private.h"

/*
 * Snippets: the place of a post that matches, with marks around the words. FTS5 puts two control characters
 * there, which no text that people write holds; they become tags only after everything else was escaped.
 */

#define MARK_START 0x01
#define MARK_END 0x02

/* A sentence or two. */
#define N_TOKENS "28"

/* The list shows the title anyway, so the place is looked for elsewhere first. */
#define SNIPPET "SELECT snippet (post_fts, -1, char (1), char (2), '…', " N_TOKENS ") FROM post_fts " \
                "WHERE post_fts MATCH ? AND rowid = ?"

static gboolean
find_snippet (PraxisConnection  *connection,
              const char        *match,
              gint64             id,
              char             **snippet,
              GError           **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;

  row = praxis_connection_query (connection, error, SNIPPET, "ti", match, id);
  if (row == NULL)
    return FALSE;
  if (praxis_connection_next (connection, row, &failure))
    g_set_str (snippet, praxis_statement_get_text (row, 0));
  return praxis_rows_end (&failure, error);
}

/**
 * praxis_search_add_snippets:
 * @store: a library
 * @query: what was searched for
 * @entries: (element-type PraxisEntry): posts, no more than are on the screen
 * @error: return location
 *
 * Gives each entry the place that matches; %NULL where no word of @query is in the post, which happens when it was
 * found by its year, or lies in the trash.
 *
 * Returns: whether it could be read
 */
gboolean
praxis_search_add_snippets (PraxisStore  *store,
                            PraxisQuery  *query,
                            GPtrArray    *entries,
                            GError      **error)
{
  PraxisConnection *connection;
  const char *marks;
  g_autofree char *in_texts = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (query != NULL && entries != NULL, FALSE);

  connection = praxis_store_get_connection (store);
  marks = praxis_query_get_marks (query);
  in_texts = marks != NULL ? g_strdup_printf ("- title : (%s)", marks) : NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      PraxisEntry *entry = g_ptr_array_index (entries, i);

      g_clear_pointer (&entry->snippet, g_free);
      if (marks == NULL)
        continue;
      if (!find_snippet (connection, in_texts, entry->id, &entry->snippet, error))
        return FALSE;
      if (entry->snippet == NULL && !find_snippet (connection, marks, entry->id, &entry->snippet, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_escaped (GString  *text,
                gunichar  c)
{
  switch (c)
    {
    case '&':
      g_string_append (text, "&amp;");
      break;
    case '<':
      g_string_append (text, "&lt;");
      break;
    case '>':
      g_string_append (text, "&gt;");
      break;
    case '"':
      g_string_append (text, "&quot;");
      break;
    case '\'':
      g_string_append (text, "&#39;");
      break;
    default:
      /* Neither HTML nor Pango has a way to write the others. */
      if (g_unichar_isspace (c))
        g_string_append_c (text, ' ');
      else if (!g_unichar_iscntrl (c) && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (text, c);
    }
}

/**
 * praxis_snippet_format:
 * @snippet: what praxis_search_add_snippets() put into an entry
 * @mark_start: markup before a word that matches, "<mark>" or "<b>"
 * @mark_end: markup after it
 *
 * Returns: (transfer full): the snippet as markup, for HTML and for Pango: everything in it is escaped, and the
 *   marks come in pairs
 */
char *
praxis_snippet_format (const char *snippet,
                       const char *mark_start,
                       const char *mark_end)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean marked = FALSE;

  g_return_val_if_fail (snippet != NULL, NULL);
  g_return_val_if_fail (mark_start != NULL && mark_end != NULL, NULL);

  valid = g_utf8_make_valid (snippet, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == MARK_START || c == MARK_END)
        {
          if (marked != (c == MARK_START))
            g_string_append (text, marked ? mark_end : mark_start);
          marked = c == MARK_START;
        }
      else
        {
          append_escaped (text, c);
        }
    }
  if (marked)
    g_string_append (text, mark_end);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
