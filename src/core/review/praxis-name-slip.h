/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisNameSlip:
 * @PRAXIS_NAME_SLIP_NONE: another name
 * @PRAXIS_NAME_SLIP_ACCENT: the same letters: accents, capitals
 * @PRAXIS_NAME_SLIP_LETTER: one letter missing, doubled or too much, two in the wrong order
 * @PRAXIS_NAME_SLIP_CHANGED: one letter is another one
 * @PRAXIS_NAME_SLIP_VARIANT: another way to write what sounds the same, which is mostly the name of other people
 * @PRAXIS_NAME_SLIP_TWO: two of these
 *
 * What is wrong with a name, from the surest to the least.
 */
typedef enum
{
  PRAXIS_NAME_SLIP_NONE,
  PRAXIS_NAME_SLIP_ACCENT,
  PRAXIS_NAME_SLIP_LETTER,
  PRAXIS_NAME_SLIP_CHANGED,
  PRAXIS_NAME_SLIP_VARIANT,
  PRAXIS_NAME_SLIP_TWO,
} PraxisNameSlip;

char           *praxis_name_dup_simple   (const char *fold);
gboolean        praxis_name_is_bent      (const char *word,
                                          const char *name);
PraxisNameSlip  praxis_name_slip_compare (const char *word,
                                          const char *name);

G_END_DECLS
