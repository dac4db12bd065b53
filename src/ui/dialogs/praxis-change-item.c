/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs in one field of a post, for eyes and for ears. What was added is underlined, what was removed is
 * struck out, so that nobody needs the colours. */

#include "config.h"

#include "praxis-change-item.h"

#include <glib/gi18n.h>

/* On a light and on a dark page. */
#define ADDED_START "<span underline=\"single\" background=\"#2ec27e\" background_alpha=\"28%\">"
#define REMOVED_START "<span strikethrough=\"true\" background=\"#e01b24\" background_alpha=\"22%\">"
#define MARK_END "</span>"

struct _PraxisChangeItem
{
  GObject  parent_instance;

  char    *label;
  char    *markup;
  char    *description;
};

G_DEFINE_FINAL_TYPE (PraxisChangeItem, praxis_change_item, G_TYPE_OBJECT)

static void
praxis_change_item_finalize (GObject *object)
{
  PraxisChangeItem *self = PRAXIS_CHANGE_ITEM (object);

  g_free (self->label);
  g_free (self->markup);
  g_free (self->description);

  G_OBJECT_CLASS (praxis_change_item_parent_class)->finalize (object);
}

static void
praxis_change_item_class_init (PraxisChangeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_change_item_finalize;
}

static void
praxis_change_item_init (PraxisChangeItem *self)
{
}

static void
append_piece (GString                     *markup,
              GString                     *description,
              const PraxisDifferencePiece *piece)
{
  g_autofree char *escaped = g_markup_escape_text (piece->text, -1);
  g_autofree char *spoken = g_strstrip (g_strdup (piece->text));

  switch (piece->kind)
    {
    case PRAXIS_DIFFERENCE_SAME:
      g_string_append (markup, escaped);
      g_string_append_printf (description, "%s ", spoken);
      break;
    case PRAXIS_DIFFERENCE_ADDED:
      g_string_append_printf (markup, "%s%s%s", ADDED_START, escaped, MARK_END);
      /* Translators: for screen readers: words that were added to a text. */
      g_string_append_printf (description, _("[added: %s]"), spoken);
      g_string_append_c (description, ' ');
      break;
    case PRAXIS_DIFFERENCE_REMOVED:
      g_string_append_printf (markup, "%s%s%s", REMOVED_START, escaped, MARK_END);
      /* Translators: for screen readers: words that were removed from a text. */
      g_string_append_printf (description, _("[removed: %s]"), spoken);
      g_string_append_c (description, ' ');
      break;
    default:
      g_assert_not_reached ();
    }
}

PraxisChangeItem *
praxis_change_item_new (const PraxisFieldDifference *field)
{
  PraxisChangeItem *self = g_object_new (PRAXIS_TYPE_CHANGE_ITEM, NULL);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) description = g_string_new (NULL);

  for (guint i = 0; i < field->pieces->len; i++)
    append_piece (markup, description, field->pieces->pdata[i]);

  self->label = g_strdup (field->label);
  self->markup = g_strchomp (g_string_free (g_steal_pointer (&markup), FALSE));
  /* Translators: for screen readers: the name of a field, and its text with what was added and removed. */
  self->description = g_strdup_printf (_("%s: %s"), field->label, description->str);

  return self;
}

const char *
praxis_change_item_get_label (PraxisChangeItem *self)
{
  return self->label;
}

const char *
praxis_change_item_get_markup (PraxisChangeItem *self)
{
  return self->markup;
}

const char *
praxis_change_item_get_description (PraxisChangeItem *self)
{
  return self->description;
}
