/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "praxis-export-format.h"
#include "praxis-folder.h"
#include "praxis-selection.h"
#include "praxis-site.h"

G_BEGIN_DECLS

/* What all exports do the same way: praxis-export-run.c. */
typedef PraxisExportReport *(*PraxisExportFunc) (gconstpointer   data,
                                                 GError        **error);

gboolean            praxis_export_run        (PraxisStore          *store,
                                              GFile                *folder,
                                              gboolean              only_plan,
                                              PraxisExportFunc      func,
                                              gconstpointer         data,
                                              PraxisExportReport  **report,
                                              GError              **error);
PraxisFolder       *praxis_export_open_alone (GFile                *folder,
                                              PraxisDigest         *digest,
                                              gboolean              only_plan,
                                              GError              **error);
PraxisExportReport *praxis_export_end_alone  (PraxisFolder         *target,
                                              const char           *path,
                                              const char           *data,
                                              gsize                 length,
                                              GError              **error);
PraxisExportReport *praxis_export_report_new (PraxisFolder         *folder,
                                              const char           *start);

/* praxis-export.c */
PraxisFolder       *praxis_export_open       (GFile                      *folder,
                                              const char                 *kind,
                                              PraxisDigest               *digest,
                                              const PraxisExportRequest  *request,
                                              GError                    **error);
PraxisExportReport *praxis_export_write_site (const PraxisExportFormat   *format,
                                              PraxisStore                *store,
                                              const PraxisExportRequest  *request,
                                              GFile                      *folder,
                                              GError                    **error);

/* praxis-export-pages.c */
PraxisPublication  *praxis_export_get_publication (PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   PraxisSelection            *selection,
                                                   GError                    **error);
PraxisExportFile   *praxis_export_make_page       (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GError                    **error);
PraxisExportFile   *praxis_export_make_references (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GError                    **error);
PraxisSite         *praxis_export_load_site       (PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GError                    **error);
GPtrArray          *praxis_export_load_posts      (PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   PraxisSite                 *site,
                                                   GArray                     *places,
                                                   GError                    **error);

/* What praxis_export_make_fragment() makes, as the variant of a format. */
typedef enum
{
  PRAXIS_FRAGMENT_ALONE,
  PRAXIS_FRAGMENT_PRINT,
} PraxisFragment;

/* praxis-export-fragment.c, praxis-export-book.c, praxis-export-email.c, praxis-export-feed.c */
PraxisExportFile   *praxis_export_make_fragment   (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GError                    **error);
PraxisExportFile   *praxis_export_make_book       (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GError                    **error);
PraxisExportFile   *praxis_export_make_email      (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GError                    **error);
PraxisExportFile   *praxis_export_make_feed       (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GError                    **error);

/* praxis-export-markdown.c */
PraxisExportReport *praxis_export_write_markdown  (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GFile                      *folder,
                                                   GError                    **error);

/* praxis-export-archive.c */
gboolean            praxis_export_find_key        (const PraxisExportRequest  *request,
                                                   PraxisDigest               *digest,
                                                   PraxisSigningKey          **key,
                                                   const PraxisSigningKey    **chosen,
                                                   GError                    **error);
PraxisExportReport *praxis_export_write_archive   (const PraxisExportFormat   *format,
                                                   PraxisStore                *store,
                                                   const PraxisExportRequest  *request,
                                                   GFile                      *folder,
                                                   GError                    **error);

G_END_DECLS
