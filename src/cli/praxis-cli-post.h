/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-markdown-reader.h"
#include "model/praxis-post.h"
#include "praxis-cli.h"

G_BEGIN_DECLS

PraxisMarkdownPost *praxis_cli_read_post   (PraxisCli          *self,
                                            const char         *argument,
                                            GError            **error);
void                praxis_cli_add_problems (PraxisJsonBuilder *json,
                                            yyjson_mut_val     *object,
                                            PraxisMarkdownPost *file);
void                praxis_cli_complain_of_problems (PraxisMarkdownPost *file);
void                praxis_cli_add_post    (PraxisJsonBuilder  *json,
                                            yyjson_mut_val     *object,
                                            PraxisPost         *post);

G_END_DECLS
