/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-query-private.h"

/*
 * What somebody typed, as the full-text index and the snippets need it. What it means is the parser's matter (praxis-query-parser.c).
 */

struct _PraxisQuery
{
  gatomicrefcount  ref_count;
  GPtrArray       *groups;
  char            *match;
  char            *marks;
};

G_DEFINE_BOXED_TYPE (PraxisQuery, praxis_query, praxis_query_ref, praxis_query_unref)

static void
append_alternatives (GString   *match,
                     GPtrArray *group)
{
  for (guint i = 0; i < group->len; i++)
    {
      PraxisQueryTerm *term = g_ptr_array_index (group, i);

      if (term->match == NULL || term->negated)
        continue;
      if (match->len > 0 && match->str[match->len - 1] != '(')
        g_string_append (match, " OR ");
      g_string_append (match, term->match);
    }
}

/* Single terms first, side by side: there FTS5 forgives a term that its tokenizer finds no word in, should
 * its idea of a letter be older than ours. */
static char *
make_match (GPtrArray *groups)
{
  g_autoptr(GString) match = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);
      PraxisQueryTerm *term = g_ptr_array_index (group, 0);

      if (group->len > 1 || !praxis_query_group_is_plain (group))
        continue;
      if (match->len > 0)
        g_string_append_c (match, ' ');
      g_string_append (match, term->match);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);

      if (group->len == 1 || !praxis_query_group_is_plain (group))
        continue;
      if (match->len > 0)
        g_string_append (match, " AND ");
      g_string_append_c (match, '(');
      append_alternatives (match, group);
      g_string_append_c (match, ')');
    }
  return match->len > 0 ? g_string_free_and_steal (g_steal_pointer (&match)) : NULL;
}

static char *
make_marks (GPtrArray *groups)
{
  g_autoptr(GString) marks = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    append_alternatives (marks, g_ptr_array_index (groups, i));
  return marks->len > 0 ? g_string_free_and_steal (g_steal_pointer (&marks)) : NULL;
}

/**
 * praxis_query_parse:
 * @text: (nullable): what was typed, anything at all
 *
 * Understands a search: words, "phrases", -without, OR, title:, author:, journal:, topic:, note: and year:. Of a
 * text over 4096 bytes, or over 32 terms, only the beginning is taken.
 *
 * Returns: (transfer full): the query
 */
PraxisQuery *
praxis_query_parse (const char *text)
{
  PraxisQuery *self = g_new0 (PraxisQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->groups = praxis_query_parse_groups (text);
  self->match = make_match (self->groups);
  self->marks = make_marks (self->groups);
  return self;
}

/**
 * praxis_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
PraxisQuery *
praxis_query_ref (PraxisQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * praxis_query_unref:
 * @self: (transfer full): a query
 */
void
praxis_query_unref (PraxisQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->groups);
  g_free (self->match);
  g_free (self->marks);
  g_free (self);
}

/**
 * praxis_query_is_empty:
 * @self: a query
 *
 * Returns: whether it narrows nothing, because there was no word in what was typed
 */
gboolean
praxis_query_is_empty (const PraxisQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->groups->len == 0;
}

/**
 * praxis_query_get_match:
 * @self: a query
 *
 * Gives the part of the query that the full-text index answers by itself: the words that must be there. Years
 * and what is left out are not in it.
 *
 * Returns: (transfer none) (nullable): an expression for MATCH of FTS5; %NULL where there is no such part
 */
const char *
praxis_query_get_match (const PraxisQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->match;
}

/* Private: how many groups of terms must hold. */
guint
praxis_query_get_n_groups (const PraxisQuery *self)
{
  return self->groups->len;
}

/* Private: (transfer none) (element-type PraxisQueryTerm): the terms of which one must hold. */
GPtrArray *
praxis_query_get_group (const PraxisQuery *self,
                        guint              index)
{
  return g_ptr_array_index (self->groups, index);
}

/* Private: whether a group is only words that must be there, and so a part of praxis_query_get_match(). */
gboolean
praxis_query_group_is_plain (GPtrArray *group)
{
  for (guint i = 0; i < group->len; i++)
    {
      PraxisQueryTerm *term = g_ptr_array_index (group, i);

      if (term->match == NULL || term->negated)
        return FALSE;
    }
  return TRUE;
}

/* Private: (nullable): an expression for MATCH that any of the words meets, for marking them in a text. */
const char *
praxis_query_get_marks (const PraxisQuery *self)
{
  return self->marks;
}
