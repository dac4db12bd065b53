/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an XMP packet says of a work; each may be NULL. */
typedef struct
{
  char *title;
  char *author;
  char *doi;
  char *identifier;
  char *address;
  char *journal;
} PraxisPdfXmp;

PraxisPdfXmp *praxis_pdf_xmp_new  (const char   *packet);
void          praxis_pdf_xmp_free (PraxisPdfXmp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPdfXmp, praxis_pdf_xmp_free)

G_END_DECLS
