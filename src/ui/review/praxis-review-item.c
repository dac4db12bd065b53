/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the review page: one remark, and the post that it is on. There can be tens of thousands, so that those of a post share
 * its words. */

#include "config.h"

#include "praxis-review-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/praxis-text.h"
#include "review/praxis-checks.h"

struct _PraxisReviewItem
{
  GObject       parent_instance;

  PraxisRemark *remark;
  gint64        post_id;
  char         *post_uuid;   /* a GRefString, like the title */
  char         *title;
  PraxisMonth   month;
  guint         check;
};

typedef enum
{
  PROP_SECTION = 1,
  PROP_POST,
  PROP_DESCRIPTION,
} PraxisReviewItemProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PraxisReviewItem, praxis_review_item, G_TYPE_OBJECT)

static const PraxisCheck *
get_check (PraxisReviewItem *self)
{
  gsize n_checks;
  const PraxisCheck * const *checks = praxis_checks_get (&n_checks);

  return self->check < n_checks ? checks[self->check] : NULL;
}

static const char *
get_section (PraxisReviewItem *self)
{
  const PraxisCheck *check = get_check (self);

  return check != NULL ? praxis_check_get_label (check) : praxis_remark_get_fields (self->remark)->check;
}

static const char *
get_title (PraxisReviewItem *self)
{
  return *self->title != '\0' ? self->title : _("Untitled");
}

static char *
dup_post (PraxisReviewItem *self)
{
  g_autofree char *month = praxis_month_format (self->month);

  if (month == NULL)
    return g_strdup (get_title (self));
  /* Translators: the title of a post and its month */
  return g_strdup_printf (C_("post", "%s · %s"), get_title (self), month);
}

/* What a screen reader says of the row. */
static char *
dup_description (PraxisReviewItem *self)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (self->remark);

  /* Translators: how sure a remark is, what it says, and the title of the post that it is on */
  return g_strdup_printf (C_("row for screen readers", "%s: %s In “%s”."), praxis_severity_get_label (fields->severity),
                          fields->message, get_title (self));
}

static void
praxis_review_item_finalize (GObject *object)
{
  PraxisReviewItem *self = PRAXIS_REVIEW_ITEM (object);

  g_object_unref (self->remark);
  g_ref_string_release (self->post_uuid);
  g_ref_string_release (self->title);

  G_OBJECT_CLASS (praxis_review_item_parent_class)->finalize (object);
}

static void
praxis_review_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PraxisReviewItem *self = PRAXIS_REVIEW_ITEM (object);

  switch ((PraxisReviewItemProperty) prop_id)
    {
    case PROP_SECTION:
      g_value_set_string (value, get_section (self));
      break;
    case PROP_POST:
      g_value_take_string (value, dup_post (self));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_review_item_class_init (PraxisReviewItemClass *klass)
{
  static const char * const names[] = { NULL, "section", "post", "description" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_review_item_finalize;
  object_class->get_property = praxis_review_item_get_property;

  for (guint i = 1; i < G_N_ELEMENTS (properties); i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_review_item_init (PraxisReviewItem *self)
{
}

static guint
find_check (const char *name)
{
  gsize n_checks;
  const PraxisCheck * const *checks = praxis_checks_get (&n_checks);
  guint i = 0;

  while (i < n_checks && !g_str_equal (checks[i]->name, name))
    i++;

  return i;
}

/* Adds an item for each remark on the post. */
void
praxis_review_items_add (GPtrArray                *items,
                         const PraxisReviewedPost *post)
{
  char *uuid = g_ref_string_new (post->uuid);
  char *title = g_ref_string_new (post->title);

  for (guint i = 0; i < post->remarks->len; i++)
    {
      PraxisReviewItem *self = g_object_new (PRAXIS_TYPE_REVIEW_ITEM, NULL);

      self->remark = g_object_ref (post->remarks->pdata[i]);
      self->post_id = post->id;
      self->post_uuid = g_ref_string_acquire (uuid);
      self->title = g_ref_string_acquire (title);
      self->month = post->month;
      self->check = find_check (praxis_remark_get_fields (self->remark)->check);
      g_ptr_array_add (items, self);
    }
  g_ref_string_release (uuid);
  g_ref_string_release (title);
}

PraxisRemark *
praxis_review_item_get_remark (PraxisReviewItem *self)
{
  return self->remark;
}

gint64
praxis_review_item_get_post_id (PraxisReviewItem *self)
{
  return self->post_id;
}

const char *
praxis_review_item_get_post_uuid (PraxisReviewItem *self)
{
  return self->post_uuid;
}

/* The place of its check among all of them. */
guint
praxis_review_item_get_check (PraxisReviewItem *self)
{
  return self->check;
}

/* Whether a row can stay as it is. */
gboolean
praxis_review_item_says_the_same (PraxisReviewItem *self,
                                  PraxisReviewItem *other)
{
  const PraxisRemarkFields *a = praxis_remark_get_fields (self->remark), *b = praxis_remark_get_fields (other->remark);

  return self->post_id == other->post_id && self->check == other->check && self->month == other->month &&
         a->severity == b->severity && praxis_remark_compare (self->remark, other->remark) == 0 &&
         g_str_equal (a->message, b->message) && g_str_equal (self->title, other->title);
}

static gboolean
has (const char *text,
     const char *folded)
{
  g_autofree char *key = text != NULL ? praxis_text_fold (text) : NULL;

  return key != NULL && strstr (key, folded) != NULL;
}

/* Whether what is searched for, as praxis_text_fold() gives it, stands in what the row shows. */
gboolean
praxis_review_item_matches (PraxisReviewItem *self,
                            const char       *folded)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (self->remark);

  return has (fields->message, folded) || has (self->title, folded) || has (fields->text, folded) || has (fields->reason, folded);
}
