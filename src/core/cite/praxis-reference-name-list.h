/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-name.h"

G_BEGIN_DECLS

/* Stands in a list of names for those that the reference leaves out. */
#define PRAXIS_REFERENCE_ELLIPSIS "…"
#define PRAXIS_REFERENCE_ET_AL "et al."

/**
 * PraxisNameList:
 * @names: (element-type PraxisName): the names in their order; "…" and "et al." are names with such a literal
 * @initialled: how many of them came with given names or initials
 * @groups: how many are organisations
 * @doubtful: whether something in the list was not understood for certain
 * @prose: whether the text cannot be a list of names
 */
typedef struct
{
  GPtrArray *names;
  guint      initialled;
  guint      groups;
  gboolean   doubtful;
  gboolean   prose;
} PraxisNameList;

typedef enum
{
  PRAXIS_REFERENCE_ROLE_AUTHOR,
  PRAXIS_REFERENCE_ROLE_EDITOR,
  PRAXIS_REFERENCE_ROLE_TRANSLATOR,
  PRAXIS_REFERENCE_ROLE_DIRECTOR,
  PRAXIS_REFERENCE_ROLE_PRODUCER,
  PRAXIS_REFERENCE_ROLE_HOST,
} PraxisReferenceRole;

PraxisNameList      *praxis_name_list_new       (const char     *text);
void                 praxis_name_list_free      (PraxisNameList *self);
PraxisReferenceRole  praxis_name_list_take_role (char           *text);
const char          *praxis_name_list_get_variable (PraxisReferenceRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisNameList, praxis_name_list_free)

G_END_DECLS
