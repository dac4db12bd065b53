/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-words.h"

/* Says something that is no markup: a path or a title in a message can hold anything. */
void
praxis_status_page_set_words (AdwStatusPage *page,
                              const char    *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_description (page, escaped);
}

/* For templates: whether there is something to show. */
gboolean
praxis_has_text (gpointer    object,
                 const char *text)
{
  return text != NULL && *text != '\0';
}
