/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The article as it will be exported, beside the fields that it is written in.
 *
 *   draft ──"changed"──▶ a copy ──thread──▶ article ──▶ a patch of the page
 *
 * The page is loaded once and again only for other colours. One article is made at a time; of the changes that come
 * meanwhile the newest one is shown. */

#include "config.h"

#include "praxis-preview.h"

#include "praxis-article-view.h"
#include "praxis-task.h"
#include "publish/praxis-article.h"

/* In pixels of the page: what a small telephone has. */
#define PHONE_WIDTH 360
#define ANY_WIDTH 2000

struct _PraxisPreview
{
  AdwBin             parent_instance;

  AdwClamp          *clamp;
  AdwToggleGroup    *scheme_group;
  GtkToggleButton   *phone_button;
  PraxisArticleView *article;

  PraxisEditSession *session;
  PraxisDigest      *digest;
  PraxisReferences  *references;
  GCancellable      *cancellable;
  char              *first_page;
  guint              first_id;
  gboolean           is_rendering;
  gboolean           is_stale;
  gboolean           needs_page;
  gboolean           has_page;
};

enum
{
  PART_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisPreview, praxis_preview, ADW_TYPE_BIN)

/* --- Rendering ------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisDraft         *draft;
  PraxisDigest        *digest;
  PraxisReferences    *references;
  PraxisReaderOptions  options;
  gboolean             is_page;
} Render;

static void
render_free (gpointer data)
{
  Render *render = data;

  g_object_unref (render->draft);
  g_object_unref (render->digest);
  praxis_references_unref (render->references);
  g_free (render);
}

static void
render_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Render *render = data;
  g_autoptr (PraxisPost) post = praxis_draft_to_post (render->draft, praxis_digest_get_uuid (render->digest));

  g_autoptr (GError) failure = NULL;

  /* The form says it where a reference cannot be formatted. */
  if (!praxis_references_load (render->references, NULL, praxis_post_get_citations (post), cancellable, &failure))
    g_debug ("%s", failure->message);
  g_task_return_pointer (task,
                         render->is_page
                           ? praxis_reader_page (post, render->digest, render->references, &render->options)
                           : praxis_article_to_html (post, render->digest, render->references), g_free);
}

static void render (PraxisPreview *self);

static gboolean
first_page_cb (gpointer user_data)
{
  PraxisPreview *self = user_data;

  self->first_id = 0;
  praxis_article_view_show_page (self->article, self->first_page, FALSE);
  g_clear_pointer (&self->first_page, g_free);

  return G_SOURCE_REMOVE;
}

/* To start WebKit takes as long as to make all the fields, which are painted first. What is typed meanwhile comes
 * behind the page. */
static void
show_page (PraxisPreview *self,
           const char    *html)
{
  gboolean is_first = self->first_page != NULL || !self->has_page;

  self->has_page = TRUE;
  if (!is_first)
    {
      praxis_article_view_show_page (self->article, html, TRUE);
      return;
    }
  g_set_str (&self->first_page, html);
  if (self->first_id == 0)
    self->first_id = g_idle_add_full (G_PRIORITY_LOW, first_page_cb, self, NULL);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PraxisPreview *self = PRAXIS_PREVIEW (source);
  Render *done = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *html = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_rendering = FALSE;
  if (done->is_page)
    show_page (self, html);
  else
    praxis_article_view_patch (self->article, html);
  if (self->is_stale)
    render (self);
}

static PraxisReaderScheme
get_scheme (PraxisPreview *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->scheme_group), "dark") == 0 ? PRAXIS_READER_SCHEME_DARK
                                                                                       : PRAXIS_READER_SCHEME_LIGHT;
}

static void
render (PraxisPreview *self)
{
  g_autoptr (GTask) task = NULL;
  Render *next;

  self->is_stale = self->is_rendering || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || self->session == NULL)
    return;

  next = g_new0 (Render, 1);
  next->draft = praxis_draft_copy (praxis_edit_session_get_draft (self->session));
  next->digest = g_object_ref (self->digest);
  next->references = praxis_references_ref (self->references);
  next->options.scheme = get_scheme (self);
  next->is_page = self->needs_page;
  self->needs_page = FALSE;
  self->is_rendering = TRUE;

  task = g_task_new (self, self->cancellable, rendered_cb, NULL);
  g_task_set_source_tag (task, render);
  g_task_set_task_data (task, next, render_free);
  praxis_task_run_in_thread (task, render_thread);
}

/* --- What it looks like ---------------------------------------------------------------------------------- */

static void
look_changed_cb (PraxisPreview *self)
{
  praxis_article_view_set_scheme (self->article, get_scheme (self));
  self->needs_page = TRUE;
  render (self);
}

static void
phone_toggled_cb (PraxisPreview *self)
{
  gboolean is_phone = gtk_toggle_button_get_active (self->phone_button);

  adw_clamp_set_maximum_size (self->clamp, is_phone ? PHONE_WIDTH : ANY_WIDTH);
  adw_clamp_set_tightening_threshold (self->clamp, is_phone ? PHONE_WIDTH : ANY_WIDTH);
}

static void
part_clicked_cb (PraxisPreview *self,
                 const char    *field,
                 guint          index,
                 const char    *before)
{
  g_signal_emit (self, signals[PART_CLICKED], 0, field, index, before);
}

/* --- The class ------------------------------------------------------------------------------------------- */

/* What changed while nobody looked. */
static void
praxis_preview_map (GtkWidget *widget)
{
  PraxisPreview *self = PRAXIS_PREVIEW (widget);

  GTK_WIDGET_CLASS (praxis_preview_parent_class)->map (widget);

  if (self->is_stale)
    render (self);
}

static void
praxis_preview_dispose (GObject *object)
{
  PraxisPreview *self = PRAXIS_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->first_id, g_source_remove);
  g_clear_pointer (&self->first_page, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_PREVIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->digest);
  g_clear_pointer (&self->references, praxis_references_unref);

  G_OBJECT_CLASS (praxis_preview_parent_class)->dispose (object);
}

static void
praxis_preview_finalize (GObject *object)
{
  g_clear_object (&PRAXIS_PREVIEW (object)->cancellable);

  G_OBJECT_CLASS (praxis_preview_parent_class)->finalize (object);
}

static void
praxis_preview_class_init (PraxisPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_preview_dispose;
  object_class->finalize = praxis_preview_finalize;
  widget_class->map = praxis_preview_map;

  /* As that of PraxisArticleView. */
  signals[PART_CLICKED] =
    g_signal_new ("part-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);

  g_type_ensure (PRAXIS_TYPE_ARTICLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisPreview, clamp);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreview, scheme_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreview, phone_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPreview, article);
  gtk_widget_class_bind_template_callback (widget_class, look_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, phone_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_clicked_cb);
}

static void
praxis_preview_init (PraxisPreview *self)
{
  self->cancellable = g_cancellable_new ();
  self->needs_page = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active_name (self->scheme_group,
                                    adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "dark" : "light");
}

/* Shows what the session's draft says, in the words of the digest's language. */
void
praxis_preview_set_session (PraxisPreview     *self,
                            PraxisEditSession *session,
                            PraxisDigest      *digest,
                            PraxisReferences  *references)
{
  if (self->session == NULL)
    g_signal_connect_object (praxis_edit_session_get_draft (session), "changed", G_CALLBACK (render), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->session, session);
  g_set_object (&self->digest, digest);
  g_clear_pointer (&self->references, praxis_references_unref);
  self->references = praxis_references_ref (references);
  self->needs_page = TRUE;
  render (self);
}
