/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-json.h"

G_BEGIN_DECLS

/**
 * PraxisName:
 * @family: (nullable): family name
 * @given: (nullable): given names or initials
 * @non_dropping_particle: (nullable): a particle that is sorted and cited with the family name ("van der")
 * @dropping_particle: (nullable): a particle that goes with the given names ("de" in "de la Fontaine")
 * @suffix: (nullable): "Jr.", "III"
 * @literal: (nullable): the whole name of a group; the other members are %NULL then
 *
 * An author or editor, with the name variables of CSL-JSON
 * (https://docs.citationstyles.org/en/stable/specification.html#names).
 */
typedef struct
{
  char *family;
  char *given;
  char *non_dropping_particle;
  char *dropping_particle;
  char *suffix;
  char *literal;
} PraxisName;

#define PRAXIS_TYPE_NAME (praxis_name_get_type ())

GType           praxis_name_get_type  (void);
PraxisName     *praxis_name_new       (void);
PraxisName     *praxis_name_copy      (const PraxisName  *self);
void            praxis_name_free      (PraxisName        *self);
char           *praxis_name_dup_short (const PraxisName  *self);
PraxisName     *praxis_name_from_json (yyjson_val        *value);
yyjson_mut_val *praxis_name_to_json   (const PraxisName  *self,
                                       PraxisJsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisName, praxis_name_free)

G_END_DECLS
