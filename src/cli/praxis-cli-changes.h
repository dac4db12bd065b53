/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-cli.h"

G_BEGIN_DECLS

/* What an export did with a folder, or would do; all of it is borrowed. */
typedef struct
{
  const char * const *added;
  const char * const *changed;
  const char * const *removed;
  const char * const *kept;
  guint               unchanged;
} PraxisCliChanges;

void praxis_cli_add_changes (PraxisJsonBuilder      *json,
                             yyjson_mut_val         *root,
                             const PraxisCliChanges *changes);
void praxis_cli_print_paths (PraxisCli              *self,
                             const char             *heading,
                             const char * const     *paths);
void praxis_cli_print_plan  (PraxisCli              *self,
                             const PraxisCliChanges *changes);

G_END_DECLS
