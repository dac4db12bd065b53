/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import-works.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cite/praxis-isbn.h"
#include "cite/praxis-reference-doi.h"
#include "model/praxis-draft.h"
#include "model/praxis-text.h"
#include "praxis-record-text.h"
#include "store/praxis-store-private.h"

/*
 * Whether a work is known: by its DOI, its PubMed ID, the ISBN of a book, or else by title, authors and year. What has
 * numbers of its own that differ is another work, whatever it is called: there are many editorials.
 */

typedef struct
{
  char  *post;
  char  *doi;
  char  *pmid;
  char  *isbn;
  char  *title;
  GStrv  families;
  int    year;
} Work;

struct _PraxisImportWorks
{
  GPtrArray  *works;
  /* "doi:10.1…" → the work, which the array owns. */
  GHashTable *numbers;
  GHashTable *titles;
};

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->post);
  g_free (work->doi);
  g_free (work->pmid);
  g_free (work->isbn);
  g_free (work->title);
  g_strfreev (work->families);
  g_free (work);
}

static char *
dup_doi (PraxisCitation *citation)
{
  const char *field = praxis_citation_get_field (citation, "DOI");
  g_autofree char *text = g_strdup (field);
  g_autofree char *doi = text != NULL ? praxis_reference_take_doi (text) : NULL;

  /* Letters of a DOI are the same in both cases (DOI Handbook, section 2.4). */
  return doi != NULL ? g_ascii_strdown (doi, -1) : NULL;
}

static char *
dup_pmid (PraxisCitation *citation)
{
  const char *field = praxis_citation_get_field (citation, "PMID");
  const char *digits = field != NULL ? strpbrk (field, "123456789") : NULL;

  return digits != NULL ? g_strndup (digits, strspn (digits, "0123456789")) : NULL;
}

/* The chapters of a book have its ISBN, and are works of their own. */
static char *
dup_isbn (PraxisCitation *citation)
{
  const char *field = praxis_citation_get_field (citation, "ISBN");

  if (field == NULL || praxis_citation_get_field (citation, "container-title") != NULL)
    return NULL;
  return praxis_isbn_find (field);
}

/* Letters and digits alone: databases differ in periods, quotation marks and dashes. */
static char *
fold_title (const char *title)
{
  g_autofree char *fold = praxis_text_fold (title);
  GString *plain = g_string_new (NULL);

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (plain, g_utf8_get_char (p));
    }
  return g_string_free (plain, FALSE);
}

static GStrv
dup_families (PraxisCitation *citation)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, "author");
  g_autoptr(GStrvBuilder) families = g_strv_builder_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = g_ptr_array_index (names, i);
      g_autofree char *fold = praxis_text_fold (name->literal != NULL ? name->literal : name->family != NULL ? name->family : "");

      g_strv_builder_add (families, fold);
    }
  return g_strv_builder_end (families);
}

static Work *
work_new (PraxisCitation *citation)
{
  Work *work = g_new0 (Work, 1);
  const char *title = praxis_citation_get_field (citation, "title");

  work->doi = dup_doi (citation);
  work->pmid = dup_pmid (citation);
  work->isbn = dup_isbn (citation);
  work->title = title != NULL ? fold_title (title) : NULL;
  if (work->title != NULL && *work->title == '\0')
    g_clear_pointer (&work->title, g_free);
  work->families = dup_families (citation);
  work->year = praxis_citation_get_year (citation);
  return work;
}

/**
 * praxis_import_works_new:
 *
 * Returns: (transfer full): a list without works
 */
PraxisImportWorks *
praxis_import_works_new (void)
{
  PraxisImportWorks *self = g_new0 (PraxisImportWorks, 1);

  self->works = g_ptr_array_new_with_free_func (work_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
praxis_import_works_free (PraxisImportWorks *self)
{
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->works);
  g_free (self);
}

static void
add_number (PraxisImportWorks *self,
            const char        *kind,
            const char        *number,
            Work              *work)
{
  g_autofree char *key = number != NULL ? g_strconcat (kind, number, NULL) : NULL;

  /* The first post about a work is the one that is named. */
  if (key != NULL && !g_hash_table_contains (self->numbers, key))
    g_hash_table_insert (self->numbers, g_steal_pointer (&key), work);
}

/**
 * praxis_import_works_add:
 * @self: a list of works
 * @citation: a work that is known from now on
 * @post: (nullable): the title of the post about it; %NULL where that is no post of the digest
 */
void
praxis_import_works_add (PraxisImportWorks *self,
                         PraxisCitation    *citation,
                         const char        *post)
{
  Work *work = work_new (citation);
  GPtrArray *same;

  work->post = g_strdup (post);
  g_ptr_array_add (self->works, work);
  add_number (self, "doi:", work->doi, work);
  add_number (self, "pmid:", work->pmid, work);
  add_number (self, "isbn:", work->isbn, work);
  if (work->title == NULL)
    return;
  same = g_hash_table_lookup (self->titles, work->title);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->titles, g_strdup (work->title), same);
    }
  g_ptr_array_add (same, work);
}

/**
 * praxis_import_works_collect:
 * @self: a list of works
 * @store: a library
 * @digest_id: the row of a digest
 * @error: return location
 *
 * Adds the works of all posts of a digest that are not in the trash.
 *
 * Returns: whether it could be read
 */
gboolean
praxis_import_works_collect (PraxisImportWorks  *self,
                             PraxisStore        *store,
                             gint64              digest_id,
                             GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error,
                                  "SELECT content FROM post JOIN revision ON revision.id = post.revision_id "
                                  "WHERE digest_id = ? AND deleted = 0", "i", digest_id);
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new_from_json (praxis_statement_get_text (rows, 0), NULL);
      GPtrArray *citations = draft != NULL ? praxis_draft_get_citations (draft) : NULL;

      for (guint i = 0; citations != NULL && i < citations->len; i++)
        praxis_import_works_add (self, g_ptr_array_index (citations, i), praxis_draft_get_title (draft));
    }
  return praxis_rows_end (&failure, error);
}

static Work *
find_number (PraxisImportWorks *self,
             const char        *kind,
             const char        *number)
{
  g_autofree char *key = number != NULL ? g_strconcat (kind, number, NULL) : NULL;

  return key != NULL ? g_hash_table_lookup (self->numbers, key) : NULL;
}

/* Whether one list of names is the other, or its beginning: databases leave out authors behind the tenth. */
static gboolean
same_families (GStrv a,
               GStrv b)
{
  gsize i = 0;

  while (a[i] != NULL && b[i] != NULL && g_str_equal (a[i], b[i]))
    i++;
  return (a[i] == NULL || b[i] == NULL) && (i > 0 || (a[0] == NULL && b[0] == NULL));
}

static gboolean
differ (const char *a,
        const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

/* The year of the electronic and of the printed form may differ by one. */
static gboolean
same_work (const Work *a,
           const Work *b)
{
  return !differ (a->doi, b->doi) && !differ (a->pmid, b->pmid) && !differ (a->isbn, b->isbn) &&
         same_families (a->families, b->families) && (a->year == 0 || b->year == 0 || abs (a->year - b->year) <= 1);
}

static Work *
find_title (PraxisImportWorks *self,
            const Work        *work)
{
  GPtrArray *same = work->title != NULL ? g_hash_table_lookup (self->titles, work->title) : NULL;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      if (same_work (g_ptr_array_index (same, i), work))
        return g_ptr_array_index (same, i);
    }
  return NULL;
}

/**
 * praxis_import_works_find:
 * @self: a list of works
 * @citation: a work
 * @post: (out) (optional) (nullable) (transfer none): the title of the post about it, as it was given to
 *   praxis_import_works_add()
 *
 * Returns: (transfer none) (nullable): how the work is known, a sentence for people; %NULL where it is not
 */
const char *
praxis_import_works_find (PraxisImportWorks  *self,
                          PraxisCitation     *citation,
                          const char        **post)
{
  Work *work = work_new (citation);
  const char *reason = NULL;
  Work *known;

  if ((known = find_number (self, "doi:", work->doi)) != NULL)
    reason = _("There is a post about the work with this DOI already.");
  else if ((known = find_number (self, "pmid:", work->pmid)) != NULL)
    reason = _("There is a post about the work with this PubMed ID already.");
  else if ((known = find_number (self, "isbn:", work->isbn)) != NULL)
    reason = _("There is a post about the book with this ISBN already.");
  else if ((known = find_title (self, work)) != NULL)
    reason = _("There is a post about a work of this title, authors and year already.");
  if (post != NULL)
    *post = known != NULL ? known->post : NULL;
  work_free (work);
  return reason;
}
