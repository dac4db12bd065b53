/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the page of all notes: the note, and what is known of its post. */

#include "config.h"

#include "praxis-note-item.h"

#include <glib/gi18n.h>

struct _PraxisNoteItem
{
  GObject     parent_instance;

  PraxisNote *note;
  char       *title;
  char       *origin;
  gint64      post_id;
  guint       group;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_ORIGIN,
  PROP_QUOTE,
  PROP_TEXT,
  PROP_DETAILS,
  PROP_DESCRIPTION,
} PraxisNoteItemProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PraxisNoteItem, praxis_note_item, G_TYPE_OBJECT)

/* The day, and what is to be known of the note beside its words. */
static char *
dup_details (PraxisNoteItem *self)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local_usec (praxis_note_get_modified (self->note));
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%x") : g_strdup ("");

  if (praxis_note_get_variant_of (self->note) == NULL)
    return g_steal_pointer (&day);

  /* Translators: %s is a day. Two computers had changed the same note; this is what the other one said. */
  return g_strdup_printf (_("%s · other form of a note that was changed on two computers"), day);
}

/* What a screen reader says of the row. */
static char *
dup_description (PraxisNoteItem *self)
{
  const char *quote = praxis_note_get_quote (self->note);
  const char *text = praxis_note_get_text (self->note);
  g_autofree char *details = dup_details (self);

  if (*quote == '\0')
    return g_strdup_printf (C_("row for screen readers", "%s, %s"), text, details);
  if (*text == '\0')
    /* Translators: a passage of a post that is highlighted, and a day */
    return g_strdup_printf (C_("row for screen readers", "Highlight “%s”, %s"), quote, details);

  /* Translators: a note, the passage of a post that it is on, and a day */
  return g_strdup_printf (C_("row for screen readers", "%s, on “%s”, %s"), text, quote, details);
}

static void
praxis_note_item_finalize (GObject *object)
{
  PraxisNoteItem *self = PRAXIS_NOTE_ITEM (object);

  g_clear_object (&self->note);
  g_free (self->title);
  g_free (self->origin);

  G_OBJECT_CLASS (praxis_note_item_parent_class)->finalize (object);
}

static void
praxis_note_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PraxisNoteItem *self = PRAXIS_NOTE_ITEM (object);

  switch ((PraxisNoteItemProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ORIGIN:
      g_value_set_string (value, self->origin);
      break;
    case PROP_QUOTE:
      g_value_set_string (value, praxis_note_get_quote (self->note));
      break;
    case PROP_TEXT:
      g_value_set_string (value, praxis_note_get_text (self->note));
      break;
    case PROP_DETAILS:
      g_value_take_string (value, dup_details (self));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_note_item_class_init (PraxisNoteItemClass *klass)
{
  static const char * const names[] = { NULL, "title", "origin", "quote", "text", "details", "description" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_note_item_finalize;
  object_class->get_property = praxis_note_item_get_property;

  for (guint i = 1; i < G_N_ELEMENTS (properties); i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_note_item_init (PraxisNoteItem *self)
{
}

/* Of a post that is gone there is at least what was kept beside its notes. */
static char *
dup_origin (const PraxisReading *reading)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (*reading->digest_title != '\0')
    g_strv_builder_add (parts, reading->digest_title);
  if (reading->month != PRAXIS_MONTH_NONE)
    g_strv_builder_take (parts, praxis_month_format (reading->month));
  if (reading->post_id == 0)
    g_strv_builder_add (parts, _("no longer in the library"));
  words = g_strv_builder_end (parts);

  return g_strjoinv (" · ", words);
}

/* @group is the place of its post among those with notes. */
PraxisNoteItem *
praxis_note_item_new (PraxisNote          *note,
                      const PraxisReading *reading,
                      guint                group)
{
  PraxisNoteItem *self = g_object_new (PRAXIS_TYPE_NOTE_ITEM, NULL);

  self->note = g_object_ref (note);
  self->title = g_strdup (*reading->title != '\0' ? reading->title : _("Untitled"));
  self->origin = dup_origin (reading);
  self->post_id = reading->post_id;
  self->group = group;

  return self;
}

PraxisNote *
praxis_note_item_get_note (PraxisNoteItem *self)
{
  return self->note;
}

/* The post's row; 0 where it is gone. */
gint64
praxis_note_item_get_post (PraxisNoteItem *self)
{
  return self->post_id;
}

guint
praxis_note_item_get_group (PraxisNoteItem *self)
{
  return self->group;
}
