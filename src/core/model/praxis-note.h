/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTE (praxis_note_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNote, praxis_note, PRAXIS, NOTE, GObject)

/**
 * PraxisNoteFields:
 * @uuid: its UUID
 * @post_uuid: the UUID of the post that it is on, which need not be in the library any more
 * @text: what the reader wrote; empty where a passage is highlighted and nothing said of it
 * @quote: (nullable): the words of the passage that it is on; %NULL or empty where it is on the whole post
 * @prefix: (nullable): the words before them
 * @suffix: (nullable): the words after them
 * @variant_of: (nullable): the note that it was another form of, when two computers had changed that one
 * @created: when it was made, in microseconds since 1970-01-01 UTC
 * @modified: when it last changed, as @created
 *
 * What a note is made from; every member is borrowed and copied by praxis_note_new().
 */
typedef struct
{
  const char *uuid;
  const char *post_uuid;
  const char *text;
  const char *quote;
  const char *prefix;
  const char *suffix;
  const char *variant_of;
  gint64      created;
  gint64      modified;
} PraxisNoteFields;

PraxisNote *praxis_note_new            (const PraxisNoteFields *fields);
const char *praxis_note_get_uuid       (PraxisNote             *self);
const char *praxis_note_get_post_uuid  (PraxisNote             *self);
const char *praxis_note_get_text       (PraxisNote             *self);
const char *praxis_note_get_quote      (PraxisNote             *self);
const char *praxis_note_get_prefix     (PraxisNote             *self);
const char *praxis_note_get_suffix     (PraxisNote             *self);
const char *praxis_note_get_variant_of (PraxisNote             *self);
gint64      praxis_note_get_created    (PraxisNote             *self);
gint64      praxis_note_get_modified   (PraxisNote             *self);

G_END_DECLS
