/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds out what a text or a file says about a work, and what is to be done with it.
 *
 *   a text ──▶ understood, in a thread ─┬─▶ printed reference ──▶ "parsed"
 *   a file ──▶ read, in a thread ───────┤
 *                                       ├─▶ a record ──────────────┐
 *                                       └─▶ an identifier ──▶ looked up, if that is wanted
 *                                                                  │
 *                   "filled" ◀── what is taken ◀── beside what is there
 *
 * It knows the citation that the fields hold, and changes it through its signals only. One thing is done at a time: what
 * comes next takes the place of what runs. The widget that it works for may go at any time; what is found then is nobody's. */

#include "config.h"

#include "praxis-work-finder.h"

#include <glib/gi18n.h>

#include "cite/praxis-work.h"
#include "import/praxis-pdf.h"
#include "import/praxis-typed-work.h"
#include "lookup/praxis-lookup-comparison.h"
#include "lookup/praxis-lookup.h"
#include "praxis-application.h"
#include "praxis-lookup-dialog.h"
#include "praxis-many-works.h"
#include "praxis-work-lookup.h"

struct _PraxisWorkFinder
{
  GObject               parent_instance;

  GtkWidget            *parent;   /* weak */

  PraxisCitation       *citation;
  GCancellable         *cancellable;
  PraxisIdentifierKind  kind;
  char                 *value;
  PraxisCitation       *found;    /* what waits until the author has time to compare it */
};

enum
{
  BUSY,
  REMARK,
  FILLED,
  PARSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisWorkFinder, praxis_work_finder, G_TYPE_OBJECT)

static void
set_busy (PraxisWorkFinder *self,
          const char       *words)
{
  g_signal_emit (self, signals[BUSY], 0, words);
}

static void
show_remark (PraxisWorkFinder *self,
             const char       *remark,
             gboolean          is_fault,
             const char       *button)
{
  g_signal_emit (self, signals[REMARK], 0, remark, is_fault, button);
}

/* What runs is for what stood here before. */
static GCancellable *
start (PraxisWorkFinder *self,
       const char       *words)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->found);
  self->cancellable = g_cancellable_new ();
  set_busy (self, words);
  return self->cancellable;
}

/* Whether there is still something to fill: a question may be answered after its form went. */
static gboolean
is_there (PraxisWorkFinder *self)
{
  return self->parent != NULL && gtk_widget_get_root (self->parent) != NULL;
}

/* Whether an answer is still waited for. */
static gboolean
is_current (PraxisWorkFinder *self,
            GAsyncResult     *result)
{
  return is_there (self) && g_task_get_cancellable (G_TASK (result)) == self->cancellable &&
         !g_cancellable_is_cancelled (self->cancellable);
}

/* --- Filling the fields ---------------------------------------------------------------------------------- */

/* A work that was found, beside what is there. */
typedef struct
{
  PraxisWorkFinder       *finder;
  PraxisLookupComparison *comparison;
  GStrv                   keywords;
} Found;

static void
found_free (Found *found)
{
  g_object_unref (found->finder);
  praxis_lookup_comparison_free (found->comparison);
  g_strfreev (found->keywords);
  g_free (found);
}

static void
take (Found              *found,
      const char * const *variables,
      const char         *words)
{
  PraxisWorkFinder *self = found->finder;
  g_autoptr (PraxisCitation) filled = praxis_lookup_comparison_apply (found->comparison, self->citation, variables);

  g_signal_emit (self, signals[FILLED], 0, filled, found->keywords);
  show_remark (self, words, FALSE, NULL);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Found *found = user_data;
  g_auto (GStrv) variables = praxis_lookup_dialog_choose_finish (result);

  if (variables != NULL && is_there (found->finder))
    take (found, (const char * const *) variables, _("What you chose is in the fields."));
  found_free (found);
}

/* Fields that nothing is in take what was found; where something stands the author chooses. */
static gboolean
needs_choice (PraxisLookupComparison *comparison)
{
  GPtrArray *fields = praxis_lookup_comparison_get_fields (comparison);

  for (guint i = 0; i < fields->len; i++)
    {
      if (((PraxisLookupField *) g_ptr_array_index (fields, i))->change == PRAXIS_LOOKUP_DIFFERENT)
        return TRUE;
    }
  return *praxis_lookup_comparison_get_doubts (comparison) != NULL;
}

/* What is not there yet. */
static GStrv
dup_variables (PraxisLookupComparison *comparison)
{
  GPtrArray *fields = praxis_lookup_comparison_get_fields (comparison);
  g_autoptr (GStrvBuilder) variables = g_strv_builder_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      PraxisLookupField *field = g_ptr_array_index (fields, i);

      if (field->change != PRAXIS_LOOKUP_SAME)
        g_strv_builder_add (variables, field->variable);
    }
  return g_strv_builder_end (variables);
}

/* Whether somebody is at work in another place, from which a dialog would take the keyboard away. */
static gboolean
is_elsewhere (PraxisWorkFinder *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->parent));

  return focus != NULL && !gtk_widget_is_ancestor (focus, self->parent);
}

/* Where there is something to decide, and @may_wait, the author is told of it only. */
static void
offer (PraxisWorkFinder   *self,
       PraxisCitation     *citation,
       const char * const *keywords,
       gboolean            may_wait)
{
  Found *found = g_new0 (Found, 1);

  found->finder = g_object_ref (self);
  found->comparison = praxis_lookup_comparison_new (self->citation, citation);
  found->keywords = g_strdupv ((char **) keywords);
  if (!needs_choice (found->comparison))
    {
      g_auto (GStrv) variables = dup_variables (found->comparison);

      take (found, (const char * const *) variables,
            *variables != NULL ? _("What was found is in the fields.") : _("All that was found is in the fields already."));
      found_free (found);
    }
  else if (may_wait && is_elsewhere (self))
    {
      g_set_object (&self->found, citation);
      show_remark (self, _("What was found differs from what is in the fields."), FALSE, _("_Compare…"));
      found_free (found);
    }
  else
    {
      praxis_lookup_dialog_choose_async (self->parent, found->comparison, chosen_cb, found);
    }
}

/* --- Looking a work up ----------------------------------------------------------------------------------- */

/* The form may stand in a window of its own, without a library. */
static void
keep (PraxisWorkFinder *self,
      PraxisCitation   *citation)
{
  GtkRoot *root = gtk_widget_get_root (self->parent);
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  if (self->kind == PRAXIS_IDENTIFIER_DOI && PRAXIS_IS_APPLICATION (application))
    praxis_work_lookup_keep (praxis_application_get_library (PRAXIS_APPLICATION (application)), self->value, citation);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PraxisWorkFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisCitation) citation = praxis_work_lookup_find_finish (result, &error);

  if (!is_current (self, result) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, NULL);
  if (citation == NULL)
    {
      show_remark (self, error->message, TRUE, _("_Try Again"));
      return;
    }
  keep (self, citation);
  offer (self, citation, NULL, TRUE);
}

static void
look_up (PraxisWorkFinder *self)
{
  g_autofree char *words = g_strdup_printf (_("Looking up %s…"), self->value);
  GCancellable *cancellable = start (self, words);

  praxis_work_lookup_find_async (self->kind, self->value, cancellable, looked_up_cb, g_object_ref (self));
}

static void
allowed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisWorkFinder) self = user_data;

  if (praxis_work_lookup_ask_finish (result) && is_there (self))
    look_up (self);
}

/* What became of an identifier that nobody was asked about. */
static const char *
get_words (PraxisIdentifierKind kind)
{
  switch (kind)
    {
    case PRAXIS_IDENTIFIER_PMID:
    case PRAXIS_IDENTIFIER_PMCID:
      return _("The number is noted. Praxis can look up the rest.");
    case PRAXIS_IDENTIFIER_ISBN:
      return _("The ISBN is noted. Praxis cannot look books up by it: paste the reference, or fill in the fields below.");
    case PRAXIS_IDENTIFIER_URL:
      return _("The address is in its field. A DOI or a PubMed ID fills in more.");
    default:
      return _("The DOI is in its field. Praxis can look up the rest.");
    }
}

/* The identifier goes into its field at once, unless another one is there: then somebody has to be asked, as about whatever
 * else is known of the work. @citation is what the fields hold, or shall hold. */
static void
take_identifier (PraxisWorkFinder     *self,
                 PraxisCitation       *citation,
                 PraxisIdentifierKind  kind,
                 const char           *value)
{
  gboolean replaces = praxis_typed_work_replaces (citation, kind, value);
  g_autoptr (PraxisCitation) identified = replaces ? g_object_ref (citation) : praxis_typed_work_identify (citation, kind, value);
  const char *words = replaces ? _("Another number is in the field already. Praxis can look up this one.") : get_words (kind);

  self->kind = kind;
  g_set_str (&self->value, value);
  if (identified != self->citation)
    g_signal_emit (self, signals[FILLED], 0, identified, NULL);
  if (praxis_lookup_can_find (kind) && praxis_work_lookup_is_allowed ())
    look_up (self);
  else if (praxis_lookup_can_find (kind))
    show_remark (self, words, FALSE, _("_Look Up…"));
  else
    show_remark (self, replaces ? _("Another one is in the field already. Change it there.") : words, replaces, NULL);
}

/* --- Records --------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisWorkFinder *finder;
  PraxisBlogPage   *page;
  char             *text;
} Records;

static void
records_free (Records *records)
{
  g_object_unref (records->finder);
  praxis_blog_page_free (records->page);
  g_free (records->text);
  g_free (records);
}

static void
offer_first (PraxisWorkFinder *self,
             PraxisBlogPage   *page)
{
  PraxisBlogPagePost *post = g_ptr_array_index (page->posts, 0);

  if (post->citations->len > 0)
    offer (self, g_ptr_array_index (post->citations, 0), (const char * const *) post->keywords, FALSE);
  else
    show_remark (self, _("The record says nothing of a work."), TRUE, NULL);
}

static void
many_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Records *records = user_data;
  PraxisManyWorks answer = praxis_many_works_ask_finish (result);

  if (answer == PRAXIS_MANY_WORKS_FIRST && is_there (records->finder))
    offer_first (records->finder, records->page);
  else if (answer == PRAXIS_MANY_WORKS_ALL && is_there (records->finder))
    gtk_widget_activate_action (records->finder->parent, "win.import-text", "s", records->text);
  records_free (records);
}

static void
take_records (PraxisWorkFinder *self,
              PraxisBlogPage   *page,
              const char       *text)
{
  Records *records;

  if (page->posts->len == 1)
    {
      offer_first (self, page);
      praxis_blog_page_free (page);
      return;
    }
  records = g_new0 (Records, 1);
  records->finder = g_object_ref (self);
  records->page = page;
  records->text = g_strdup (text);
  praxis_many_works_ask_async (self->parent, page->posts->len, many_answered_cb, records);
}

/* --- A text, or a file of text --------------------------------------------------------------------------- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisWorkFinder) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisTypedWork) work = praxis_typed_work_read_finish (result, &text, &error);

  if (!is_current (self, result) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, NULL);
  if (work == NULL)
    show_remark (self, error->message, TRUE, NULL);
  else if (work->records != NULL)
    take_records (self, g_steal_pointer (&work->records), text);
  else if (work->reference != NULL)
    g_signal_emit (self, signals[PARSED], 0, work->reference);
  else
    take_identifier (self, self->citation, work->identifier, work->value);
}

static void
read_source (PraxisWorkFinder *self,
             const char       *text,
             GFile            *file)
{
  praxis_typed_work_read_async (text, file, start (self, _("Reading…")), read_cb, g_object_ref (self));
}

/* --- A PDF ----------------------------------------------------------------------------------------------- */

/* Its title is what is printed largest, so that one that is there already is better. */
static void
take_pdf (PraxisWorkFinder *self,
          PraxisPdf        *pdf)
{
  gboolean is_titled = pdf->title != NULL && praxis_citation_get_field (self->citation, "title") == NULL;
  g_autoptr (PraxisCitation) titled = is_titled ? praxis_work_with_text (self->citation, "title", pdf->title)
                                                : g_object_ref (self->citation);

  if (pdf->doi != NULL)
    {
      take_identifier (self, titled, PRAXIS_IDENTIFIER_DOI, pdf->doi);
      return;
    }
  if (is_titled)
    g_signal_emit (self, signals[FILLED], 0, titled, NULL);
  if (is_titled)
    show_remark (self, _("The title of the PDF is in its field. There is no DOI in it."), FALSE, NULL);
  else
    show_remark (self, pdf->title != NULL ? _("There is no DOI in the PDF.") : _("There is neither a title nor a DOI in the PDF."),
                 TRUE, NULL);
}

static void
pdf_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisWorkFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisPdf) pdf = praxis_pdf_read_finish (G_FILE (source), result, &error);

  if (!is_current (self, result) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, NULL);
  if (pdf == NULL)
    show_remark (self, error->message, TRUE, NULL);
  else
    take_pdf (self, pdf);
}

static gboolean
is_pdf (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ".pdf");
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_work_finder_finalize (GObject *object)
{
  PraxisWorkFinder *self = PRAXIS_WORK_FINDER (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->citation);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->found);
  g_free (self->value);

  G_OBJECT_CLASS (praxis_work_finder_parent_class)->finalize (object);
}

static void
praxis_work_finder_class_init (PraxisWorkFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_work_finder_finalize;

  /* What is being done, in words; NULL when it is done. */
  signals[BUSY] = g_signal_new ("busy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  /* What there is to say, whether something is wrong, and what a button for the next step would be called, or NULL. */
  signals[REMARK] = g_signal_new ("remark", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_STRING);

  /* A citation that shall take the place of the one that is there, and the keywords (GStrv, or NULL) of its record. */
  signals[FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, PRAXIS_TYPE_CITATION, G_TYPE_STRV);

  /* A PraxisReferenceParse: what a printed reference says, with its doubts. */
  signals[PARSED] = g_signal_new ("parsed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
praxis_work_finder_init (PraxisWorkFinder *self)
{
}

/* @parent is the widget over which questions are asked. When it goes it calls praxis_work_finder_cancel(). */
PraxisWorkFinder *
praxis_work_finder_new (GtkWidget *parent)
{
  PraxisWorkFinder *self = g_object_new (PRAXIS_TYPE_WORK_FINDER, NULL);

  g_set_weak_pointer (&self->parent, parent);
  return self;
}

/* The citation that the fields hold now. */
void
praxis_work_finder_set_citation (PraxisWorkFinder *self,
                                 PraxisCitation   *citation)
{
  g_set_object (&self->citation, citation);
}

void
praxis_work_finder_read_text (PraxisWorkFinder *self,
                              const char       *text)
{
  read_source (self, text, NULL);
}

void
praxis_work_finder_read_file (PraxisWorkFinder *self,
                              GFile            *file)
{
  if (is_pdf (file))
    praxis_pdf_read_async (file, start (self, _("Reading…")), pdf_read_cb, g_object_ref (self));
  else
    read_source (self, NULL, file);
}

/* The step that the last remark offered: compares what was found, or looks up the identifier that was given last, after
 * asking whether that is wanted at all. */
void
praxis_work_finder_go_on (PraxisWorkFinder *self)
{
  g_autoptr (PraxisCitation) found = g_steal_pointer (&self->found);

  if (found != NULL)
    {
      show_remark (self, NULL, FALSE, NULL);
      offer (self, found, NULL, FALSE);
    }
  else if (praxis_work_lookup_is_allowed ())
    {
      look_up (self);
    }
  else
    {
      praxis_work_lookup_ask_async (self->parent, allowed_cb, g_object_ref (self));
    }
}

void
praxis_work_finder_cancel (PraxisWorkFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  set_busy (self, NULL);
}
