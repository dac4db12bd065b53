/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/praxis-store.h"

G_BEGIN_DECLS

/* The id of APA, 7th edition, which Praxis brings. */
#define PRAXIS_CSL_STYLE_APA "http://www.zotero.org/styles/apa"

/**
 * PraxisCslInfo:
 * @id: the style's id
 * @title: its title
 * @short_title: (nullable): a shorter one
 * @parent: (nullable): the id of the style that it is an alias of
 * @locale: (nullable): the language that it is made for
 * @is_added: whether the user added it
 *
 * What a CSL style says of itself.
 */
typedef struct
{
  char     *id;
  char     *title;
  char     *short_title;
  char     *parent;
  char     *locale;
  gboolean  is_added;
} PraxisCslInfo;

/**
 * PraxisCslLocale:
 * @code: the locale, as "fr-FR"
 * @content: (nullable): its words; %NULL where the engine brings them
 */
typedef struct
{
  char *code;
  char *content;
} PraxisCslLocale;

void             praxis_csl_info_free       (PraxisCslInfo    *info);
PraxisCslInfo   *praxis_csl_info_read       (const char       *content,
                                             GError          **error);
PraxisCslInfo   *praxis_csl_info_read_file  (const char       *path);
PraxisCslInfo   *praxis_csl_style_get_info  (PraxisStore      *store,
                                             const char       *id,
                                             GError          **error);
char            *praxis_csl_style_load      (PraxisStore      *store,
                                             const char       *id,
                                             GError          **error);
GPtrArray       *praxis_csl_style_list      (PraxisStore      *store,
                                             GCancellable     *cancellable,
                                             GError          **error);
PraxisCslInfo   *praxis_csl_style_try       (PraxisStore      *store,
                                             const char       *content,
                                             GCancellable     *cancellable,
                                             GError          **error);
PraxisCslInfo   *praxis_csl_style_add       (PraxisStore      *store,
                                             const char       *content,
                                             GCancellable     *cancellable,
                                             GError          **error);
char            *praxis_csl_style_read_file (GFile            *file,
                                             GCancellable     *cancellable,
                                             GError          **error);
PraxisCslLocale *praxis_csl_locale_load     (const char       *language);
void             praxis_csl_locale_free     (PraxisCslLocale  *locale);
GStrv            praxis_csl_locale_list     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCslInfo, praxis_csl_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCslLocale, praxis_csl_locale_free)

G_END_DECLS
