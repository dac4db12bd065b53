/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A bad line: what listens on a port of this machine and either says the same bytes to everybody, or stands before a real server and
 * cuts the connection after some bytes of what that says. */
typedef struct _TestWire TestWire;

TestWire *test_wire_new_saying (const char   *bytes,
                                gssize        length);
TestWire *test_wire_new_to     (guint         port,
                                const guint  *cuts,
                                gsize         n_cuts);
guint     test_wire_get_port   (TestWire     *self);
guint     test_wire_get_count  (TestWire     *self);
char     *test_wire_dup_asked  (TestWire     *self);
void      test_wire_free       (TestWire     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestWire, test_wire_free)

G_END_DECLS
