/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-effect.h"

G_BEGIN_DECLS

GPtrArray  *praxis_findings_match     (GPtrArray     *findings,
                                       GPtrArray     *effects);
gboolean    praxis_finding_is_changed (PraxisFinding *finding,
                                       PraxisEffect  *effect,
                                       const char    *text);
const char *praxis_finding_find_quote (const char    *text,
                                       const char    *quote);

G_END_DECLS
