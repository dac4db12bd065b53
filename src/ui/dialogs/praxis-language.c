/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The languages that a digest can have, by the names that they have in the language of the window. Those with a
 * dictionary for the spelling or a catalogue for the published pages come first. */

#include "config.h"

#include "praxis-language.h"

#include <glib/gi18n.h>
#include <libspelling.h>
#include <string.h>
#include <unicode/uloc.h>

#define MAX_NAME 256

struct _PraxisLanguage
{
  GObject   parent_instance;

  char     *tag;
  char     *name;
  gboolean  is_known;
};

typedef enum
{
  PROP_TAG = 1,
  PROP_NAME,
} PraxisLanguageProperty;

static GParamSpec *properties[PROP_NAME + 1];

G_DEFINE_FINAL_TYPE (PraxisLanguage, praxis_language, G_TYPE_OBJECT)

/* The name begins with a capital, as all rows do. */
static char *
capitalize (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (name), NULL);
}

static char *
dup_name (const char *tag)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UChar name[MAX_NAME];
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *utf8 = NULL;
  int32_t length;

  uloc_forLanguageTag (tag, locale, sizeof locale, NULL, &status);
  length = uloc_getDisplayName (locale, g_get_language_names ()[0], name, MAX_NAME, &status);
  if (U_SUCCESS (status) && length > 0)
    utf8 = g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);

  return utf8 != NULL ? capitalize (utf8) : g_strdup (tag);
}

static PraxisLanguage *
praxis_language_new (const char *tag,
                     gboolean    is_known)
{
  PraxisLanguage *self = g_object_new (PRAXIS_TYPE_LANGUAGE, NULL);

  self->tag = g_strdup (tag);
  self->name = dup_name (tag);
  self->is_known = is_known;

  return self;
}

static void
praxis_language_finalize (GObject *object)
{
  PraxisLanguage *self = PRAXIS_LANGUAGE (object);

  g_free (self->tag);
  g_free (self->name);

  G_OBJECT_CLASS (praxis_language_parent_class)->finalize (object);
}

static void
praxis_language_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PraxisLanguage *self = PRAXIS_LANGUAGE (object);

  switch ((PraxisLanguageProperty) prop_id)
    {
    case PROP_TAG:
      g_value_set_string (value, self->tag);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_language_class_init (PraxisLanguageClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_language_finalize;
  object_class->get_property = praxis_language_get_property;

  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_language_init (PraxisLanguage *self)
{
}

const char *
praxis_language_get_tag (PraxisLanguage *self)
{
  return self->tag;
}

/* --- The list -------------------------------------------------------------------------------------------- */

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const PraxisLanguage *language_a = a;
  const PraxisLanguage *language_b = b;

  if (language_a->is_known != language_b->is_known)
    return language_a->is_known ? -1 : 1;

  return g_utf8_collate (language_a->name, language_b->name);
}

static void
add (GListStore *list,
     const char *tag,
     gboolean    is_known)
{
  g_autoptr (PraxisLanguage) language = NULL;

  if (praxis_language_list_find (list, tag) != GTK_INVALID_LIST_POSITION)
    return;

  language = praxis_language_new (tag, is_known);
  g_list_store_append (list, language);
}

static void
add_spelled (GListStore *list)
{
  g_autoptr (GListModel) spelled = spelling_provider_list_languages (spelling_provider_get_default ());
  guint n_spelled = spelled != NULL ? g_list_model_get_n_items (spelled) : 0;

  for (guint i = 0; i < n_spelled; i++)
    {
      g_autoptr (SpellingLanguage) language = g_list_model_get_item (spelled, i);
      g_autofree char *tag = g_strdelimit (g_strdup (spelling_language_get_code (language)), "_", '-');

      add (list, tag, TRUE);
    }
}

/* English is the language that the catalogues translate from. */
static void
add_translated (GListStore *list)
{
  g_auto (GStrv) names = g_resources_enumerate_children (APP_PATH "/po/", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  add (list, "en", TRUE);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      char *dot = strchr (names[i], '.');

      if (dot != NULL)
        *dot = '\0';
      g_strdelimit (names[i], "_", '-');
      add (list, names[i], TRUE);
    }
}

/* Languages as such, not as they are spoken here and there. */
static void
add_others (GListStore *list)
{
  int32_t n_available = uloc_countAvailable ();

  for (int32_t i = 0; i < n_available; i++)
    {
      const char *locale = uloc_getAvailable (i);

      if (strchr (locale, '_') == NULL)
        add (list, locale, FALSE);
    }
}

GListStore *
praxis_language_list_new (void)
{
  GListStore *list = g_list_store_new (PRAXIS_TYPE_LANGUAGE);

  add_translated (list);
  add_spelled (list);
  add_others (list);
  g_list_store_sort (list, compare, NULL);

  return list;
}

/* The languages that references can be printed in, behind that of their digest, whose tag is empty.
 * @tags: (array zero-terminated=1): the languages
 * @chosen: one that is in the list in any case */
GListStore *
praxis_language_list_new_for_references (const char * const *tags,
                                         const char         *chosen)
{
  GListStore *list = g_list_store_new (PRAXIS_TYPE_LANGUAGE);
  g_autoptr (PraxisLanguage) own = g_object_new (PRAXIS_TYPE_LANGUAGE, NULL);

  for (gsize i = 0; tags[i] != NULL; i++)
    add (list, tags[i], FALSE);
  if (*chosen != '\0')
    add (list, chosen, FALSE);
  g_list_store_sort (list, compare, NULL);

  own->tag = g_strdup ("");
  own->name = g_strdup (C_("language of references", "That of the Digest"));
  g_list_store_insert (list, 0, own);

  return list;
}

/* Where a language is; GTK_INVALID_LIST_POSITION where it is not in the list. */
guint
praxis_language_list_find (GListStore *list,
                           const char *tag)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PraxisLanguage) language = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_ascii_strcasecmp (language->tag, tag) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The language of the window, without the country. */
char *
praxis_language_dup_own_tag (void)
{
  char *tag = g_strdup (g_get_language_names ()[0]);

  tag[strcspn (tag, "_.@-")] = '\0';
  if (*tag != '\0' && strcmp (tag, "C") != 0)
    return tag;

  g_free (tag);
  return g_strdup ("en");
}
