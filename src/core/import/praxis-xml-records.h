/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/tree.h>

#include "praxis-blog-page.h"
#include "praxis-record.h"

G_BEGIN_DECLS

/* Reads one record from its element. @line is where it begins in the source. */
typedef void (*PraxisXmlRecordFunc) (xmlNode        *element,
                                     guint           line,
                                     PraxisBlogPage *page);

char    *praxis_xml_dup_root_name (const char           *text);
gboolean praxis_xml_read_records  (const char           *text,
                                   const char * const   *names,
                                   PraxisXmlRecordFunc   func,
                                   PraxisBlogPage       *page,
                                   GCancellable         *cancellable,
                                   GError              **error);
xmlNode *praxis_xml_find          (xmlNode              *element,
                                   const char           *path);
xmlNode *praxis_xml_next          (xmlNode              *element);
gboolean praxis_xml_is            (xmlNode              *element,
                                   const char           *name);
char    *praxis_xml_dup_text      (xmlNode              *element,
                                   const char           *path);
void     praxis_xml_set_field     (PraxisRecord         *record,
                                   const char           *field,
                                   xmlNode              *element,
                                   const char           *path);
char    *praxis_xml_dup_attribute (xmlNode              *element,
                                   const char           *name);

G_END_DECLS
