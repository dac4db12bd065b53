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
 * comes next takes the place of what runs. */

#include "config.h"

#include "praxis-work-finder.h"

#include <glib/gi18n.h>

#include "cite/praxis-work.h"
#include "import/praxis-pdf.h"
#include "import/praxis-typed-work.h"
#include "lookup/praxis-lookup-comparison.h"
#include "lookup/praxis-lookup.h"
#include "praxis-lookup-dialog.h"
#include "praxis-page-source.h"
#include "praxis-work-lookup.h"

struct _PraxisWorkFinder
{
  GObject               parent_instance;

  GtkWidget            *parent;

  PraxisCitation       *citation;
  GCancellable         *cancellable;
  PraxisIdentifierKind  kind;
  char                 *value;
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
  self->cancellable = g_cancellable_new ();
  set_busy (self, words);
  return self->cancellable;
}

/* Whether an answer is still waited for. */
static gboolean
is_current (PraxisWorkFinder *self,
            GAsyncResult     *result)
{
  return g_task_get_cancellable (G_TASK (result)) == self->cancellable &&
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
      const char * const *variables)
{
  PraxisWorkFinder *self = found->finder;
  g_autoptr (PraxisCitation) filled = praxis_lookup_comparison_apply (found->comparison, self->citation, variables);

  g_signal_emit (self, signals[FILLED], 0, filled, found->keywords);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Found *found = user_data;
  g_auto (GStrv) variables = praxis_lookup_dialog_choose_finish (result);

  if (variables != NULL)
    take (found, (const char * const *) variables);
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

static GStrv
dup_variables (PraxisLookupComparison *comparison)
{
  GPtrArray *fields = praxis_lookup_comparison_get_fields (comparison);
  g_autoptr (GStrvBuilder) variables = g_strv_builder_new ();

  for (guint i = 0; i < fields->len; i++)
    g_strv_builder_add (variables, ((PraxisLookupField *) g_ptr_array_index (fields, i))->variable);
  return g_strv_builder_end (variables);
}

static void
offer (PraxisWorkFinder    *self,
       PraxisCitation     *citation,
       const char * const *keywords)
{
  Found *found = g_new0 (Found, 1);

  found->finder = g_object_ref (self);
  found->comparison = praxis_lookup_comparison_new (self->citation, citation);
  found->keywords = g_strdupv ((char **) keywords);
  if (needs_choice (found->comparison))
    {
      praxis_lookup_dialog_choose_async (self->parent, found->comparison, chosen_cb, found);
    }
  else
    {
      g_auto (GStrv) variables = dup_variables (found->comparison);

      take (found, (const char * const *) variables);
      found_free (found);
    }
}

/* --- Looking a work up ----------------------------------------------------------------------------------- */

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
    show_remark (self, error->message, TRUE, _("_Try Again"));
  else
    offer (self, citation, NULL);
}

static void
look_up (PraxisWorkFinder *self)
{
  g_autofree char *words = g_strdup_printf (_("Looking up %s…"), self->value);
  GCancellable *cancellable = start (self, words);

  praxis_work_lookup_find_async (self->parent, self->kind, self->value, cancellable, looked_up_cb,
                                 g_object_ref (self));
}

static void
allowed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisWorkFinder) self = user_data;

  if (praxis_work_lookup_ask_finish (result))
    look_up (self);
}

/* The identifier goes into its field at once; what else is known of the work, somebody has to be asked. */
static void
take_identifier (PraxisWorkFinder      *self,
                 PraxisIdentifierKind  kind,
                 const char           *value)
{
  g_autoptr (PraxisCitation) identified = praxis_typed_work_identify (self->citation, kind, value);

  self->kind = kind;
  g_set_str (&self->value, value);
  g_signal_emit (self, signals[FILLED], 0, identified, NULL);
  if (!praxis_lookup_can_find (kind))
    return;
  if (praxis_work_lookup_is_allowed ())
    look_up (self);
  else
    show_remark (self, _("The number is in its field. Praxis can look up the rest."), FALSE, _("_Look Up…"));
}

/* --- Records --------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisWorkFinder *finder;
  PraxisBlogPage  *page;
  char            *text;
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
             PraxisBlogPage  *page)
{
  PraxisBlogPagePost *post = g_ptr_array_index (page->posts, 0);

  if (post->citations->len > 0)
    offer (self, g_ptr_array_index (post->citations, 0), (const char * const *) post->keywords);
}

static void
many_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Records *records = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "first"))
    offer_first (records->finder, records->page);
  else if (g_str_equal (response, "all"))
    gtk_widget_activate_action (records->finder->parent, "win.import-text", "s", records->text);
  records_free (records);
}

/* A post is about one work; what has more of them may be meant to become posts. */
static void
ask_about_many (PraxisWorkFinder *self,
                PraxisBlogPage  *page,
                const char      *text)
{
  AdwDialog *dialog = adw_alert_dialog_new (NULL, _("The fields of this post take one work. All of them can become drafts of "
                                                    "their own."));
  Records *records = g_new0 (Records, 1);

  records->finder = g_object_ref (self);
  records->page = page;
  records->text = g_strdup (text);
  adw_alert_dialog_format_heading (ADW_ALERT_DIALOG (dialog),
                                   ngettext ("%u Work", "%u Works", page->posts->len), page->posts->len);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "all", _("Import _All…"),
                                  "first", _("Use the _First"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "first");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), self->parent, NULL, many_answered_cb, records);
}

static void
take_records (PraxisWorkFinder *self,
              PraxisBlogPage  *page,
              const char      *text)
{
  if (page->posts->len > 1 && text != NULL)
    {
      ask_about_many (self, page, text);
      return;
    }
  offer_first (self, page);
  praxis_blog_page_free (page);
}

/* --- A text ---------------------------------------------------------------------------------------------- */

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  PraxisTypedWork *work = praxis_typed_work_read (data, cancellable, &error);

  if (work != NULL)
    g_task_return_pointer (task, work, (GDestroyNotify) praxis_typed_work_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PraxisWorkFinder *self = PRAXIS_WORK_FINDER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisTypedWork) work = g_task_propagate_pointer (G_TASK (result), &error);

  if (!is_current (self, result) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, NULL);
  if (work == NULL)
    {
      show_remark (self, error->message, TRUE, NULL);
    }
  else if (work->records != NULL)
    {
      take_records (self, g_steal_pointer (&work->records), g_task_get_task_data (G_TASK (result)));
    }
  else if (work->reference != NULL)
    {
          g_signal_emit (self, signals[PARSED], 0, work->reference);
    }
  else
    {
      take_identifier (self, work->identifier, work->value);
    }
}

static void
read_text (PraxisWorkFinder *self,
           const char      *text)
{
  g_autoptr (GTask) task = g_task_new (self, start (self, _("Reading…")), read_cb, NULL);

  g_task_set_source_tag (task, read_text);
  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, read_thread);
}

/* --- A file ---------------------------------------------------------------------------------------------- */

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PraxisWorkFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisBlogPage) page = praxis_page_source_read_finish (result, NULL, &error);

  if (!is_current (self, result) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, NULL);
  if (page == NULL)
    show_remark (self, error->message, TRUE, NULL);
  else if (!page->is_records)
    show_remark (self, _("There are no records of works in this file."), TRUE, NULL);
  else
    take_records (self, g_steal_pointer (&page), NULL);
}

static void
pdf_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisWorkFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisPdf) pdf = praxis_pdf_read_finish (G_FILE (source), result, &error);
  g_autoptr (PraxisCitation) titled = NULL;

  if (!is_current (self, result) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, NULL);
  if (pdf == NULL)
    {
      show_remark (self, error->message, TRUE, NULL);
      return;
    }
  if (pdf->title != NULL && praxis_citation_get_field (self->citation, "title") == NULL)
    {
      titled = praxis_work_with_text (self->citation, "title", pdf->title);
      g_signal_emit (self, signals[FILLED], 0, titled, NULL);
    }
  if (pdf->doi != NULL)
    take_identifier (self, PRAXIS_IDENTIFIER_DOI, pdf->doi);
  else
    show_remark (self, titled != NULL ? _("The PDF says its title, but no DOI.") : _("The PDF says neither title nor DOI."),
                 titled == NULL, NULL);
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

  g_clear_object (&self->citation);
  g_clear_object (&self->cancellable);
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

/* @parent is the widget over which questions are asked, and outlives the finder's work: it calls
 * praxis_work_finder_cancel() when it goes. */
PraxisWorkFinder *
praxis_work_finder_new (GtkWidget *parent)
{
  PraxisWorkFinder *self = g_object_new (PRAXIS_TYPE_WORK_FINDER, NULL);

  self->parent = parent;
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
  read_text (self, text);
}

void
praxis_work_finder_read_file (PraxisWorkFinder *self,
                              GFile            *file)
{
  GCancellable *cancellable = start (self, _("Reading…"));

  if (is_pdf (file))
    praxis_pdf_read_async (file, cancellable, pdf_read_cb, g_object_ref (self));
  else
    praxis_page_source_read_file (file, cancellable, page_read_cb, g_object_ref (self));
}

/* Looks up the identifier that was found last, after asking whether that is wanted at all. */
void
praxis_work_finder_look_up (PraxisWorkFinder *self)
{
  if (praxis_work_lookup_is_allowed ())
    look_up (self);
  else
    praxis_work_lookup_ask_async (self->parent, allowed_cb, g_object_ref (self));
}

void
praxis_work_finder_cancel (PraxisWorkFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  set_busy (self, NULL);
}
