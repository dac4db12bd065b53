/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-issue-item.h"

#include <glib/gi18n.h>

struct _PraxisIssueItem
{
  GObject        parent_instance;

  PraxisEntry   *entry;
  PraxisMissing  missing;
  guint          position;
  guint          n_items;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_CITATION,
  PROP_STATUS,
  PROP_MISSING,
  PROP_DESCRIPTION,
  PROP_TODO,
  PROP_COMPLETE,
} PraxisIssueItemProperty;

static GParamSpec *properties[PROP_COMPLETE + 1];

G_DEFINE_FINAL_TYPE (PraxisIssueItem, praxis_issue_item, G_TYPE_OBJECT)

/* What is published is as it is; of the other posts, what they lack. */
static char *
dup_missing (PraxisIssueItem *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint bit = 0; bit < 8 * sizeof (guint); bit++)
    {
      PraxisMissing one = self->missing & (1u << bit);

      if (one != 0 && self->entry->status != PRAXIS_STATUS_PUBLISHED)
        g_ptr_array_add (labels, (gpointer) praxis_missing_get_label (one));
    }
  if (labels->len == 0)
    return g_strdup ("");

  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (" · ", (char **) labels->pdata);

  /* Translators: what a post lacks: "Missing: A citation · A topic". */
  return g_strdup_printf (_("Missing: %s"), list);
}

/* What is published needs no word. */
static const char *
get_status_label (PraxisIssueItem *self)
{
  return self->entry->status != PRAXIS_STATUS_PUBLISHED ? praxis_status_get_label (self->entry->status) : "";
}

/* What a screen reader says of the row: also where it is, which is what this list is about. */
static char *
dup_description (PraxisIssueItem *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *missing = dup_missing (self);
  g_autofree char *place = NULL;

  g_ptr_array_add (parts, (gpointer) praxis_issue_item_get_title (self));
  if (self->entry->citation != NULL && *self->entry->citation != '\0')
    g_ptr_array_add (parts, self->entry->citation);
  g_ptr_array_add (parts, (gpointer) praxis_status_get_label (self->entry->status));
  if (*missing != '\0')
    g_ptr_array_add (parts, missing);
  if (self->n_items > 0)
    {
      /* Translators: where a post stands in the order of its month: "2 of 3". */
      place = g_strdup_printf (_("%u of %u"), self->position + 1, self->n_items);
      g_ptr_array_add (parts, place);
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_("row for screen readers", ", "), (char **) parts->pdata);
}

/* Whether it would stay back when the month is published. */
static gboolean
is_todo (PraxisIssueItem *self)
{
  return self->entry->status == PRAXIS_STATUS_DRAFT ||
         (self->entry->status != PRAXIS_STATUS_PUBLISHED && self->missing != 0);
}

static void
praxis_issue_item_finalize (GObject *object)
{
  g_clear_pointer (&PRAXIS_ISSUE_ITEM (object)->entry, praxis_entry_free);

  G_OBJECT_CLASS (praxis_issue_item_parent_class)->finalize (object);
}

static void
praxis_issue_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PraxisIssueItem *self = PRAXIS_ISSUE_ITEM (object);

  switch ((PraxisIssueItemProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, praxis_issue_item_get_title (self));
      break;
    case PROP_CITATION:
      g_value_set_string (value, self->entry->citation != NULL ? self->entry->citation : "");
      break;
    case PROP_STATUS:
      g_value_set_string (value, get_status_label (self));
      break;
    case PROP_MISSING:
      g_value_take_string (value, dup_missing (self));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    case PROP_TODO:
      g_value_set_boolean (value, is_todo (self));
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->missing == 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_issue_item_class_init (PraxisIssueItemClass *klass)
{
  static const struct { guint id; const char *name; } strings[] = {
    { PROP_TITLE, "title" },
    { PROP_CITATION, "citation" },
    { PROP_STATUS, "status" },
    { PROP_MISSING, "missing" },
    { PROP_DESCRIPTION, "description" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_issue_item_finalize;
  object_class->get_property = praxis_issue_item_get_property;

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    properties[strings[i].id] = g_param_spec_string (strings[i].name, NULL, NULL, NULL, flags);
  /* Whether something is still to be done about the post, and whether nothing is missing in it. */
  properties[PROP_TODO] = g_param_spec_boolean ("todo", NULL, NULL, FALSE, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_issue_item_init (PraxisIssueItem *self)
{
}

PraxisIssueItem *
praxis_issue_item_new (const PraxisEntry *entry,
                       PraxisMissing      missing)
{
  PraxisIssueItem *self = g_object_new (PRAXIS_TYPE_ISSUE_ITEM, NULL);

  self->entry = praxis_entry_copy (entry);
  self->missing = missing;

  return self;
}

/* The same post, as it is now. */
void
praxis_issue_item_update (PraxisIssueItem   *self,
                          const PraxisEntry *entry,
                          PraxisMissing      missing)
{
  g_return_if_fail (entry->id == self->entry->id);

  if (g_strcmp0 (self->entry->hash, entry->hash) == 0 && self->entry->status == entry->status &&
      self->missing == missing)
    return;

  g_clear_pointer (&self->entry, praxis_entry_free);
  self->entry = praxis_entry_copy (entry);
  self->missing = missing;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_TITLE; i <= PROP_COMPLETE; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

gint64
praxis_issue_item_get_id (PraxisIssueItem *self)
{
  return self->entry->id;
}

/* Never empty: a post that has no title yet is called so. */
const char *
praxis_issue_item_get_title (PraxisIssueItem *self)
{
  const char *title = self->entry->title;

  return title != NULL && *title != '\0' ? title : C_("a post without a title", "Untitled");
}

PraxisStatus
praxis_issue_item_get_status (PraxisIssueItem *self)
{
  return self->entry->status;
}

PraxisMissing
praxis_issue_item_get_missing (PraxisIssueItem *self)
{
  return self->missing;
}

void
praxis_issue_item_set_place (PraxisIssueItem *self,
                             guint            position,
                             guint            n_items)
{
  if (self->position == position && self->n_items == n_items)
    return;

  self->position = position;
  self->n_items = n_items;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}
