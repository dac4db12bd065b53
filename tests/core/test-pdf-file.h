/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo-pdf.h>
#include <glib.h>

G_BEGIN_DECLS

/* A PDF that is drawn, line by line, on pages of A4; places are in points from above. */
typedef struct _TestPdfFile TestPdfFile;

TestPdfFile *test_pdf_file_new             (const char           *path);
void         test_pdf_file_set             (TestPdfFile          *self,
                                            cairo_pdf_metadata_t  key,
                                            const char           *value);
void         test_pdf_file_say             (TestPdfFile          *self,
                                            double                size,
                                            double                y,
                                            const char           *text);
void         test_pdf_file_say_at          (TestPdfFile          *self,
                                            double                size,
                                            double                x,
                                            double                y,
                                            const char           *text);
void         test_pdf_file_say_beside      (TestPdfFile          *self,
                                            double                size,
                                            double                y,
                                            const char           *text,
                                            double                raised_size,
                                            const char           *raised);
void         test_pdf_file_say_text        (TestPdfFile          *self,
                                            double                y);
void         test_pdf_file_link            (TestPdfFile          *self,
                                            const char           *address);
void         test_pdf_file_next_page       (TestPdfFile          *self);
void         test_pdf_file_end             (TestPdfFile          *self);
void         test_pdf_file_finish          (void);

/* PDFs that no library would write. */
void         test_pdf_file_write_xmp       (const char           *path,
                                            const char           *description);
void         test_pdf_file_write_packet    (const char           *path,
                                            const char           *packet);
void         test_pdf_file_write_encrypted (const char           *path);
void         test_pdf_file_write_bomb      (const char           *path);

G_END_DECLS
