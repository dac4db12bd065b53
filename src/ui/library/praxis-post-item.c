/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the post list: the id and the month at once, the words as soon as a reader thread has them. */

#include "config.h"

#include "praxis-post-item.h"

#include <glib/gi18n.h>

#include "model/praxis-reading.h"
#include "search/praxis-searcher.h"

/* The colours of a match; readable on a light and on a dark row. */
#define MARK_START "<span background=\"#f9e08b\" foreground=\"#241f31\">"
#define MARK_END "</span>"

struct _PraxisPostItem
{
  GObject      parent_instance;

  PraxisEntry *entry;
  char        *blurb;
  char        *issue_digest;
  gint64       id;
  PraxisMonth  month;
  PraxisMark   mark;
};

typedef enum
{
  PROP_MONTH_TITLE = 1,
  PROP_BLURB,
  PROP_ISSUE_DIGEST,
} PraxisPostItemProperty;

static GParamSpec *properties[PROP_ISSUE_DIGEST + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisPostItem, praxis_post_item, G_TYPE_OBJECT)

static char *
dup_month_title (PraxisPostItem *self)
{
  if (self->month == PRAXIS_MONTH_NONE)
    return g_strdup (C_("header of posts that are in no month's issue", "No Issue Yet"));

  return praxis_month_format (self->month);
}

static void
praxis_post_item_finalize (GObject *object)
{
  PraxisPostItem *self = PRAXIS_POST_ITEM (object);

  g_clear_pointer (&self->entry, praxis_entry_free);
  g_clear_pointer (&self->blurb, g_free);
  g_clear_pointer (&self->issue_digest, g_free);

  G_OBJECT_CLASS (praxis_post_item_parent_class)->finalize (object);
}

static void
praxis_post_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PraxisPostItem *self = PRAXIS_POST_ITEM (object);

  switch ((PraxisPostItemProperty) prop_id)
    {
    case PROP_MONTH_TITLE:
      g_value_take_string (value, dup_month_title (self));
      break;
    case PROP_BLURB:
      g_value_set_string (value, self->blurb != NULL ? self->blurb : "");
      break;
    case PROP_ISSUE_DIGEST:
      g_value_set_string (value, praxis_post_item_get_issue_digest (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_post_item_class_init (PraxisPostItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_post_item_finalize;
  object_class->get_property = praxis_post_item_get_property;

  properties[PROP_MONTH_TITLE] = g_param_spec_string ("month-title", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BLURB] = g_param_spec_string ("blurb", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ISSUE_DIGEST] = g_param_spec_string ("issue-digest", NULL, NULL, NULL,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /* The words have come, or are others now: one signal, for the sake of the many rows that follow it. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
praxis_post_item_init (PraxisPostItem *self)
{
}

PraxisPostItem *
praxis_post_item_new (gint64       id,
                      PraxisMonth  month,
                      const char  *blurb)
{
  PraxisPostItem *self = g_object_new (PRAXIS_TYPE_POST_ITEM, NULL);

  self->id = id;
  self->month = month;
  self->blurb = g_strdup (blurb);

  return self;
}

gint64
praxis_post_item_get_id (PraxisPostItem *self)
{
  return self->id;
}

PraxisMonth
praxis_post_item_get_month (PraxisPostItem *self)
{
  return self->month;
}

char *
praxis_post_item_dup_topics (PraxisPostItem *self)
{
  if (self->entry == NULL || self->entry->topics == NULL)
    return g_strdup ("");

  return g_strjoinv (" · ", self->entry->topics);
}

/* What is published needs no word. */
const char *
praxis_post_item_get_status (PraxisPostItem *self)
{
  if (self->entry == NULL || self->entry->status == PRAXIS_STATUS_PUBLISHED)
    return "";

  return praxis_status_get_label (self->entry->status);
}

char *
praxis_post_item_dup_snippet (PraxisPostItem *self)
{
  if (self->entry == NULL || self->entry->snippet == NULL)
    return g_strdup ("");

  return praxis_snippet_format (self->entry->snippet, MARK_START, MARK_END);
}

/* What a screen reader says of the row. */
char *
praxis_post_item_dup_description (PraxisPostItem *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *topics = praxis_post_item_dup_topics (self);
  g_autofree char *notes = NULL;
  const char *status = praxis_post_item_get_status (self);

  if (self->entry == NULL)
    return g_strdup ("");

  if (self->entry->own & PRAXIS_OWN_UNREAD)
    g_ptr_array_add (parts, (gpointer) C_("row for screen readers", "unread"));
  else if (self->entry->own & PRAXIS_OWN_CHANGED)
    g_ptr_array_add (parts, (gpointer) C_("row for screen readers", "changed since you read it"));
  g_ptr_array_add (parts, self->entry->title);
  if (self->entry->citation != NULL && *self->entry->citation != '\0')
    g_ptr_array_add (parts, self->entry->citation);
  if (*topics != '\0')
    g_ptr_array_add (parts, topics);
  if (*status != '\0')
    g_ptr_array_add (parts, (gpointer) status);
  if (self->entry->own & PRAXIS_OWN_LISTED)
    g_ptr_array_add (parts, (gpointer) C_("row for screen readers", "in the reading list"));
  if (self->entry->n_notes > 0)
    {
      notes = g_strdup_printf (ngettext ("%'u note", "%'u notes", self->entry->n_notes), self->entry->n_notes);
      g_ptr_array_add (parts, notes);
    }
  g_ptr_array_add (parts, NULL);

  /* Translators: stands between the parts of a list's row when a screen reader reads it. */
  return g_strjoinv (C_("row for screen readers", ", "), (char **) parts->pdata);
}

/* NULL until it was read. */
const PraxisEntry *
praxis_post_item_get_entry (PraxisPostItem *self)
{
  return self->entry;
}

void
praxis_post_item_set_entry (PraxisPostItem    *self,
                            const PraxisEntry *entry)
{
  g_return_if_fail (entry->id == self->id);

  if (self->entry != NULL && g_strcmp0 (self->entry->hash, entry->hash) == 0 &&
      self->entry->status == entry->status && self->entry->own == entry->own &&
      self->entry->n_notes == entry->n_notes && g_strcmp0 (self->entry->snippet, entry->snippet) == 0)
    return;

  g_clear_pointer (&self->entry, praxis_entry_free);
  self->entry = praxis_entry_copy (entry);

  g_signal_emit (self, signals[CHANGED], 0);
}

void
praxis_post_item_set_blurb (PraxisPostItem *self,
                            const char     *blurb)
{
  if (g_set_str (&self->blurb, blurb))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLURB]);
}

/* The digest to whose issue the header of the month leads; "" where it leads to none. */
const char *
praxis_post_item_get_issue_digest (PraxisPostItem *self)
{
  return self->issue_digest != NULL && self->month != PRAXIS_MONTH_NONE ? self->issue_digest : "";
}

void
praxis_post_item_set_issue_digest (PraxisPostItem *self,
                                   const char     *digest_uuid)
{
  if (g_set_str (&self->issue_digest, digest_uuid))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ISSUE_DIGEST]);
}

PraxisMark
praxis_post_item_get_mark (PraxisPostItem *self)
{
  return self->mark;
}

void
praxis_post_item_set_mark (PraxisPostItem *self,
                           PraxisMark      mark)
{
  if (self->mark == mark)
    return;

  self->mark = mark;
  g_signal_emit (self, signals[CHANGED], 0);
}
