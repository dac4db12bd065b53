/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

/* The verbs, in the order of the help. */

static const PraxisCliVerb *const verbs[] = {
  &praxis_cli_verb_sample,
  &praxis_cli_verb_import,
  &praxis_cli_verb_new,
  &praxis_cli_verb_edit,
  &praxis_cli_verb_status,
  &praxis_cli_verb_history,
  &praxis_cli_verb_list,
  &praxis_cli_verb_show,
  &praxis_cli_verb_search,
  &praxis_cli_verb_notes,
  &praxis_cli_verb_reading,
  &praxis_cli_verb_topics,
  &praxis_cli_verb_types,
  &praxis_cli_verb_cite,
  &praxis_cli_verb_styles,
  &praxis_cli_verb_check,
  &praxis_cli_verb_plot,
  &praxis_cli_verb_retractions,
  &praxis_cli_verb_publish,
  &praxis_cli_verb_export,
  &praxis_cli_verb_key,
  &praxis_cli_verb_subscribe,
  &praxis_cli_verb_update,
  &praxis_cli_verb_verify,
  &praxis_cli_verb_backup,
  &praxis_cli_verb_restore,
};

/* Returns: (nullable): a verb, from 0 */
const PraxisCliVerb *
praxis_cli_get_verb (gsize index)
{
  return index < G_N_ELEMENTS (verbs) ? verbs[index] : NULL;
}

/* Returns: (nullable): the verb of this name */
const PraxisCliVerb *
praxis_cli_find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i]->name, name))
        return verbs[i];
    }
  return NULL;
}
