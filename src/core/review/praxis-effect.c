/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect.h"

void
praxis_effect_free (PraxisEffect *self)
{
  g_object_unref (self->finding);
  g_free (self);
}

GPtrArray *
praxis_effects_find (const char *text,
                     const char *part)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_effect_free);
}
