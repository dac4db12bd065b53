/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisBibtexField:
 * @name: its name, in small letters
 * @value: its value without the delimiters around it, LaTeX; a string of GRefString, which entries share
 *
 * One field of an entry.
 */
typedef struct
{
  char *name;
  char *value;
} PraxisBibtexField;

/**
 * PraxisBibtexEntry:
 * @type: its type, in small letters
 * @key: what it is cited by; "" where it has no key
 * @fields: (element-type PraxisBibtexField): its fields, each name once
 * @line: the line of the source where it begins, from 1
 * @damage: (nullable): why it cannot be used, a sentence for people
 * @damage_line: the line where that was found
 *
 * One entry of a BibTeX database.
 */
typedef struct
{
  char      *type;
  char      *key;
  GPtrArray *fields;
  guint      line;
  char      *damage;
  guint      damage_line;
} PraxisBibtexEntry;

/* How deep braces may be in each other. */
#define PRAXIS_BIBTEX_MAX_DEPTH 100

GPtrArray  *praxis_bibtex_read       (const char        *text);
const char *praxis_bibtex_get        (PraxisBibtexEntry *entry,
                                      const char        *name);
gboolean    praxis_bibtex_begins_at  (const char        *line);
void        praxis_bibtex_add        (PraxisBibtexEntry *entry,
                                      const char        *name,
                                      char              *value);

G_END_DECLS
