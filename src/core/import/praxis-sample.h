/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-import.h"

G_BEGIN_DECLS

PraxisImportReport *praxis_sample_import (PraxisStore   *store,
                                          GError       **error);

G_END_DECLS
