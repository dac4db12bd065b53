/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archive/praxis-archive-apply.h"
#include "archive/praxis-signing-key.h"
#include "praxis-cli.h"

G_BEGIN_DECLS

PraxisCliStatus praxis_cli_import_archive       (PraxisCli              *self,
                                                 GError                **error);
gboolean        praxis_cli_has_archives         (PraxisCli              *self);
gboolean        praxis_cli_read_key             (PraxisCli              *self,
                                                 PraxisSigningKey      **key,
                                                 GError                **error);
PraxisCliStatus praxis_cli_export_archive       (PraxisCli              *self,
                                                 PraxisStore            *store,
                                                 const char             *digest_uuid,
                                                 GError                **error);
void            praxis_cli_describe_archive     (PraxisCli              *self,
                                                 PraxisArchiveManifest  *manifest);
void            praxis_cli_explain_key          (PraxisArchiveManifest  *manifest,
                                                 GError                **error);
gboolean        praxis_cli_print_archive_report (PraxisCli              *self,
                                                 PraxisStore            *store,
                                                 PraxisArchiveReport    *report,
                                                 GError                **error);

G_END_DECLS
