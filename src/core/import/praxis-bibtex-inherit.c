/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-bibtex-inherit.h"

#include <string.h>

/*
 * What an entry has from others: all of "xdata", and from its "crossref" what belongs to the whole that it is part of
 * (biblatex manual, section 2.4.1 and appendix B, https://ctan.org/pkg/biblatex). An entry that names itself in the end
 * gets nothing more.
 */

#define MAX_GENERATIONS 8
/* So much is inherited at most, for each byte that a source has: many children of one long entry are a bomb. */
#define MIN_BUDGET ((gsize) 1024 * 1024)
#define BUDGET_FACTOR 4
#define MAX_DATA 16

typedef struct
{
  GHashTable *by_key;
  GHashTable *done;
  gsize       budget;
} Family;

/* Fields that are an entry's own, and what is told of the whole alone. */
static const char *const own_fields[] = {
  "abstract", "annotation", "annote", "author+an", "crossref", "doi", "entryset", "entrysubtype", "eprint", "eprintclass", "eprinttype",
  "archiveprefix", "execute", "file", "ids", "indextitle", "indexsorttitle", "keywords", "label", "note", "options", "pages",
  "pagetotal", "pmid", "pmcid", "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand",
  "shorthandintro", "shorttitle", "sortkey", "sorttitle", "type", "url", "urldate", "urlyear", "xdata", "xref", NULL,
};

/* Of what a whole is, and the names that its titles have in a part of it. */
static const struct
{
  const char *const *wholes;
  const char *const *parts;
  const char        *prefix;
} relations[] = {
  { (const char *const[]) { "mvbook", "mvcollection", "mvreference", "mvproceedings", NULL },
    (const char *const[]) { "book", "inbook", "bookinbook", "suppbook", "collection", "incollection", "suppcollection", "reference",
                            "inreference", "proceedings", "inproceedings", NULL }, "main" },
  { (const char *const[]) { "periodical", NULL }, (const char *const[]) { "article", "suppperiodical", NULL }, "journal" },
  /* Any whole will do: BibTeX itself does not look at the types. */
  { NULL, (const char *const[]) { "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference",
                                  "inproceedings", "conference", NULL }, "book" },
};

static const char *
title_prefix (PraxisBibtexEntry *part,
              PraxisBibtexEntry *whole)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      if (g_strv_contains (relations[i].parts, part->type) &&
          (relations[i].wholes == NULL || g_strv_contains (relations[i].wholes, whole->type)))
        return relations[i].prefix;
    }
  return NULL;
}

static void
give (Family            *self,
      PraxisBibtexEntry *entry,
      const char        *name,
      char              *value)
{
  gsize size = strlen (value) + strlen (name);

  if (size > self->budget)
    return;
  self->budget -= size;
  if (praxis_bibtex_get (entry, name) == NULL)
    praxis_bibtex_add (entry, name, value);
}

/* "date" and "year" say the same, and so do the other names that BibTeX and biblatex have for one thing. */
static gboolean
has_synonym (PraxisBibtexEntry *entry,
             const char        *name)
{
  static const char *const synonyms[][2] = {
    { "date", "year" }, { "year", "date" }, { "month", "date" }, { "address", "location" }, { "location", "address" },
    { "journal", "journaltitle" }, { "journaltitle", "journal" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      if (g_str_equal (synonyms[i][0], name) && praxis_bibtex_get (entry, synonyms[i][1]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_title (const char *name)
{
  return g_str_equal (name, "title") || g_str_equal (name, "subtitle") || g_str_equal (name, "titleaddon");
}

static void
inherit_titles (Family            *self,
                PraxisBibtexEntry *part,
                PraxisBibtexEntry *whole,
                const char        *prefix)
{
  static const char *const names[] = { "title", "subtitle", "titleaddon" };
  g_autofree char *own = g_strconcat (prefix, "title", NULL);

  if (praxis_bibtex_get (part, own) != NULL || has_synonym (part, own))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (prefix, names[i], NULL);
      const char *value = praxis_bibtex_get (whole, names[i]);

      if (value != NULL)
        give (self, part, name, (char *) value);
    }
}

static void
inherit_from_whole (Family            *self,
                    PraxisBibtexEntry *part,
                    PraxisBibtexEntry *whole)
{
  const char *prefix = title_prefix (part, whole);
  const char *author = praxis_bibtex_get (whole, "author");
  guint n_fields = whole->fields->len;

  if (prefix != NULL)
    inherit_titles (self, part, whole, prefix);
  if (author != NULL && g_strcmp0 (prefix, "book") == 0)
    give (self, part, "bookauthor", (char *) author);
  for (guint i = 0; i < n_fields; i++)
    {
      const PraxisBibtexField *field = g_ptr_array_index (whole->fields, i);

      if (!g_strv_contains (own_fields, field->name) && !(prefix != NULL && is_title (field->name)) &&
          !has_synonym (part, field->name))
        give (self, part, field->name, field->value);
    }
}

static void complete (Family            *self,
                      PraxisBibtexEntry *entry,
                      guint              generation);

static PraxisBibtexEntry *
find (Family            *self,
      PraxisBibtexEntry *child,
      const char        *key,
      guint              generation)
{
  g_autofree char *name = g_strstrip (g_strdup (key));
  PraxisBibtexEntry *parent = g_hash_table_lookup (self->by_key, name);

  if (parent == NULL || parent == child)
    return NULL;
  complete (self, parent, generation + 1);
  return parent;
}

static void
inherit_data (Family            *self,
              PraxisBibtexEntry *entry,
              guint              generation)
{
  const char *xdata = praxis_bibtex_get (entry, "xdata");
  g_auto(GStrv) keys = g_strsplit (xdata != NULL ? xdata : "", ",", -1);

  for (gsize i = 0; keys[i] != NULL && i < MAX_DATA; i++)
    {
      PraxisBibtexEntry *data = find (self, entry, keys[i], generation);
      guint n_fields = data != NULL ? data->fields->len : 0;

      for (guint j = 0; j < n_fields; j++)
        {
          const PraxisBibtexField *field = g_ptr_array_index (data->fields, j);

          give (self, entry, field->name, field->value);
        }
    }
}

static void
complete (Family            *self,
          PraxisBibtexEntry *entry,
          guint              generation)
{
  const char *crossref;
  PraxisBibtexEntry *whole;

  if (generation > MAX_GENERATIONS || !g_hash_table_add (self->done, entry))
    return;
  inherit_data (self, entry, generation);
  crossref = praxis_bibtex_get (entry, "crossref");
  whole = crossref != NULL ? find (self, entry, crossref, generation) : NULL;
  if (whole != NULL)
    inherit_from_whole (self, entry, whole);
}

/**
 * praxis_bibtex_inherit:
 * @entries: (element-type PraxisBibtexEntry): the entries of a database
 *
 * Adds to each entry what it has from the entries that it names in "xdata" and "crossref", wherever these stand. Of two with one
 * key the first counts, as for BibTeX.
 */
void
praxis_bibtex_inherit (GPtrArray *entries)
{
  g_autoptr(GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) done = g_hash_table_new (NULL, NULL);
  Family self = { .by_key = by_key, .done = done, .budget = MIN_BUDGET };

  for (guint i = 0; i < entries->len; i++)
    {
      PraxisBibtexEntry *entry = g_ptr_array_index (entries, i);

      for (guint j = 0; j < entry->fields->len; j++)
        self.budget += BUDGET_FACTOR * strlen (((PraxisBibtexField *) g_ptr_array_index (entry->fields, j))->value);
      if (entry->damage == NULL && *entry->key != '\0' && !g_hash_table_contains (by_key, entry->key))
        g_hash_table_insert (by_key, entry->key, entry);
    }
  for (guint i = 0; i < entries->len; i++)
    complete (&self, g_ptr_array_index (entries, i), 0);
}
