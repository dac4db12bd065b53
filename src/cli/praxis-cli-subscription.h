/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-cli.h"
#include "subscribe/praxis-update.h"

G_BEGIN_DECLS

PraxisDownloader *praxis_cli_new_downloader     (void);
const char       *praxis_cli_get_agreed_key     (PraxisCli              *self,
                                                 PraxisArchiveManifest  *manifest);
void              praxis_cli_complain_of_update (PraxisUpdate           *update);
void              praxis_cli_add_update         (PraxisJsonBuilder      *json,
                                                 yyjson_mut_val         *object,
                                                 PraxisUpdate           *update,
                                                 gboolean                with_posts);
void              praxis_cli_print_posts        (PraxisCli              *self,
                                                 PraxisUpdate           *update);

G_END_DECLS
