/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-import.h"

G_BEGIN_DECLS

typedef struct
{
  PraxisDraft  *draft;
  char         *uuid;
  char         *slug;
  PraxisStatus  status;
} PraxisImportPost;

typedef struct
{
  PraxisMonth  month;
  char        *text;
} PraxisImportBlurb;

typedef struct
{
  PraxisMonth  month;
  GStrv        slugs;
} PraxisImportOrder;

struct _PraxisImport
{
  char         *source;
  PraxisDigest *digest;
  GPtrArray    *posts;
  GPtrArray    *blurbs;
  GPtrArray    *orders;
  GPtrArray    *problems;
};

PraxisDigest *praxis_import_choose_digest (PraxisImport  *import,
                                           PraxisStore   *store,
                                           const char    *name,
                                           gboolean      *made,
                                           GError       **error);

void praxis_import_post_free    (PraxisImportPost    *post);
void praxis_import_blurb_free   (PraxisImportBlurb   *blurb);
void praxis_import_order_free   (PraxisImportOrder   *order);
void praxis_import_problem_free (PraxisImportProblem *problem);
void praxis_imported_post_free  (PraxisImportedPost  *post);

G_END_DECLS
