/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A work in a citation style: one that the post at hand cites, else one of the digest's newest post, else an invented one.
 * A style that cannot be used says why. */

#include "config.h"

#include "praxis-style-preview.h"

#include <glib/gi18n.h>

#include "cite/praxis-csl-style.h"
#include "praxis-reference-label.h"
#include "store/praxis-store-citations.h"
#include "store/praxis-store-posts.h"

struct _PraxisStylePreview
{
  AdwBin                parent_instance;

  GtkLabel             *caption;
  GtkStack             *stack;
  PraxisReferenceLabel *reference;
  GtkLabel             *failure;

  PraxisLibrary        *library;
  char                 *language;
  GCancellable         *cancellable;     /* of the style that is loaded */
};

G_DEFINE_FINAL_TYPE (PraxisStylePreview, praxis_style_preview, ADW_TYPE_BIN)

/* --- The work -------------------------------------------------------------------------------------------- */

static PraxisCitation *
make_sample (void)
{
  g_autoptr (PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");

  praxis_citation_builder_add_name (builder, "author", &(PraxisName) { .family = "Vale", .given = "Greta H." });
  praxis_citation_builder_add_name (builder, "author", &(PraxisName) { .family = "Moor", .given = "Ines" });
  praxis_citation_builder_set_string (builder, "title", C_("an invented article", "Seating and speech"));
  praxis_citation_builder_set_string (builder, "container-title", C_("an invented journal", "Journal of Rooms"));
  praxis_citation_builder_set_string (builder, "volume", "7");
  praxis_citation_builder_set_string (builder, "issue", "2");
  praxis_citation_builder_set_string (builder, "page", "100-110");
  praxis_citation_builder_set_date (builder, "issued", 2018, 0, 0);

  return praxis_citation_builder_end (builder, NULL);
}

/* The first of its works that a style can print; NULL for none. */
static PraxisCitation *
find_citation (PraxisPost *post)
{
  GPtrArray *citations = post != NULL ? praxis_post_get_citations (post) : NULL;

  for (guint i = 0; citations != NULL && i < citations->len; i++)
    {
      if (!praxis_citation_is_verbatim (citations->pdata[i]))
        return citations->pdata[i];
    }

  return NULL;
}

static void
show_post (PraxisStylePreview *self,
           PraxisPost         *post)
{
  PraxisCitation *citation = find_citation (post);
  g_autoptr (PraxisCitation) sample = citation == NULL ? make_sample () : NULL;
  g_autofree char *caption = NULL;

  /* Translators: %s is the title of a post; below stands a work that it cites. */
  caption = citation != NULL ? g_strdup_printf (_("From “%s”"), praxis_post_get_title (post))
                             : g_strdup (_("An invented work"));
  gtk_label_set_label (self->caption, caption);
  praxis_reference_label_set_citation (self->reference, citation != NULL ? citation : sample);
}

/* Runs in a reader thread. */
static gpointer
load_post_job (PraxisStore   *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  gint64 id = 0;

  if (!praxis_store_find_cited_post (store, data, &id, error) || id == 0)
    return NULL;

  return praxis_store_get_post_by_id (store, id, error);
}

static void
post_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisStylePreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisPost) post = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (error != NULL)
    g_debug ("%s", error->message);
  /* The page may be gone. */
  if (self->reference != NULL)
    show_post (self, post);
}

/* --- The style ------------------------------------------------------------------------------------------- */

typedef struct
{
  char *id;
  char *language;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->id);
  g_free (request->language);
  g_free (request);
}

/* Runs in a reader thread. */
static gpointer
load_style_job (PraxisStore   *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Request *request = data;
  g_autoptr (GError) failure = NULL;
  g_autofree char *content = praxis_csl_style_load (store, request->id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return praxis_references_new_with_style (content, request->language);
}

static void
show_failure (PraxisStylePreview *self,
              const char         *failure)
{
  gtk_label_set_label (self->failure, failure != NULL ? failure : "");
  gtk_stack_set_visible_child_name (self->stack, failure != NULL ? "failure" : "reference");
  if (failure != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), failure, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
failure_changed_cb (PraxisStylePreview *self)
{
  g_autofree char *failure = NULL;

  g_object_get (self->reference, "failure", &failure, NULL);
  show_failure (self, failure);
}

static void
style_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisStylePreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisReferences) references = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->reference == NULL)
    return;

  if (references == NULL)
    {
      show_failure (self, error->message);
      return;
    }

  failure_changed_cb (self);
  praxis_reference_label_set_references (self->reference, references);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_style_preview_dispose (GObject *object)
{
  PraxisStylePreview *self = PRAXIS_STYLE_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_STYLE_PREVIEW);
  g_clear_object (&self->library);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (praxis_style_preview_parent_class)->dispose (object);
}

static void
praxis_style_preview_class_init (PraxisStylePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_style_preview_dispose;

  g_type_ensure (PRAXIS_TYPE_REFERENCE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-style-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePreview, caption);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePreview, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePreview, reference);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePreview, failure);
  gtk_widget_class_bind_template_callback (widget_class, failure_changed_cb);
}

static void
praxis_style_preview_init (PraxisStylePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @digest: the one that a style is chosen for, with its language
 * @post: (nullable): the post at hand */
void
praxis_style_preview_set_post (PraxisStylePreview *self,
                               PraxisLibrary      *library,
                               PraxisDigest       *digest,
                               PraxisPost         *post)
{
  const char *language = praxis_digest_get_citation_locale (digest);

  g_set_object (&self->library, library);
  g_set_str (&self->language, *language != '\0' ? language : praxis_digest_get_language (digest));

  if (find_citation (post) != NULL &&
      g_str_equal (praxis_post_get_digest_uuid (post), praxis_digest_get_uuid (digest)))
    show_post (self, post);
  else
    praxis_library_read_async (library, load_post_job, g_strdup (praxis_digest_get_uuid (digest)), g_free, g_object_unref,
                               NULL, post_loaded_cb, g_object_ref (self));
}

void
praxis_style_preview_set_style (PraxisStylePreview *self,
                                const char         *id)
{
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  request->id = g_strdup (id);
  request->language = g_strdup (self->language);
  praxis_library_read_async (self->library, load_style_job, request, request_free,
                             (GDestroyNotify) praxis_references_unref, self->cancellable, style_loaded_cb,
                             g_object_ref (self));
}
