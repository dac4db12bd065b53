/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-name.h"

G_DEFINE_BOXED_TYPE (PraxisName, praxis_name, praxis_name_copy, praxis_name_free)

/* The name variables of CSL-JSON and where they live, so that reading and writing cannot differ. */
static const struct
{
  const char *key;
  gsize       offset;
} members[] = {
  { "family", G_STRUCT_OFFSET (PraxisName, family) },
  { "given", G_STRUCT_OFFSET (PraxisName, given) },
  { "non-dropping-particle", G_STRUCT_OFFSET (PraxisName, non_dropping_particle) },
  { "dropping-particle", G_STRUCT_OFFSET (PraxisName, dropping_particle) },
  { "suffix", G_STRUCT_OFFSET (PraxisName, suffix) },
  { "literal", G_STRUCT_OFFSET (PraxisName, literal) },
};

#define MEMBER(name, i) (G_STRUCT_MEMBER (char *, name, members[i].offset))

/**
 * praxis_name_new:
 *
 * Returns: (transfer full): a name with all its members unset
 */
PraxisName *
praxis_name_new (void)
{
  return g_new0 (PraxisName, 1);
}

/**
 * praxis_name_copy:
 * @self: a name
 *
 * Returns: (transfer full): a deep copy
 */
PraxisName *
praxis_name_copy (const PraxisName *self)
{
  PraxisName *copy = praxis_name_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    MEMBER (copy, i) = g_strdup (MEMBER (self, i));
  return copy;
}

/**
 * praxis_name_free:
 * @self: (transfer full): a name
 */
void
praxis_name_free (PraxisName *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_free (MEMBER (self, i));
  g_free (self);
}

/**
 * praxis_name_dup_short:
 * @self: a name
 *
 * Returns: (transfer full): what a short citation calls the person or group: the family name with the
 *   particle that belongs to it
 */
char *
praxis_name_dup_short (const PraxisName *self)
{
  if (self->literal != NULL)
    return g_strdup (self->literal);
  if (self->non_dropping_particle != NULL)
    return g_strdup_printf ("%s %s", self->non_dropping_particle,
                            self->family != NULL ? self->family : "");
  return g_strdup (self->family != NULL ? self->family : (self->given != NULL ? self->given : ""));
}

/**
 * praxis_name_from_json:
 * @value: a CSL-JSON name
 *
 * Returns: (transfer full) (nullable): the name; %NULL where nothing in it is a name
 */
PraxisName *
praxis_name_from_json (yyjson_val *value)
{
  g_autoptr(PraxisName) name = praxis_name_new ();
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = praxis_json_get_string (value, members[i].key);

      if (text == NULL || *text == '\0')
        continue;
      MEMBER (name, i) = g_strdup (text);
      found = TRUE;
    }
  return found ? g_steal_pointer (&name) : NULL;
}

/**
 * praxis_name_to_json:
 * @self: a name
 * @builder: the document to make the value in
 *
 * Returns: (transfer none): the name as CSL-JSON, owned by @builder
 */
yyjson_mut_val *
praxis_name_to_json (const PraxisName  *self,
                     PraxisJsonBuilder *builder)
{
  yyjson_mut_val *object = yyjson_mut_obj (builder);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (MEMBER (self, i) != NULL)
        praxis_json_add_string (builder, object, members[i].key, MEMBER (self, i));
    }
  return object;
}
