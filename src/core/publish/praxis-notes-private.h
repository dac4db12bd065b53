/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-reading.h"
#include "praxis-notes-export.h"

G_BEGIN_DECLS

/**
 * PraxisNotesPost:
 * @reading: what is known of the post
 * @notes: (element-type PraxisNote): the notes on it, in the order in which they were made; none in the reading list
 */
typedef struct
{
  PraxisReading *reading;
  GPtrArray     *notes;
} PraxisNotesPost;

/**
 * PraxisNotesDocument:
 * @scope: what it is
 * @posts: (element-type PraxisNotesPost): the posts
 * @references: their references, loaded
 *
 * What is written, in whichever format.
 */
typedef struct
{
  PraxisNotesScope   scope;
  GPtrArray         *posts;
  PraxisReferences  *references;
} PraxisNotesDocument;

const char *praxis_notes_get_title      (const PraxisNotesDocument *self);
const char *praxis_notes_get_post_title (const PraxisReading       *reading);
char       *praxis_notes_dup_origin     (const PraxisReading       *reading);
char       *praxis_notes_dup_day        (gint64                     time);
char       *praxis_notes_write_markdown (const PraxisNotesDocument *self);
char       *praxis_notes_write_html     (const PraxisNotesDocument *self);
char       *praxis_notes_write_json     (const PraxisNotesDocument *self);
char       *praxis_notes_write_csv      (const PraxisNotesDocument *self);

G_END_DECLS
