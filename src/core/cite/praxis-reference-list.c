/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-list.h"

#include "model/praxis-term.h"
#include "praxis-reference-value.h"

struct _PraxisReferenceList
{
  gboolean    is_public;
  GPtrArray  *citations;
  GPtrArray  *keywords;
  /* What a work is known by → its place in the two arrays, from 1. */
  GHashTable *places;
};

/**
 * praxis_reference_list_new:
 * @is_public: whether the list is published, so that nothing goes into it that
 *   praxis_reference_value_public() takes away
 *
 * Returns: (transfer full): a list without works
 */
PraxisReferenceList *
praxis_reference_list_new (gboolean is_public)
{
  PraxisReferenceList *self = g_new0 (PraxisReferenceList, 1);

  self->is_public = is_public;
  self->citations = g_ptr_array_new_with_free_func (g_object_unref);
  self->keywords = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * praxis_reference_list_free:
 * @self: (transfer full): a list
 */
void
praxis_reference_list_free (PraxisReferenceList *self)
{
  g_ptr_array_unref (self->citations);
  g_ptr_array_unref (self->keywords);
  g_hash_table_unref (self->places);
  g_free (self);
}

/**
 * praxis_reference_list_dup_identity:
 * @citation: a work
 *
 * Two posts on the same work may cite it in different words; its DOI is the same (DOI Handbook, section 2.4: in any
 * case). Without one, works are the same that are the same to the letter.
 *
 * Returns: (transfer full): what a work is known by
 */
char *
praxis_reference_list_dup_identity (PraxisCitation *citation)
{
  g_autofree char *doi = praxis_reference_value_doi (citation);
  const char *reference = praxis_citation_is_verbatim (citation) ? praxis_citation_get_reference (citation) : "";

  if (doi != NULL)
    return g_ascii_strdown (doi, -1);
  return g_strconcat (praxis_citation_get_json (citation), "\n", reference, NULL);
}

static void
add_keywords (GPtrArray *keywords,
              GPtrArray *topics)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const char *label = praxis_term_get_label (topics->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (keywords, label, g_str_equal, NULL))
        g_ptr_array_add (keywords, g_strdup (label));
    }
}

/**
 * praxis_reference_list_add:
 * @self: a list
 * @citations: (element-type PraxisCitation): the works of one post
 * @topics: (element-type PraxisTerm): what the post is about
 *
 * Adds works behind those that are there. A work that is there already gets the topics of this post too.
 */
void
praxis_reference_list_add (PraxisReferenceList *self,
                           GPtrArray           *citations,
                           GPtrArray           *topics)
{
  g_return_if_fail (self != NULL && citations != NULL && topics != NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *identity = praxis_reference_list_dup_identity (citations->pdata[i]);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, identity));

      if (place == 0)
        {
          g_ptr_array_add (self->citations, self->is_public ? praxis_reference_value_public (citations->pdata[i])
                                                            : g_object_ref (citations->pdata[i]));
          g_ptr_array_add (self->keywords, g_ptr_array_new_with_free_func (g_free));
          place = self->citations->len;
          g_hash_table_insert (self->places, g_steal_pointer (&identity), GUINT_TO_POINTER (place));
        }
      add_keywords (self->keywords->pdata[place - 1], topics);
    }
}

/**
 * praxis_reference_list_get_citations:
 * @self: a list
 *
 * Returns: (transfer none) (element-type PraxisCitation): the works in their order; more stand behind them when more are added
 */
GPtrArray *
praxis_reference_list_get_citations (PraxisReferenceList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->citations;
}

/**
 * praxis_reference_list_write:
 * @self: a list
 * @format: a format
 * @error: return location
 *
 * Returns: (transfer full): the works in their order, as praxis_reference_write() writes them; %NULL with its error
 */
char *
praxis_reference_list_write (PraxisReferenceList    *self,
                             PraxisReferenceFormat   format,
                             GError                **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return praxis_reference_write (format, self->citations, self->keywords, error);
}
