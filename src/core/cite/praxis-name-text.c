/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-reference-name-list.h"
#include "praxis-reference-name-parts.h"
#include "praxis-work.h"

/* A name as one line of text, as it stands in a list of references: "van der Berg, A. B., Jr." */

/**
 * praxis_name_to_text:
 * @name: a name
 *
 * Returns: (transfer full): the name, family name first; of a group its whole name
 */
char *
praxis_name_to_text (const PraxisName *name)
{
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (name->literal != NULL)
    return g_strdup (name->literal);
  text = g_string_new (NULL);
  if (name->non_dropping_particle != NULL)
    g_string_append_printf (text, "%s ", name->non_dropping_particle);
  g_string_append (text, name->family != NULL ? name->family : "");
  if (name->given != NULL || name->dropping_particle != NULL)
    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", name->given != NULL ? name->given : "",
                            name->given != NULL && name->dropping_particle != NULL ? " " : "",
                            name->dropping_particle != NULL ? name->dropping_particle : "");
  if (name->suffix != NULL)
    g_string_append_printf (text, ", %s", name->suffix);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_name_from_text:
 * @text: one name as somebody typed it
 *
 * A comma parts the family name from the given names, and these from a suffix. Without one it is a person whose
 * family name is last, or a group.
 *
 * Returns: (transfer full) (nullable): the name; %NULL where there is none
 */
PraxisName *
praxis_name_from_text (const char *text)
{
  g_auto(GStrv) parts = NULL;
  PraxisName *name;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ",", 3);
  for (gsize i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (parts[0] == NULL || (*parts[0] == '\0' && (parts[1] == NULL || *parts[1] == '\0')))
    return NULL;
  if (praxis_name_list_is_organisation (text))
    {
      g_autofree char *whole = g_strstrip (g_strdup (text));

      return praxis_name_new_literal (whole);
    }
  if (parts[1] == NULL)
    return strchr (parts[0], ' ') != NULL ? praxis_name_new_given_first (parts[0]) : praxis_name_new_literal (parts[0]);

  name = praxis_name_new ();
  praxis_name_set_family (name, parts[0]);
  if (*parts[1] != '\0')
    praxis_name_set_given (name, parts[1]);
  if (parts[2] != NULL && *parts[2] != '\0')
    name->suffix = praxis_name_format_suffix (parts[2]);
  return name;
}

/* Whether the text can only be more than one name. */
static gboolean
is_list (const char *text)
{
  guint commas = 0;

  for (const char *p = text; *p != '\0'; p++)
    commas += *p == ',';
  return commas > 2 || strchr (text, '&') != NULL || strchr (text, ';') != NULL || strchr (text, '\n') != NULL ||
         strstr (text, " and ") != NULL;
}

/**
 * praxis_names_from_text:
 * @text: one name, or a list of names as it is printed: "Strauss, B., & Gawlytta, R."
 *
 * Returns: (transfer full) (element-type PraxisName): the names in their order
 */
GPtrArray *
praxis_names_from_text (const char *text)
{
  g_autoptr(GPtrArray) names = NULL;
  PraxisName *one;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_list (text) && !praxis_name_list_is_organisation (text))
    {
      g_autoptr(PraxisNameList) list = praxis_name_list_new (text);

      if (list->names->len > 1 && !list->prose)
        return g_ptr_array_ref (list->names);
    }
  names = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_name_free);
  one = praxis_name_from_text (text);
  if (one != NULL)
    g_ptr_array_add (names, one);
  return g_steal_pointer (&names);
}
