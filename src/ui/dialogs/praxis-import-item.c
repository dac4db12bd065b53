/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post of a page that is about to be imported, as the preview shows it. It copies what it shows: the page it
 * comes from belongs to the dialog. */

#include "config.h"

#include "praxis-import-item.h"

#include <glib/gi18n.h>

struct _PraxisImportItem
{
  GObject  parent_instance;

  char    *title;
  char    *month_title;
  char    *citation;
  char    *doubts;
  char    *known;
  char    *description;
  guint    month;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_MONTH_TITLE,
  PROP_CITATION,
  PROP_DOUBTS,
  PROP_HAS_DOUBTS,
  PROP_KNOWN,
  PROP_IS_KNOWN,
  PROP_DESCRIPTION,
  PROP_MONTH,
} PraxisImportItemProperty;

static GParamSpec *properties[PROP_MONTH + 1];

G_DEFINE_FINAL_TYPE (PraxisImportItem, praxis_import_item, G_TYPE_OBJECT)

static char *
dup_citations (GPtrArray *citations)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < citations->len; i++)
    g_ptr_array_add (labels, praxis_citation_dup_short_label (citations->pdata[i]));

  if (labels->len == 0)
    return g_strdup (_("No reference"));

  g_ptr_array_add (labels, NULL);
  return g_strjoinv ("; ", (char **) labels->pdata);
}

static char *
dup_doubt (const PraxisBlogPageProblem *doubt)
{
  /* Translators: a doubt about an imported post: the line of the page, and what is in doubt. */
  return doubt->line > 0 ? g_strdup_printf (_("Line %u: %s"), doubt->line, doubt->message) : g_strdup (doubt->message);
}

static char *
dup_doubts (GPtrArray *doubts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < doubts->len; i++)
    {
      g_autofree char *doubt = dup_doubt (doubts->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", doubt);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
praxis_import_item_finalize (GObject *object)
{
  PraxisImportItem *self = PRAXIS_IMPORT_ITEM (object);

  g_free (self->title);
  g_free (self->month_title);
  g_free (self->citation);
  g_free (self->doubts);
  g_free (self->known);
  g_free (self->description);

  G_OBJECT_CLASS (praxis_import_item_parent_class)->finalize (object);
}

static void
praxis_import_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PraxisImportItem *self = PRAXIS_IMPORT_ITEM (object);

  switch ((PraxisImportItemProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MONTH_TITLE:
      g_value_set_string (value, self->month_title);
      break;
    case PROP_CITATION:
      g_value_set_string (value, self->citation);
      break;
    case PROP_DOUBTS:
      g_value_set_string (value, self->doubts);
      break;
    case PROP_HAS_DOUBTS:
      g_value_set_boolean (value, *self->doubts != '\0');
      break;
    case PROP_KNOWN:
      g_value_set_string (value, self->known);
      break;
    case PROP_IS_KNOWN:
      g_value_set_boolean (value, self->known != NULL);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_MONTH:
      g_value_set_uint (value, self->month);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_import_item_class_init (PraxisImportItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_import_item_finalize;
  object_class->get_property = praxis_import_item_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MONTH_TITLE] = g_param_spec_string ("month-title", NULL, NULL, NULL, flags);
  properties[PROP_CITATION] = g_param_spec_string ("citation", NULL, NULL, NULL, flags);
  properties[PROP_DOUBTS] = g_param_spec_string ("doubts", NULL, NULL, NULL, flags);
  properties[PROP_HAS_DOUBTS] = g_param_spec_boolean ("has-doubts", NULL, NULL, FALSE, flags);
  properties[PROP_KNOWN] = g_param_spec_string ("known", NULL, NULL, NULL, flags);
  properties[PROP_IS_KNOWN] = g_param_spec_boolean ("is-known", NULL, NULL, FALSE, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_MONTH] = g_param_spec_uint ("month", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_import_item_init (PraxisImportItem *self)
{
}

static void
describe (PraxisImportItem *self)
{
  g_autofree char *words = NULL;

  /* Translators: for screen readers: a post's title, its reference, and what is in doubt about it. */
  words = *self->doubts != '\0' ? g_strdup_printf (_("%s, %s, in doubt: %s"), self->title, self->citation, self->doubts)
                                : g_strdup_printf (C_("title and reference, for screen readers", "%s, %s"),
                                                   self->title, self->citation);
  g_free (self->description);
  self->description = self->known != NULL
    /* Translators: for screen readers: a post with all that is said of it, and where it is already. */
    ? g_strdup_printf (C_("a post and where it is already, for screen readers", "%s, %s"), words, self->known)
    : g_steal_pointer (&words);
}

PraxisImportItem *
praxis_import_item_new (PraxisBlogPagePost *post)
{
  PraxisImportItem *self = g_object_new (PRAXIS_TYPE_IMPORT_ITEM, NULL);

  self->title = praxis_blog_page_post_dup_title (post);
  self->month = post->month;
  self->month_title = post->month != PRAXIS_MONTH_NONE ? praxis_month_format (post->month)
                                                       : g_strdup (_("No Month"));
  self->citation = dup_citations (post->citations);
  self->doubts = dup_doubts (post->doubts);
  describe (self);

  return self;
}

/* What was not understood at all stands behind the posts, so that nobody thinks it comes along. */
PraxisImportItem *
praxis_import_item_new_left_out (const PraxisBlogPageProblem *problem)
{
  PraxisImportItem *self = g_object_new (PRAXIS_TYPE_IMPORT_ITEM, NULL);

  self->title = g_strdup (C_("a record of an imported file", "Left Out"));
  self->month_title = g_strdup (_("No Month"));
  self->citation = g_strdup (_("No reference"));
  self->doubts = dup_doubt (problem);
  describe (self);

  return self;
}

/* Says where the post is already, in words for people; NULL for one that is new. */
void
praxis_import_item_set_known (PraxisImportItem *self,
                              const char       *known)
{
  if (!g_set_str (&self->known, known))
    return;

  describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_KNOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}
