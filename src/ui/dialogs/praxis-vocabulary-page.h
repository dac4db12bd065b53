/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-term-list.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_VOCABULARY_PAGE (praxis_vocabulary_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisVocabularyPage, praxis_vocabulary_page, PRAXIS, VOCABULARY_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_vocabulary_page_new (PraxisTermList *terms);

G_END_DECLS
