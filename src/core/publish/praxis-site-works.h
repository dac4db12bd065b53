/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-reference-writer.h"
#include "praxis-site.h"

G_BEGIN_DECLS

/* The works that the posts of a site are about, as files for programs for references. */
typedef struct _PraxisSiteWorks PraxisSiteWorks;

PraxisSiteWorks *praxis_site_works_new       (PraxisSite             *site);
void             praxis_site_works_free      (PraxisSiteWorks        *self);
gboolean         praxis_site_works_remember  (PraxisSiteWorks        *self,
                                              char                   *note,
                                              gsize                   length,
                                              const char *const      *keys,
                                              const gsize            *sizes);
gboolean         praxis_site_works_wants     (PraxisSiteWorks        *self,
                                              guint                   place);
void             praxis_site_works_add       (PraxisSiteWorks        *self,
                                              guint                   place,
                                              PraxisPost             *post);
gboolean         praxis_site_works_settle    (PraxisSiteWorks        *self);
gboolean         praxis_site_works_is_same   (PraxisSiteWorks        *self);
guint            praxis_site_works_count_old (PraxisSiteWorks        *self);
guint            praxis_site_works_count_new (PraxisSiteWorks        *self);
void             praxis_site_works_forget    (PraxisSiteWorks        *self);
char            *praxis_site_works_write     (PraxisSiteWorks        *self,
                                              PraxisReferenceFormat   format,
                                              const char             *old,
                                              GHashTable             *known,
                                              GPtrArray              *fresh,
                                              gsize                  *length,
                                              GError                **error);
char            *praxis_site_works_to_note   (PraxisSiteWorks        *self,
                                              const char *const      *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSiteWorks, praxis_site_works_free)

G_END_DECLS
