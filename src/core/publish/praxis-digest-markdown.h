/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-issue.h"
#include "praxis-hugo-terms.h"

G_BEGIN_DECLS

char *praxis_digest_to_markdown (PraxisDigest       *digest,
                                 GPtrArray * const  *terms);
char *praxis_issue_to_markdown  (PraxisIssue        *issue,
                                 const char         *language,
                                 const char * const *slugs);
char *praxis_digest_to_hugo     (PraxisDigest       *digest,
                                 GPtrArray          *terms);

G_END_DECLS
