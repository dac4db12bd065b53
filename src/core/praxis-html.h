/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"

G_BEGIN_DECLS

/* The one writer of HTML. Attributes are given as names and values, ended by NULL; a value that is NULL leaves
 * its attribute out. Names of elements and attributes are literals, everything else is encoded. */
typedef struct _PraxisHtml PraxisHtml;

PraxisHtml *praxis_html_new         (void);
PraxisHtml *praxis_html_new_xhtml   (void);
void        praxis_html_free        (PraxisHtml        *self);
void        praxis_html_open        (PraxisHtml        *self,
                                     const char        *element,
                                     ...) G_GNUC_NULL_TERMINATED;
void        praxis_html_close       (PraxisHtml        *self);
void        praxis_html_void        (PraxisHtml        *self,
                                     const char        *element,
                                     ...) G_GNUC_NULL_TERMINATED;
void        praxis_html_element     (PraxisHtml        *self,
                                     const char        *element,
                                     const char        *text,
                                     ...) G_GNUC_NULL_TERMINATED;
void        praxis_html_text        (PraxisHtml        *self,
                                     const char        *text);
void        praxis_html_link        (PraxisHtml        *self,
                                     const char        *address,
                                     const char        *text);
void        praxis_html_doctype     (PraxisHtml        *self);
void        praxis_html_json        (PraxisHtml        *self,
                                     const char        *type,
                                     const char        *json);
void        praxis_html_style       (PraxisHtml        *self,
                                     const char        *css);
void        praxis_html_append      (PraxisHtml        *self,
                                     const char        *html);
const char *praxis_html_peek        (PraxisHtml        *self,
                                     gsize             *length);
char       *praxis_html_free_to_string (PraxisHtml     *self);
GBytes     *praxis_html_free_to_bytes  (PraxisHtml     *self);

char       *praxis_html_dup_json        (PraxisJsonBuilder *json);
char       *praxis_html_dup_allowed     (const char    *text);
gboolean    praxis_html_is_safe_address (const char    *address);
const char *praxis_html_get_direction   (const char    *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisHtml, praxis_html_free)

G_END_DECLS
