/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a post was after one save, as the history lists it. */

#include "config.h"

#include "praxis-revision-item.h"

#include <glib/gi18n.h>

struct _PraxisRevisionItem
{
  GObject   parent_instance;

  char     *content;
  char     *time;
  gint64    id;
  gboolean  is_newest;
  gboolean  is_published;
  gboolean  is_read;
};

typedef enum
{
  PROP_TIME = 1,
  PROP_MARK,
  PROP_DESCRIPTION,
} PraxisRevisionItemProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PraxisRevisionItem, praxis_revision_item, G_TYPE_OBJECT)

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (is_same_day (time, now))
    /* Translators: the time of a save, for g_date_time_format(). */
    return g_date_time_format (time, _("Today, %H:%M:%S"));
  if (is_same_day (time, yesterday))
    /* Translators: the time of a save, for g_date_time_format(). */
    return g_date_time_format (time, _("Yesterday, %H:%M"));

  /* Translators: the day and the time of a save, for g_date_time_format(). */
  return g_date_time_format (time, _("%-d %B %Y, %H:%M"));
}

static const char *
get_mark (PraxisRevisionItem *self)
{
  if (self->is_newest && self->is_published)
    return C_("of a revision", "Now, as published");
  if (self->is_newest)
    return C_("of a revision", "Now");
  if (self->is_published)
    return C_("of a revision", "As published");
  if (self->is_read)
    return C_("of a revision", "When you read it");

  return "";
}

static char *
dup_description (PraxisRevisionItem *self)
{
  const char *mark = get_mark (self);

  if (*mark == '\0')
    return g_strdup (self->time);

  /* Translators: for screen readers: the time of a revision, and what is special about it. */
  return g_strdup_printf (C_("revision, for screen readers", "%s, %s"), self->time, mark);
}

static void
praxis_revision_item_finalize (GObject *object)
{
  PraxisRevisionItem *self = PRAXIS_REVISION_ITEM (object);

  g_free (self->content);
  g_free (self->time);

  G_OBJECT_CLASS (praxis_revision_item_parent_class)->finalize (object);
}

static void
praxis_revision_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  PraxisRevisionItem *self = PRAXIS_REVISION_ITEM (object);

  switch ((PraxisRevisionItemProperty) prop_id)
    {
    case PROP_TIME:
      g_value_set_string (value, self->time);
      break;
    case PROP_MARK:
      g_value_set_string (value, get_mark (self));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_revision_item_class_init (PraxisRevisionItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_revision_item_finalize;
  object_class->get_property = praxis_revision_item_get_property;

  properties[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, NULL, flags);
  properties[PROP_MARK] = g_param_spec_string ("mark", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_revision_item_init (PraxisRevisionItem *self)
{
}

PraxisRevisionItem *
praxis_revision_item_new (const PraxisRevision *revision,
                          gboolean              is_newest,
                          gboolean              is_published)
{
  PraxisRevisionItem *self = g_object_new (PRAXIS_TYPE_REVISION_ITEM, NULL);

  self->id = revision->id;
  self->content = g_strdup (revision->content);
  self->time = format_time (revision->created);
  self->is_newest = is_newest;
  self->is_published = is_published;

  return self;
}

gint64
praxis_revision_item_get_id (PraxisRevisionItem *self)
{
  return self->id;
}

const char *
praxis_revision_item_get_content (PraxisRevisionItem *self)
{
  return self->content;
}

const char *
praxis_revision_item_get_time (PraxisRevisionItem *self)
{
  return self->time;
}

gboolean
praxis_revision_item_is_newest (PraxisRevisionItem *self)
{
  return self->is_newest;
}

/* Whether it is what the reader had read when the post changed. */
void
praxis_revision_item_set_read (PraxisRevisionItem *self,
                               gboolean            is_read)
{
  self->is_read = is_read;
}

gboolean
praxis_revision_item_is_read (PraxisRevisionItem *self)
{
  return self->is_read;
}
