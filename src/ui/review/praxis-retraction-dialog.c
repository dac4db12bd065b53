/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings a Retraction Watch file in, and says what came of it. The file is read in a reader thread, which can be cancelled; the
 * writer takes the records in one transaction. */

#include "config.h"

#include "praxis-retraction-dialog.h"

#include <glib/gi18n.h>

#include "import/praxis-import.h"
#include "import/praxis-retraction-file.h"
#include "review/praxis-concern.h"
#include "review/praxis-known-notice.h"

#define POLL_MS 100

/* Of more than these the rest is counted. */
#define MAX_NAMED 12

/* What both threads work on; the dialog looks at the progress alone while they do. */
typedef struct
{
  PraxisLibrary        *library;
  GFile                *file;
  PraxisRetractionFile *content;
  GPtrArray            *concerns;
  int                   permille;  /* atomic */
} Import;

struct _PraxisRetractionDialog
{
  AdwAlertDialog  parent_instance;

  GtkProgressBar *progress_bar;
  GCancellable   *cancellable;
  Import         *import;
  guint           poll_id;
};

G_DEFINE_FINAL_TYPE (PraxisRetractionDialog, praxis_retraction_dialog, ADW_TYPE_ALERT_DIALOG)

static void
import_clear (gpointer data)
{
  Import *import = data;

  g_object_unref (import->library);
  g_object_unref (import->file);
  g_clear_pointer (&import->content, praxis_retraction_file_free);
  g_clear_pointer (&import->concerns, g_ptr_array_unref);
}

static void
import_unref (gpointer import)
{
  g_atomic_rc_box_release_full (import, import_clear);
}

/* --- What came of it ------------------------------------------------------------------------------------- */

static void
append_concerns (GString   *words,
                 GPtrArray *concerns)
{
  if (concerns->len == 0)
    {
      g_string_append (words, _("None of them is known to be about a work in your library."));
      return;
    }
  g_string_append_printf (words, ngettext ("%'u is about a work in your library:", "%'u are about works in your library:",
                                           concerns->len), concerns->len);
  for (guint i = 0; i < MIN (concerns->len, MAX_NAMED); i++)
    {
      const PraxisConcern *concern = concerns->pdata[i];
      g_autofree char *sentence = praxis_known_notice_dup_words (concern->notice);

      /* Translators: the title of a post, and what is known of its work, a sentence */
      g_string_append_printf (words, C_("notice", "\n“%s”: %s"), concern->title, sentence);
    }
  if (concerns->len > MAX_NAMED)
    g_string_append (words, "\n…");
}

static void
append_problems (GString   *words,
                 GPtrArray *problems)
{
  if (problems->len == 0)
    return;
  g_string_append (words, "\n\n");
  g_string_append_printf (words, ngettext ("%'u row of the file has a problem:", "%'u rows of the file have a problem:",
                                           problems->len), problems->len);
  for (guint i = 0; i < MIN (problems->len, MAX_NAMED); i++)
    {
      const PraxisImportProblem *problem = problems->pdata[i];

      /* Translators: the number is a line of a file; %s is what is in doubt there */
      g_string_append_printf (words, _("\nLine %u: %s"), problem->line, problem->message);
    }
  if (problems->len > MAX_NAMED)
    g_string_append (words, "\n…");
}

static char *
describe (const Import *import)
{
  guint n_records = import->content->retractions->records->len;
  const char *as_of = import->content->retractions->as_of;
  g_autoptr (GString) words = g_string_new (NULL);

  if (*as_of != '\0')
    g_string_append_printf (words, ngettext ("%'u notice was imported, as of %s.", "%'u notices were imported, as of %s.", n_records),
                            n_records, as_of);
  else
    {
      g_autofree char *age = praxis_known_file_dup_age_words (g_get_real_time () / G_USEC_PER_SEC);

      g_string_append_printf (words, ngettext ("%'u notice was imported, as of an unknown day.",
                                               "%'u notices were imported, as of an unknown day.", n_records), n_records);
      g_string_append_printf (words, " %s", age);
    }
  if (!import->content->has_pmids)
    g_string_append_printf (words, " %s", _("The file has no column “OriginalPaperPubMedID”: works were matched by DOI only."));
  g_string_append_c (words, ' ');
  append_concerns (words, import->concerns);
  append_problems (words, import->content->problems);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
end (PraxisRetractionDialog *self,
     const char             *heading,
     const char             *body)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  adw_alert_dialog_set_heading (dialog, heading);
  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_set_extra_child (dialog, NULL);
  adw_alert_dialog_set_response_label (dialog, "close", _("_Close"));
  adw_alert_dialog_set_response_enabled (dialog, "close", TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

/* --- The two jobs ---------------------------------------------------------------------------------------- */

/* Runs in the writer thread. */
static gpointer
put_job (PraxisStore   *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Import *import = data;

  import->concerns = praxis_review_put_retractions (store, import->content->retractions, FALSE, cancellable, error);

  return import->concerns != NULL ? data : NULL;
}

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (PraxisRetractionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  words = error == NULL ? describe (self->import) : NULL;
  if (error == NULL)
    end (self, _("Retraction Watch File Imported"), words);
  else
    end (self, _("The File Could Not Be Imported"), error->message);
}

/* Runs in a reader thread. */
static void
progress_cb (goffset  done,
             goffset  total,
             gpointer data)
{
  Import *import = data;

  if (total > 0)
    g_atomic_int_set (&import->permille, (int) (MIN (done, total) * 1000 / total));
}

static gpointer
read_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Import *import = data;

  import->content = praxis_retraction_file_read (import->file, progress_cb, import, cancellable, error);

  return import->content != NULL ? data : NULL;
}

/* From here on it is done in a moment, and is not cut short. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisRetractionDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    {
      end (self, _("The File Could Not Be Imported"), error->message);
      return;
    }
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "close", FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  praxis_library_write_async (self->import->library, put_job, g_atomic_rc_box_acquire (self->import), import_unref, NULL, NULL,
                              put_cb, g_object_ref (self));
}

static gboolean
poll_cb (gpointer user_data)
{
  PraxisRetractionDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->import->permille) / 1000.0);

  return G_SOURCE_CONTINUE;
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_retraction_dialog_response (AdwAlertDialog *dialog,
                                   const char     *response)
{
  g_cancellable_cancel (PRAXIS_RETRACTION_DIALOG (dialog)->cancellable);
}

static void
praxis_retraction_dialog_dispose (GObject *object)
{
  PraxisRetractionDialog *self = PRAXIS_RETRACTION_DIALOG (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);

  G_OBJECT_CLASS (praxis_retraction_dialog_parent_class)->dispose (object);
}

static void
praxis_retraction_dialog_finalize (GObject *object)
{
  PraxisRetractionDialog *self = PRAXIS_RETRACTION_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->import, import_unref);

  G_OBJECT_CLASS (praxis_retraction_dialog_parent_class)->finalize (object);
}

static void
praxis_retraction_dialog_class_init (PraxisRetractionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_retraction_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = praxis_retraction_dialog_finalize;
  ADW_ALERT_DIALOG_CLASS (klass)->response = praxis_retraction_dialog_response;
}

static void
praxis_retraction_dialog_init (PraxisRetractionDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  self->cancellable = g_cancellable_new ();
  self->progress_bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  adw_alert_dialog_set_heading (dialog, _("Importing the File…"));
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (self->progress_bar));
  adw_alert_dialog_add_responses (dialog, "close", _("_Cancel"), NULL);
  adw_alert_dialog_set_close_response (dialog, "close");
}

/* It starts at once; what was there before stays if it is cancelled. */
AdwDialog *
praxis_retraction_dialog_new (PraxisLibrary *library,
                              GFile         *file)
{
  PraxisRetractionDialog *self = g_object_new (PRAXIS_TYPE_RETRACTION_DIALOG, NULL);

  self->import = g_atomic_rc_box_new0 (Import);
  self->import->library = g_object_ref (library);
  self->import->file = g_object_ref (file);
  self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);
  praxis_library_read_async (library, read_job, g_atomic_rc_box_acquire (self->import), import_unref, NULL, self->cancellable,
                             read_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}
