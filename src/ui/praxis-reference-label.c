/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A citation as the reference that it will be. It is formatted in another thread, one at a time; until the newest one is
 * there, the one before it stays, so that nothing flickers while somebody types. */

#include "config.h"

#include "praxis-reference-label.h"

#include <string.h>

#include "praxis-task.h"

struct _PraxisReferenceLabel
{
  AdwBin            parent_instance;

  GtkLabel         *label;

  PraxisReferences *references;
  PraxisCitation   *citation;
  GCancellable     *cancellable;
  char             *failure;
  gboolean          is_formatting;
  gboolean          is_stale;
};

enum
{
  PROP_0,
  PROP_FAILURE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisReferenceLabel, praxis_reference_label, ADW_TYPE_BIN)

typedef struct
{
  PraxisReferences *references;
  PraxisCitation   *citation;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  praxis_references_unref (request->references);
  g_object_unref (request->citation);
  g_free (request);
}

/* HTML of a reference is markup of Pango but for one element. */
static char *
make_markup (const char *html)
{
  g_auto (GStrv) parts = g_strsplit (html, "<span class=\"small-caps\">", -1);

  return g_strjoinv ("<span font_variant=\"small-caps\">", parts);
}

static void
format_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (citations, request->citation);
  if (praxis_references_load (request->references, NULL, citations, cancellable, &error))
    g_task_return_pointer (task, praxis_references_dup_html (request->references, request->citation), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void format (PraxisReferenceLabel *self);

static void
set_failure (PraxisReferenceLabel *self,
             const char           *failure)
{
  if (g_set_str (&self->failure, failure))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILURE]);
}

static void
formatted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  PraxisReferenceLabel *self = PRAXIS_REFERENCE_LABEL (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *html = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *markup = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_formatting = FALSE;
  set_failure (self, error != NULL ? error->message : NULL);
  if (self->is_stale)
    {
      format (self);
      return;
    }
  markup = make_markup (html != NULL ? html : "");
  gtk_label_set_markup (self->label, markup);
  gtk_widget_set_visible (GTK_WIDGET (self), *markup != '\0');
}

static void
format (PraxisReferenceLabel *self)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  self->is_stale = self->is_formatting;
  if (self->is_stale || self->references == NULL || self->citation == NULL)
    return;

  request = g_new0 (Request, 1);
  request->references = praxis_references_ref (self->references);
  request->citation = g_object_ref (self->citation);
  self->is_formatting = TRUE;
  task = g_task_new (self, self->cancellable, formatted_cb, NULL);
  g_task_set_source_tag (task, format);
  g_task_set_task_data (task, request, request_free);
  praxis_task_run_in_thread (task, format_thread);
}

static void
praxis_reference_label_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  PraxisReferenceLabel *self = PRAXIS_REFERENCE_LABEL (object);

  switch (prop_id)
    {
    case PROP_FAILURE:
      g_value_set_string (value, self->failure);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_reference_label_dispose (GObject *object)
{
  g_cancellable_cancel (PRAXIS_REFERENCE_LABEL (object)->cancellable);

  G_OBJECT_CLASS (praxis_reference_label_parent_class)->dispose (object);
}

static void
praxis_reference_label_finalize (GObject *object)
{
  PraxisReferenceLabel *self = PRAXIS_REFERENCE_LABEL (object);

  g_clear_pointer (&self->references, praxis_references_unref);
  g_clear_object (&self->citation);
  g_clear_object (&self->cancellable);
  g_free (self->failure);

  G_OBJECT_CLASS (praxis_reference_label_parent_class)->finalize (object);
}

static void
praxis_reference_label_class_init (PraxisReferenceLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = praxis_reference_label_get_property;
  object_class->dispose = praxis_reference_label_dispose;
  object_class->finalize = praxis_reference_label_finalize;

  /* Why the citation could not be formatted; NULL where it could. */
  properties[PROP_FAILURE] =
    g_param_spec_string ("failure", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_reference_label_init (PraxisReferenceLabel *self)
{
  self->cancellable = g_cancellable_new ();
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->label, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The style; what is shown follows it. */
void
praxis_reference_label_set_references (PraxisReferenceLabel *self,
                                       PraxisReferences     *references)
{
  g_clear_pointer (&self->references, praxis_references_unref);
  self->references = praxis_references_ref (references);
  format (self);
}

/* NULL shows nothing. */
void
praxis_reference_label_set_citation (PraxisReferenceLabel *self,
                                     PraxisCitation       *citation)
{
  g_set_object (&self->citation, citation);
  if (citation == NULL)
    {
      gtk_label_set_text (self->label, "");
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  format (self);
}
