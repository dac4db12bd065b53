/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-checks.h"

#include <glib/gi18n-lib.h>

/* Every check there is, in the order of the settings. */
static const PraxisCheck *const checks[] = {
  &praxis_check_retraction,
  &praxis_check_p_value,
  &praxis_check_p_zero,
  &praxis_check_interval,
  &praxis_check_finding,
  &praxis_check_impossible_value,
  &praxis_check_grim,
  &praxis_check_malformed_number,
  &praxis_check_leading_zero,
  &praxis_check_author_name,
  &praxis_check_author_count,
  &praxis_check_year,
  &praxis_check_counts,
  &praxis_check_journal,
  &praxis_check_repeated_number,
  &praxis_check_acronym,
  &praxis_check_causal_language,
  &praxis_check_person_first,
  &praxis_check_doi,
  &praxis_check_doi_work,
  &praxis_check_pages,
  &praxis_check_author_initials,
  &praxis_check_doubled_title,
  &praxis_check_missing_field,
};

/**
 * praxis_checks_get:
 * @n_checks: (out): how many there are
 *
 * Returns: (transfer none): all checks, in the order of the settings
 */
const PraxisCheck * const *
praxis_checks_get (gsize *n_checks)
{
  *n_checks = G_N_ELEMENTS (checks);
  return checks;
}

/**
 * praxis_checks_find:
 * @name: the name of a check
 *
 * Returns: (transfer none) (nullable): the check
 */
const PraxisCheck *
praxis_checks_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (g_str_equal (checks[i]->name, name))
        return checks[i];
    }
  return NULL;
}

/**
 * praxis_check_get_label:
 * @check: a check
 *
 * Returns: (transfer none): what it looks for, in the process's language
 */
const char *
praxis_check_get_label (const PraxisCheck *check)
{
  return _(check->label);
}

/**
 * praxis_check_get_rule:
 * @check: a check
 *
 * Returns: (transfer none): its rule, in the process's language
 */
const char *
praxis_check_get_rule (const PraxisCheck *check)
{
  return _(check->rule);
}

/**
 * praxis_check_get_origin:
 * @check: a check
 *
 * Returns: (transfer none): why it remarks on something: the source of its rule or, where the rule is this program's own, the rule
 */
const char *
praxis_check_get_origin (const PraxisCheck *check)
{
  return check->source != NULL ? check->source : praxis_check_get_rule (check);
}
