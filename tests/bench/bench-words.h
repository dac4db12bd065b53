/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Invented words whose frequencies follow Zipf's law, the same ones on every machine. */
typedef struct _BenchWords BenchWords;

BenchWords *bench_words_new       (guint32      seed);
void        bench_words_free      (BenchWords  *self);
guint       bench_words_get_count (BenchWords  *self);
const char *bench_words_get       (BenchWords  *self,
                                   guint        rank);
const char *bench_words_draw      (BenchWords  *self,
                                   GRand       *random);
void        bench_words_append    (BenchWords  *self,
                                   GRand       *random,
                                   guint        n_words,
                                   GString     *text);
char       *bench_words_dup_title (BenchWords  *self,
                                   GRand       *random,
                                   guint        n_words);
char       *bench_words_dup_name  (BenchWords  *self,
                                   GRand       *random);
guint       bench_skewed_index    (GRand       *random,
                                   guint        n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchWords, bench_words_free)

G_END_DECLS
