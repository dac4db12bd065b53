/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

gboolean    praxis_html_node_is_dropped      (GumboTag            tag);
gboolean    praxis_html_node_is_block        (GumboTag            tag);
const char *praxis_html_node_get_attribute   (const GumboElement *element,
                                              const char         *name);
gboolean    praxis_html_node_has_class       (const GumboElement *element,
                                              const char * const *classes);
gboolean    praxis_html_node_is_panel        (const GumboElement *element);
gboolean    praxis_html_node_is_hidden       (const GumboElement *element);
gboolean    praxis_html_node_is_link_address (const char         *address);

G_END_DECLS
