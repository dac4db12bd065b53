/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisTextEdit:
 * @offset: where the text changes, in characters
 * @n_removed: how many characters go
 * @inserted: (transfer full): what comes in their place; may be empty
 * @selection_start: where the selection starts afterwards, in characters of the changed text
 * @selection_end: where it ends; the caret where both are the same
 *
 * One change of a text, to be done and undone as one.
 */
typedef struct
{
  gsize offset;
  gsize n_removed;
  char *inserted;
  gsize selection_start;
  gsize selection_end;
} PraxisTextEdit;

void            praxis_text_edit_free           (PraxisTextEdit *self);
PraxisTextEdit *praxis_markdown_toggle_emphasis (const char     *text,
                                                 gsize           start,
                                                 gsize           end,
                                                 gboolean        strong);
PraxisTextEdit *praxis_markdown_toggle_list     (const char     *text,
                                                 gsize           start,
                                                 gsize           end,
                                                 gboolean        numbered);
PraxisTextEdit *praxis_markdown_insert_link     (const char     *text,
                                                 gsize           start,
                                                 gsize           end,
                                                 const char     *url);
PraxisTextEdit *praxis_markdown_continue_list   (const char     *text,
                                                 gsize           cursor);
guint           praxis_markdown_count_words     (const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTextEdit, praxis_text_edit_free)

G_END_DECLS
