/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-term-list.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_MERGE_PAGE (praxis_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisMergePage, praxis_merge_page, PRAXIS, MERGE_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_merge_page_new (PraxisTermList *terms,
                                          PraxisVocabularyItem *item);

G_END_DECLS
