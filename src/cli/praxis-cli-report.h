/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-import.h"
#include "praxis-cli.h"

G_BEGIN_DECLS

void praxis_cli_print_import  (PraxisCli                *self,
                               const PraxisImportReport *report);
void praxis_cli_print_problem (PraxisCli                *self,
                               guint                     line,
                               const char               *message);

G_END_DECLS
