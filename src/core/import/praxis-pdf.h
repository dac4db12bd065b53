/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A larger file is not looked at. */
#define PRAXIS_PDF_MAX (200 * 1024 * 1024)

/**
 * PraxisPdf:
 * @title: (nullable): the title of the work, on one line
 * @doi: (nullable): its DOI, bare
 * @author: (nullable): its first author, family name first
 * @n_pages: how many pages it has
 *
 * What a PDF says about itself. It is a suggestion: whoever made the file may have written anything into it.
 */
typedef struct
{
  char  *title;
  char  *doi;
  char  *author;
  guint  n_pages;
} PraxisPdf;

#define PRAXIS_TYPE_PDF (praxis_pdf_get_type ())

GType      praxis_pdf_get_type    (void);
PraxisPdf *praxis_pdf_copy        (const PraxisPdf      *self);
void       praxis_pdf_free        (PraxisPdf            *self);

void       praxis_pdf_read_async  (GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
PraxisPdf *praxis_pdf_read_finish (GFile                *file,
                                   GAsyncResult         *result,
                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPdf, praxis_pdf_free)

G_END_DECLS
