/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const praxis_people_nouns[];
extern const char *const praxis_people_staff[];

G_END_DECLS
