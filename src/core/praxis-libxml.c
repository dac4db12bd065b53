/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-libxml.h"

#include <libxml/parser.h>

/**
 * praxis_libxml_init:
 *
 * Gets libxml2 ready, once. It does so by itself with its first document, but not when two threads begin their first ones at the
 * same time: whoever reads or writes XML calls this before.
 */
void
praxis_libxml_init (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      g_once_init_leave (&ready, 1);
    }
}
