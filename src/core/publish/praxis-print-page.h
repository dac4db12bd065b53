/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-digest.h"
#include "model/praxis-month.h"

G_BEGIN_DECLS

char *praxis_print_page (PraxisDigest     *digest,
                         PraxisReferences *references,
                         GPtrArray        *posts,
                         PraxisMonth       month,
                         const char       *blurb);

G_END_DECLS
