/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The writer of XML that is not a page. Attributes are given as names and values, ended by NULL; a value that is NULL
 * leaves its attribute out. Names are literals, everything else is encoded. */
typedef struct _PraxisXml PraxisXml;

PraxisXml *praxis_xml_new            (void);
PraxisXml *praxis_xml_new_fragment   (void);
void       praxis_xml_free           (PraxisXml  *self);
void       praxis_xml_open           (PraxisXml  *self,
                                      const char *element,
                                      ...) G_GNUC_NULL_TERMINATED;
void       praxis_xml_close          (PraxisXml  *self);
void       praxis_xml_element        (PraxisXml  *self,
                                      const char *element,
                                      const char *text,
                                      ...) G_GNUC_NULL_TERMINATED;
char      *praxis_xml_free_to_string (PraxisXml  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisXml, praxis_xml_free)

G_END_DECLS
