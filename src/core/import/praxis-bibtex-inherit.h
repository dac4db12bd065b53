/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-bibtex-entries.h"

G_BEGIN_DECLS

void praxis_bibtex_inherit (GPtrArray *entries);

G_END_DECLS
