/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-finding.h"

G_BEGIN_DECLS

GPtrArray *bench_findings_make (GRand *random);

G_END_DECLS
