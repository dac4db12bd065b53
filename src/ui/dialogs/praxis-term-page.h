/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-term-list.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_TERM_PAGE (praxis_term_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTermPage, praxis_term_page, PRAXIS, TERM_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_term_page_new (PraxisTermList *terms,
                                         PraxisVocabularyItem *item);

G_END_DECLS
