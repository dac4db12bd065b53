/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-note-form.h"

#include <string.h>

#include "praxis-sha256.h"
#include "praxis-store-private.h"

/*
 * The forms of a note on two computers. One follows the other where that is among its earlier ones: then somebody went on
 * writing. Where neither follows the other, both were changed: the later one stays, and what the other one says becomes a note
 * of its own, under a UUID that is made from it, so that whichever way and however often two libraries are merged, they come
 * to the same notes.
 */

/* As many as the library keeps of a note that is edited. */
#define MAX_EARLIER 200

/* A time that a clock could show, with room to go on from there. */
#define MAX_TIME (G_GINT64_CONSTANT (1) << 60)

static void
add_earlier (PraxisNoteForm *self,
             gint64          time)
{
  guint i = 0;

  if (time == 0 || time == self->modified)
    return;
  while (i < self->earlier->len && g_array_index (self->earlier, gint64, i) < time)
    i++;
  if (i < self->earlier->len && g_array_index (self->earlier, gint64, i) == time)
    return;
  g_array_insert_val (self->earlier, i, time);
  if (self->earlier->len > MAX_EARLIER)
    g_array_remove_index (self->earlier, 0);
}

static gint64
read_time (yyjson_val *value)
{
  return CLAMP (yyjson_get_sint (value), 0, MAX_TIME);
}

static void
read_earlier (PraxisNoteForm *self,
              yyjson_val     *array)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    add_earlier (self, read_time (value));
}

static PraxisNoteForm *
form_new (void)
{
  PraxisNoteForm *self = g_new0 (PraxisNoteForm, 1);

  self->earlier = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

PraxisNoteForm *
praxis_note_form_new_from_row (PraxisStatement *row)
{
  PraxisNoteForm *self = form_new ();
  g_autoptr(PraxisJson) earlier = praxis_json_parse (praxis_statement_get_text (row, 10), -1, NULL);

  self->uuid = g_strdup (praxis_statement_get_text (row, 0));
  self->post_uuid = g_strdup (praxis_statement_get_text (row, 1));
  self->text = g_strdup (praxis_statement_get_text (row, 2));
  self->quote = g_strdup (praxis_statement_get_text (row, 3));
  self->prefix = g_strdup (praxis_statement_get_text (row, 4));
  self->suffix = g_strdup (praxis_statement_get_text (row, 5));
  self->variant_of = g_strdup (praxis_statement_get_text (row, 6));
  self->created = praxis_statement_get_int (row, 7);
  self->modified = praxis_statement_get_int (row, 8);
  self->deleted = praxis_statement_get_int (row, 9);
  read_earlier (self, yyjson_doc_get_root (earlier));
  return self;
}

static char *
dup_member (yyjson_val *object,
            const char *key)
{
  const char *value = praxis_json_get_string (object, key);

  return g_strdup (value != NULL ? value : "");
}

/* NULL where it is no note. */
PraxisNoteForm *
praxis_note_form_new_from_json (yyjson_val *object)
{
  g_autoptr(PraxisNoteForm) self = form_new ();

  self->uuid = dup_member (object, "uuid");
  self->post_uuid = dup_member (object, "post");
  self->text = dup_member (object, "text");
  self->quote = dup_member (object, "quote");
  self->prefix = dup_member (object, "prefix");
  self->suffix = dup_member (object, "suffix");
  self->variant_of = dup_member (object, "variant-of");
  self->created = read_time (yyjson_obj_get (object, "created"));
  self->modified = read_time (yyjson_obj_get (object, "modified"));
  self->deleted = read_time (yyjson_obj_get (object, "deleted"));
  read_earlier (self, yyjson_obj_get (object, "earlier"));
  if (!g_uuid_string_is_valid (self->uuid) || !g_uuid_string_is_valid (self->post_uuid) || self->modified == 0)
    return NULL;
  return g_steal_pointer (&self);
}

void
praxis_note_form_free (PraxisNoteForm *self)
{
  g_free (self->uuid);
  g_free (self->post_uuid);
  g_free (self->text);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->variant_of);
  g_array_unref (self->earlier);
  g_free (self);
}

static void
add_times (const PraxisNoteForm *self,
           PraxisJsonBuilder    *builder,
           yyjson_mut_val       *array)
{
  for (guint i = 0; i < self->earlier->len; i++)
    yyjson_mut_arr_add_sint (builder, array, g_array_index (self->earlier, gint64, i));
}

void
praxis_note_form_to_json (const PraxisNoteForm *self,
                          PraxisJsonBuilder    *builder,
                          yyjson_mut_val       *object)
{
  praxis_json_add_string (builder, object, "uuid", self->uuid);
  praxis_json_add_string (builder, object, "post", self->post_uuid);
  praxis_json_add_string (builder, object, "text", self->text);
  praxis_json_add_string (builder, object, "quote", self->quote);
  praxis_json_add_string (builder, object, "prefix", self->prefix);
  praxis_json_add_string (builder, object, "suffix", self->suffix);
  if (*self->variant_of != '\0')
    praxis_json_add_string (builder, object, "variant-of", self->variant_of);
  yyjson_mut_obj_add_sint (builder, object, "created", self->created);
  yyjson_mut_obj_add_sint (builder, object, "modified", self->modified);
  if (self->deleted != 0)
    yyjson_mut_obj_add_sint (builder, object, "deleted", self->deleted);
  add_times (self, builder, yyjson_mut_obj_add_arr (builder, object, "earlier"));
}

/* As the library keeps them. */
char *
praxis_note_form_dup_earlier (const PraxisNoteForm *self)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (builder);

  yyjson_mut_doc_set_root (builder, root);
  add_times (self, builder, root);
  return praxis_json_to_string (builder, FALSE);
}

static int
compare (const PraxisNoteForm *self,
         const PraxisNoteForm *other)
{
  int order = (self->deleted != 0) - (other->deleted != 0);

  if (order == 0)
    order = strcmp (self->text, other->text);
  if (order == 0)
    order = strcmp (self->quote, other->quote);
  if (order == 0)
    order = strcmp (self->prefix, other->prefix);
  return order != 0 ? order : strcmp (self->suffix, other->suffix);
}

gboolean
praxis_note_form_says_same (const PraxisNoteForm *self,
                            const PraxisNoteForm *other)
{
  return compare (self, other) == 0;
}

/* Whether somebody went on from @other to @self. */
gboolean
praxis_note_form_follows (const PraxisNoteForm *self,
                          const PraxisNoteForm *other)
{
  for (guint i = 0; i < self->earlier->len; i++)
    {
      if (g_array_index (self->earlier, gint64, i) == other->modified)
        return TRUE;
    }
  return FALSE;
}

/* Never both ways, unless they are the same. */
gboolean
praxis_note_form_is_later (const PraxisNoteForm *self,
                           const PraxisNoteForm *other)
{
  return self->modified != other->modified ? self->modified > other->modified : compare (self, other) > 0;
}

/* The other form and all before it are earlier ones of this. */
void
praxis_note_form_remember (PraxisNoteForm       *self,
                           const PraxisNoteForm *other)
{
  add_earlier (self, other->modified);
  for (guint i = 0; i < other->earlier->len; i++)
    add_earlier (self, g_array_index (other->earlier, gint64, i));
}

/* A UUID that is always the same for the same form, as RFC 9562, section 5.8, lets one make it. */
static char *
make_uuid (const PraxisNoteForm *self)
{
  g_autofree char *words = g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%s\n%s", self->uuid, self->modified, self->text,
                                            self->quote);
  g_autofree char *hash = praxis_sha256_of (words, strlen (words));

  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

PraxisNoteForm *
praxis_note_form_make_variant (const PraxisNoteForm *self)
{
  PraxisNoteForm *variant = form_new ();

  variant->uuid = make_uuid (self);
  variant->post_uuid = g_strdup (self->post_uuid);
  variant->text = g_strdup (self->text);
  variant->quote = g_strdup (self->quote);
  variant->prefix = g_strdup (self->prefix);
  variant->suffix = g_strdup (self->suffix);
  variant->variant_of = g_strdup (self->uuid);
  variant->created = self->created;
  variant->modified = self->modified;
  return variant;
}
