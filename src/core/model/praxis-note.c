/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-note.h"

/* A reader's note on a post or on a passage of it: a snapshot that nobody changes. */

struct _PraxisNote
{
  GObject parent_instance;

  char   *uuid;
  char   *post_uuid;
  char   *text;
  char   *quote;
  char   *prefix;
  char   *suffix;
  char   *variant_of;
  gint64  created;
  gint64  modified;
};

G_DEFINE_FINAL_TYPE (PraxisNote, praxis_note, G_TYPE_OBJECT)

static void
praxis_note_finalize (GObject *object)
{
  PraxisNote *self = PRAXIS_NOTE (object);

  g_free (self->uuid);
  g_free (self->post_uuid);
  g_free (self->text);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->variant_of);

  G_OBJECT_CLASS (praxis_note_parent_class)->finalize (object);
}

static void
praxis_note_class_init (PraxisNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_note_finalize;
}

static void
praxis_note_init (PraxisNote *self)
{
}

static char *
dup_words (const char *words)
{
  return g_strdup (words != NULL ? words : "");
}

/**
 * praxis_note_new:
 * @fields: what it is made from
 *
 * Returns: (transfer full): the note
 */
PraxisNote *
praxis_note_new (const PraxisNoteFields *fields)
{
  PraxisNote *self = g_object_new (PRAXIS_TYPE_NOTE, NULL);

  self->uuid = g_strdup (fields->uuid);
  self->post_uuid = g_strdup (fields->post_uuid);
  self->text = dup_words (fields->text);
  self->quote = dup_words (fields->quote);
  self->prefix = dup_words (fields->prefix);
  self->suffix = dup_words (fields->suffix);
  if (fields->variant_of != NULL && *fields->variant_of != '\0')
    self->variant_of = g_strdup (fields->variant_of);
  self->created = fields->created;
  self->modified = fields->modified;
  return self;
}

/**
 * praxis_note_get_uuid:
 * @self: a note
 *
 * Returns: (transfer none): its UUID
 */
const char *
praxis_note_get_uuid (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), NULL);

  return self->uuid;
}

/**
 * praxis_note_get_post_uuid:
 * @self: a note
 *
 * Returns: (transfer none): the UUID of its post
 */
const char *
praxis_note_get_post_uuid (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), NULL);

  return self->post_uuid;
}

/**
 * praxis_note_get_text:
 * @self: a note
 *
 * Returns: (transfer none): what the reader wrote; empty for a passage that is only highlighted
 */
const char *
praxis_note_get_text (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), NULL);

  return self->text;
}

/**
 * praxis_note_get_quote:
 * @self: a note
 *
 * Returns: (transfer none): the words of its passage; empty where it is on the whole post
 */
const char *
praxis_note_get_quote (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), NULL);

  return self->quote;
}

/**
 * praxis_note_get_prefix:
 * @self: a note
 *
 * Returns: (transfer none): the words before its passage; may be empty
 */
const char *
praxis_note_get_prefix (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), NULL);

  return self->prefix;
}

/**
 * praxis_note_get_suffix:
 * @self: a note
 *
 * Returns: (transfer none): the words after its passage; may be empty
 */
const char *
praxis_note_get_suffix (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), NULL);

  return self->suffix;
}

/**
 * praxis_note_get_variant_of:
 * @self: a note
 *
 * Returns: (transfer none) (nullable): the UUID of the note that it was another form of
 */
const char *
praxis_note_get_variant_of (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), NULL);

  return self->variant_of;
}

/**
 * praxis_note_get_created:
 * @self: a note
 *
 * Returns: when it was made, in microseconds since 1970-01-01 UTC
 */
gint64
praxis_note_get_created (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), 0);

  return self->created;
}

/**
 * praxis_note_get_modified:
 * @self: a note
 *
 * Returns: when it last changed, in microseconds since 1970-01-01 UTC
 */
gint64
praxis_note_get_modified (PraxisNote *self)
{
  g_return_val_if_fail (PRAXIS_IS_NOTE (self), 0);

  return self->modified;
}
