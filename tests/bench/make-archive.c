/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * make-archive FILE POSTS [SEED [findings]]: writes a library with one digest of POSTS invented posts, the same ones for
 * the same SEED, most of them with findings where these are asked for. The rows are those that the store would write, put in with one transaction: a save for each
 * post, each safe on the disk, would take minutes. `praxis-cli verify` says that the outcome is a sound library.
 */

#include "config.h"

#include "bench-findings.h"
#include "bench-words.h"
#include "model/praxis-draft.h"
#include "model/praxis-status.h"
#include "model/praxis-text.h"
#include "store/praxis-store.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define LAST_YEAR 2024
#define N_JOURNALS 60

typedef struct
{
  sqlite3      *database;
  sqlite3_stmt *post;
  sqlite3_stmt *revision;
  sqlite3_stmt *citation;
  sqlite3_stmt *post_term;
  sqlite3_stmt *text;
  sqlite3_stmt *finding;
  GRand        *random;
  GRand        *finding_random; /* NULL for no findings */
  BenchWords   *words;
  GPtrArray    *journals;
  GPtrArray    *terms[PRAXIS_N_VOCABULARIES];
  GHashTable   *positions;
  guint         n_posts;
  guint         n_months;
} Writer;

static void
check (Writer *self,
       int     status)
{
  if (status == SQLITE_OK || status == SQLITE_DONE || status == SQLITE_ROW)
    return;
  g_printerr ("make-archive: %s\n", sqlite3_errmsg (self->database));
  exit (1);
}

static sqlite3_stmt *
prepare (Writer     *self,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (self, sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL));
  return statement;
}

/* Binds and runs: "i" is an integer (gint64), "d" a double (NaN is NULL), "t" a text that outlives the call. */
static void
run (Writer       *self,
     sqlite3_stmt *statement,
     const char   *types,
     ...)
{
  va_list arguments;

  va_start (arguments, types);
  for (int i = 0; types[i] != '\0'; i++)
    {
      if (types[i] == 'i')
        check (self, sqlite3_bind_int64 (statement, i + 1, va_arg (arguments, gint64)));
      else if (types[i] == 'd')
        check (self, sqlite3_bind_double (statement, i + 1, va_arg (arguments, double)));
      else
        check (self, sqlite3_bind_text (statement, i + 1, va_arg (arguments, const char *), -1, SQLITE_STATIC));
    }
  va_end (arguments);
  check (self, sqlite3_step (statement));
  check (self, sqlite3_reset (statement));
}

static void
run_once (Writer     *self,
          const char *sql)
{
  check (self, sqlite3_exec (self->database, sql, NULL, NULL, NULL));
}

/* UUIDs from the seed, so that two runs give the same library. */
static char *
make_uuid (Writer *self)
{
  guint32 a = g_rand_int (self->random);
  guint32 b = g_rand_int (self->random);
  guint32 c = g_rand_int (self->random);
  guint32 d = g_rand_int (self->random);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xfff, 0x8000 | (c >> 18),
                          c & 0xffff, d);
}

static void
write_digest (Writer *self)
{
  g_autofree char *uuid = make_uuid (self);
  sqlite3_stmt *statement = prepare (self, "INSERT INTO digest (id, uuid, slug, title, introduction, author, "
                                     "language, licence, base_url, origin, created, modified) VALUES (1, ?, "
                                     "'made-up-archive', 'A Made-up Archive', 'Invented posts.', '', 'en', '', "
                                     "'', 0, 0, 0)");

  run (self, statement, "t", uuid);
  sqlite3_finalize (statement);
}

static void
write_terms (Writer           *self,
             PraxisVocabulary  vocabulary)
{
  g_autoptr(GPtrArray) built_in = praxis_vocabulary_get_built_in (vocabulary);
  sqlite3_stmt *term = prepare (self, "INSERT INTO term (uuid, digest_id, vocabulary, label, slug, position) "
                                "VALUES (?, 1, ?, ?, ?, ?)");
  sqlite3_stmt *name = prepare (self, "INSERT INTO term_name (digest_id, vocabulary, key, name, term_id) "
                                "VALUES (1, ?, ?, ?, ?)");

  self->terms[vocabulary] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < built_in->len; i++)
    {
      PraxisTerm *item = g_ptr_array_index (built_in, i);
      const char *label = praxis_term_get_label (item);
      g_autofree char *uuid = make_uuid (self);
      g_autofree char *slug = praxis_text_slugify (label, "term");
      gint64 id;

      run (self, term, "titti", uuid, (gint64) vocabulary, label, slug, (gint64) i);
      id = sqlite3_last_insert_rowid (self->database);
      g_ptr_array_add (self->terms[vocabulary], g_strdup_printf ("%" G_GINT64_FORMAT "\t%s", id, label));
      {
        g_autofree char *key = praxis_text_fold (label);

        run (self, name, "itti", (gint64) vocabulary, key, label, id);
      }
      for (const char * const *alias = praxis_term_get_aliases (item); *alias != NULL; alias++)
        {
          g_autofree char *key = praxis_text_fold (*alias);

          run (self, name, "itti", (gint64) vocabulary, key, *alias, id);
        }
    }
  sqlite3_finalize (term);
  sqlite3_finalize (name);
}

static PraxisMonth
nth_month (Writer *self,
           guint   index)
{
  guint back = self->n_months - 1 - index;

  return praxis_month_new (LAST_YEAR - back / 12, 12 - back % 12);
}

static void
write_issues (Writer *self)
{
  sqlite3_stmt *issue = prepare (self, "INSERT INTO issue (uuid, digest_id, month, blurb) VALUES (?, 1, ?, ?)");

  for (guint i = 0; i < self->n_months; i++)
    {
      g_autofree char *uuid = make_uuid (self);
      g_autoptr(GString) blurb = g_string_new ("This month: ");

      bench_words_append (self->words, self->random, 30, blurb);
      run (self, issue, "tit", uuid, (gint64) nth_month (self, i), blurb->str);
    }
  sqlite3_finalize (issue);
}

static PraxisCitation *
make_citation (Writer      *self,
               PraxisMonth  month,
               GString     *authors)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
  g_autofree char *title = bench_words_dup_title (self->words, self->random, g_rand_int_range (self->random, 8, 16));
  g_autofree char *volume = g_strdup_printf ("%d", g_rand_int_range (self->random, 1, 90));
  g_autofree char *doi = g_strdup_printf ("10.5555/made.up.%08x", g_rand_int (self->random));
  g_autofree char *reference = NULL;
  const char *journal = g_ptr_array_index (self->journals, bench_skewed_index (self->random, N_JOURNALS));
  int year = praxis_month_get_year (month) - g_rand_int_range (self->random, 0, 3);
  guint n_authors = 1 + bench_skewed_index (self->random, 6);

  for (guint i = 0; i < n_authors; i++)
    {
      g_autofree char *family = bench_words_dup_name (self->words, self->random);
      char given[] = { 'A' + g_rand_int_range (self->random, 0, 26), '.', '\0' };
      const PraxisName name = { .family = family, .given = given };

      praxis_citation_builder_add_name (builder, "author", &name);
      g_string_append_printf (authors, "%s%s, %s", i > 0 ? ", " : "", family, given);
    }
  praxis_citation_builder_set_string (builder, "title", title);
  praxis_citation_builder_set_string (builder, "container-title", journal);
  praxis_citation_builder_set_string (builder, "volume", volume);
  praxis_citation_builder_set_string (builder, "DOI", doi);
  praxis_citation_builder_set_date (builder, "issued", year, 0, 0);
  reference = g_strdup_printf ("%s (%d). %s. %s, %s. https://doi.org/%s", authors->str, year, title, journal, volume,
                               doi);
  return praxis_citation_builder_end (builder, reference);
}

/* Chooses @n terms of @vocabulary for the post, stores them, and gives their labels. */
static GStrv
choose_terms (Writer           *self,
              gint64            post,
              PraxisVocabulary  vocabulary,
              guint             n)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  GPtrArray *terms = self->terms[vocabulary];
  g_autofree gboolean *chosen = g_new0 (gboolean, terms->len);

  for (guint i = 0; i < n; i++)
    chosen[bench_skewed_index (self->random, terms->len)] = TRUE;
  for (guint i = 0; i < terms->len; i++)
    {
      const char *term = g_ptr_array_index (terms, i);

      if (!chosen[i])
        continue;
      g_strv_builder_add (labels, strchr (term, '\t') + 1);
      run (self, self->post_term, "ii", post, g_ascii_strtoll (term, NULL, 10));
    }
  return g_strv_builder_end (labels);
}

static void
write_content (Writer      *self,
               gint64       id,
               PraxisDraft *draft,
               const char  *authors)
{
  PraxisCitation *citation = g_ptr_array_index (praxis_draft_get_citations (draft), 0);
  g_autofree char *content = praxis_draft_to_json (draft);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *topics = g_strjoinv ("\n", (GStrv) praxis_draft_get_terms (draft, PRAXIS_VOCABULARY_TOPIC));
  const char *journal = praxis_citation_get_field (citation, "container-title");

  run (self, self->revision, "iitt", id, id, hash, content);
  run (self, self->citation, "itttit", id, praxis_citation_get_field (citation, "type"),
       praxis_citation_get_field (citation, "title"), journal, (gint64) praxis_citation_get_year (citation),
       praxis_citation_get_field (citation, "DOI"));
  run (self, self->text, "ittttttt", id, praxis_draft_get_title (draft), authors, journal,
       praxis_citation_get_reference (citation), praxis_draft_get_summary (draft),
       praxis_draft_get_implications (draft), topics);
}

static void
add_findings (Writer      *self,
              gint64       id,
              PraxisDraft *draft)
{
  g_autoptr(GPtrArray) findings = bench_findings_make (self->finding_random);

  praxis_draft_set_findings (draft, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PraxisFindingFields *fields = praxis_finding_get_fields (findings->pdata[i]);

      run (self, self->finding, "iitddddiitt", id, (gint64) i, praxis_measure_to_string (fields->measure), fields->estimate,
           fields->lower, fields->upper, fields->level, fields->n, fields->k, fields->comparison, fields->time_point);
    }
}

static void
write_post (Writer *self,
            guint   index)
{
  gint64 id = index + 1;
  PraxisMonth month = nth_month (self, (guint64) index * self->n_months / self->n_posts);
  int position = GPOINTER_TO_INT (g_hash_table_lookup (self->positions, GUINT_TO_POINTER (month)));
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GString) authors = g_string_new (NULL);
  g_autoptr(GString) summary = g_string_new (NULL);
  g_autoptr(GString) implications = g_string_new (NULL);
  g_autoptr(PraxisCitation) citation = make_citation (self, month, authors);
  g_autofree char *uuid = make_uuid (self);
  g_autofree char *title = bench_words_dup_title (self->words, self->random, g_rand_int_range (self->random, 5, 12));
  g_autofree char *base = praxis_text_slugify (title, "post");
  g_autofree char *slug = g_strdup_printf ("%s-%" G_GINT64_FORMAT, base, id);
  g_autofree char *label = praxis_citation_dup_short_label (citation);
  g_auto(GStrv) topics = choose_terms (self, id, PRAXIS_VOCABULARY_TOPIC, 1 + bench_skewed_index (self->random, 4));
  g_auto(GStrv) types = choose_terms (self, id, PRAXIS_VOCABULARY_TYPE, 1);
  gint64 time = (gint64) praxis_month_get_year (month) * 31556952 - 62135596800;
  /* The newest month is still being written. */
  gint64 status = index + 3 >= self->n_posts ? PRAXIS_STATUS_DRAFT : PRAXIS_STATUS_PUBLISHED;

  bench_words_append (self->words, self->random, g_rand_int_range (self->random, 110, 220), summary);
  bench_words_append (self->words, self->random, g_rand_int_range (self->random, 40, 80), implications);
  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, summary->str);
  praxis_draft_set_implications (draft, implications->str);
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char * const *) topics);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char * const *) types);
  g_hash_table_insert (self->positions, GUINT_TO_POINTER (month), GINT_TO_POINTER (position + 1));
  run (self, self->post, "ititttiiiii", id, uuid, (gint64) month, slug, title, label, status, (gint64) position, id,
       status == PRAXIS_STATUS_PUBLISHED ? time : (gint64) 0, (gint64) 2 + index / 500);
  if (self->finding_random != NULL)
    add_findings (self, id, draft);
  write_content (self, id, draft, authors->str);
}

static void
prepare_all (Writer *self)
{
  self->post = prepare (self, "INSERT INTO post (id, uuid, digest_id, month, slug, title, citation, status, position, "
                        "revision_id, published_revision_id, created, modified, published, change) "
                        "VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, iif (?10 > 0, ?9, NULL), 0, 0, ?10, ?11)");
  self->revision = prepare (self, "INSERT INTO revision (id, post_id, parent, created, hash, content) "
                            "VALUES (?, ?, 0, 0, ?, ?)");
  self->citation = prepare (self, "INSERT INTO citation (post_id, position, type, title, container, year, doi) "
                            "VALUES (?, 0, ?, ?, ?, ?, ?)");
  self->post_term = prepare (self, "INSERT INTO post_term (post_id, term_id) VALUES (?, ?)");
  self->text = prepare (self, "INSERT INTO post_text (id, title, authors, journal, reference, summary, implications, "
                        "topics) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  self->finding = prepare (self, "INSERT INTO finding (post_id, position, measure, estimate, lower, upper, level, n, k, comparison, "
                           "time_point) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
}

static void
finalize_all (Writer *self)
{
  sqlite3_finalize (self->post);
  sqlite3_finalize (self->revision);
  sqlite3_finalize (self->citation);
  sqlite3_finalize (self->post_term);
  sqlite3_finalize (self->text);
  sqlite3_finalize (self->finding);
}

static void
write_archive (Writer *self)
{
  g_autofree char *changes = g_strdup_printf ("UPDATE library SET change = %u, frame_change = 1",
                                              2 + self->n_posts / 500);

  run_once (self, "PRAGMA cache_size = -262144; PRAGMA synchronous = OFF; BEGIN IMMEDIATE");
  write_digest (self);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    write_terms (self, i);
  write_issues (self);
  for (guint i = 0; i < N_JOURNALS; i++)
    g_ptr_array_add (self->journals, g_strconcat ("Journal of ", bench_words_get (self->words, 2000 + 37 * i), NULL));
  prepare_all (self);
  for (guint i = 0; i < self->n_posts; i++)
    write_post (self, i);
  finalize_all (self);
  run_once (self, changes);
  run_once (self, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(GRand) random = NULL;
  g_autoptr(GRand) finding_random = NULL;
  g_autoptr(BenchWords) words = NULL;
  g_autoptr(GPtrArray) journals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) positions = g_hash_table_new (NULL, NULL);
  Writer self = { 0 };
  guint32 seed = argc > 3 ? g_ascii_strtoull (argv[3], NULL, 10) : 1;

  self.n_posts = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 0;
  if (self.n_posts == 0 || g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("Usage: make-archive FILE POSTS [SEED [findings]], where FILE is new\n");
      return 2;
    }
  store = praxis_store_open (argv[1], PRAXIS_STORE_CREATE, &error);
  if (store == NULL)
    {
      g_printerr ("make-archive: %s\n", error->message);
      return 1;
    }
  g_clear_object (&store);
  self.n_months = CLAMP (self.n_posts / 25, 120, 600);
  self.random = random = g_rand_new_with_seed (seed);
  /* Of its own, so that the posts are the same with findings and without. */
  if (argc > 4 && g_str_equal (argv[4], "findings"))
    self.finding_random = finding_random = g_rand_new_with_seed (seed);
  self.words = words = bench_words_new (seed);
  self.journals = journals;
  self.positions = positions;
  check (&self, sqlite3_open (argv[1], &self.database));
  write_archive (&self);
  check (&self, sqlite3_close (self.database));
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    g_ptr_array_unref (self.terms[i]);
  return 0;
}
