/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisReferenceLocator:
 * @volume: (nullable): the volume
 * @issue: (nullable): the issue
 * @pages: (nullable): the pages, ranges with en dashes
 * @number: (nullable): the article number, for journals that have no pages
 * @year: a year in brackets where an issue would stand, or 0
 *
 * Where in a journal or book a work stands.
 */
typedef struct
{
  char *volume;
  char *issue;
  char *pages;
  char *number;
  int   year;
} PraxisReferenceLocator;

void     praxis_reference_locator_clear (PraxisReferenceLocator *self);
gboolean praxis_reference_locator_match (const char             *text,
                                         PraxisReferenceLocator *self);
gboolean praxis_reference_locator_find  (const char             *text,
                                         gsize                  *start,
                                         PraxisReferenceLocator *self);
gsize    praxis_reference_match_pages   (const char             *text,
                                         char                  **pages);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PraxisReferenceLocator, praxis_reference_locator_clear)

G_END_DECLS
