/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post-index.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"

/**
 * praxis_index_state_read:
 * @state: (out caller-allocates): the state, to be cleared with praxis_index_state_clear()
 * @connection: a library
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
praxis_index_state_read (PraxisIndexState  *state,
                         PraxisConnection  *connection,
                         GError           **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;

  row = praxis_connection_query (connection, error,
                                 "SELECT uuid, change, frame_change, purge_change FROM library", "");
  if (row == NULL)
    return FALSE;
  if (praxis_connection_next (connection, row, &failure))
    {
      state->uuid = g_strdup (praxis_statement_get_text (row, 0));
      state->change = praxis_statement_get_int (row, 1);
      state->frame_change = praxis_statement_get_int (row, 2);
      state->purge_change = praxis_statement_get_int (row, 3);
      return TRUE;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                 _("The library is damaged. Restore a backup with “praxis-cli restore”."));
  return FALSE;
}

/**
 * praxis_index_state_clear:
 * @state: a state
 */
void
praxis_index_state_clear (PraxisIndexState *state)
{
  g_clear_pointer (&state->uuid, g_free);
}
