/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int praxis_pdf_file_open (GFile         *file,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
