/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The theme of a digest that names none. */
#define PRAXIS_THEME_PLAIN "plain"

typedef struct _PraxisTheme PraxisTheme;

PraxisTheme *praxis_theme_parse      (const char   *css,
                                      gsize         length,
                                      GError      **error);
PraxisTheme *praxis_theme_load       (const char   *name,
                                      GError      **error);
PraxisTheme *praxis_theme_load_file  (const char   *path,
                                      GError      **error);
PraxisTheme *praxis_theme_get_plain  (void);
PraxisTheme *praxis_theme_ref        (PraxisTheme  *self);
void         praxis_theme_unref      (PraxisTheme  *self);
const char  *praxis_theme_get_value  (PraxisTheme  *self,
                                      const char   *variable);
char        *praxis_theme_dup_colour (PraxisTheme  *self,
                                      const char   *variable,
                                      gboolean      dark);
char        *praxis_theme_dup_style  (PraxisTheme  *self);
const char  *praxis_theme_get_sheet  (const char   *name);

gboolean     praxis_theme_is_shipped (const char   *name);
GStrv        praxis_theme_list       (void);
char        *praxis_theme_dup_folder (void);
char        *praxis_theme_dup_path   (const char   *name);

/* praxis-theme-copy.c, praxis-theme-contrast.c */
char        *praxis_theme_copy          (const char  *name,
                                         GError     **error);
double       praxis_theme_get_contrast  (PraxisTheme *self,
                                         const char  *one,
                                         const char  *other,
                                         gboolean     dark);
GStrv        praxis_theme_list_warnings (PraxisTheme *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTheme, praxis_theme_unref)

G_END_DECLS
