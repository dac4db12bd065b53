/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRAXIS_ERROR (praxis_error_quark ())

/**
 * PraxisError:
 * @PRAXIS_ERROR_INVALID: the input is not what it should be, or cannot be understood
 * @PRAXIS_ERROR_NOT_FOUND: what was named does not exist
 * @PRAXIS_ERROR_EXISTS: what was to be made is there already
 * @PRAXIS_ERROR_AMBIGUOUS: what was named could be several things
 * @PRAXIS_ERROR_CONFLICT: somebody else changed it in the meantime
 * @PRAXIS_ERROR_TOO_LARGE: the input is larger than Praxis takes
 * @PRAXIS_ERROR_TOO_NEW: the file was written by a newer Praxis
 * @PRAXIS_ERROR_FOREIGN: the file belongs to another program
 * @PRAXIS_ERROR_DAMAGED: the file is damaged
 * @PRAXIS_ERROR_READ_ONLY: nothing can be written there
 * @PRAXIS_ERROR_NO_SPACE: the disk is full
 * @PRAXIS_ERROR_BUSY: another process holds the file for too long
 * @PRAXIS_ERROR_OTHER_KEY: an archive is not signed with the key that the reader trusts
 * @PRAXIS_ERROR_OLDER: an archive is older than what the library has of it
 * @PRAXIS_ERROR_OFFLINE: this computer has no way to the web
 * @PRAXIS_ERROR_FAILED: anything else; the message says what
 *
 * What can go wrong in the core. Every message is a sentence for people that says
 * what happened and, where something can be done, what to do.
 */
typedef enum
{
  PRAXIS_ERROR_INVALID,
  PRAXIS_ERROR_NOT_FOUND,
  PRAXIS_ERROR_EXISTS,
  PRAXIS_ERROR_AMBIGUOUS,
  PRAXIS_ERROR_CONFLICT,
  PRAXIS_ERROR_TOO_LARGE,
  PRAXIS_ERROR_TOO_NEW,
  PRAXIS_ERROR_FOREIGN,
  PRAXIS_ERROR_DAMAGED,
  PRAXIS_ERROR_READ_ONLY,
  PRAXIS_ERROR_NO_SPACE,
  PRAXIS_ERROR_BUSY,
  PRAXIS_ERROR_OTHER_KEY,
  PRAXIS_ERROR_OLDER,
  PRAXIS_ERROR_OFFLINE,
  PRAXIS_ERROR_FAILED,
} PraxisError;

GQuark praxis_error_quark (void);

G_END_DECLS
