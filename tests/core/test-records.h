/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-record-importer.h"

G_BEGIN_DECLS

/* Records of works from tests/data/records, and what came of them. */
char           *test_records_load            (const char         *name);
PraxisBlogPage *test_records_read_text       (const char         *text,
                                              PraxisRecordFormat  format);
PraxisBlogPage *test_records_read_file       (const char         *name,
                                              PraxisRecordFormat  format);
PraxisCitation *test_records_work            (PraxisBlogPage     *page,
                                              guint               i);
void            test_records_assert_fields   (PraxisCitation     *citation,
                                              ...) G_GNUC_NULL_TERMINATED;
void            test_records_assert_has      (PraxisCitation     *citation,
                                              const char         *json);
void            test_records_assert_left_out (PraxisBlogPage     *page,
                                              const char         *expected);

G_END_DECLS
