/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of a digest's site, small, in a theme and in light or dark colours.
 *
 *   the digest as the form has it ──reader thread──▶ the page     the theme ──▶ the style sheet over it
 *
 * Another theme changes the style sheet alone, so that it is seen at once. A theme that cannot be used says why in
 * place of the page. */

#include "config.h"

#include "praxis-site-preview-view.h"

#include "praxis-article-view.h"
#include "publish/praxis-site-preview.h"

/* So that a page as wide as a small window is seen in a dialog. */
#define ZOOM 0.6

struct _PraxisSitePreviewView
{
  AdwBin             parent_instance;

  GtkStack          *stack;
  PraxisArticleView *page;
  GtkLabel          *failure;
  AdwToggleGroup    *scheme_group;

  PraxisLibrary     *library;
  GCancellable      *cancellable;      /* of the page that is made */
  char              *theme;
  guint              first_id;
  gboolean           has_style;
  gboolean           has_page;
};

G_DEFINE_FINAL_TYPE (PraxisSitePreviewView, praxis_site_preview_view, ADW_TYPE_BIN)

static void
show_failure (PraxisSitePreviewView *self,
              const char            *failure)
{
  const char *before = gtk_label_get_label (self->failure);

  gtk_stack_set_visible_child_name (self->stack, failure != NULL ? "failure" : "page");
  if (g_strcmp0 (before, failure != NULL ? failure : "") == 0)
    return;
  gtk_label_set_label (self->failure, failure != NULL ? failure : "");
  if (failure != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), failure, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_style (PraxisSitePreviewView *self)
{
  gboolean dark = g_strcmp0 (adw_toggle_group_get_active_name (self->scheme_group), "dark") == 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *style = praxis_site_preview_style (self->theme, dark, &error);

  self->has_style = TRUE;
  praxis_article_view_set_zoom (self->page, ZOOM);
  praxis_article_view_set_scheme (self->page, dark ? PRAXIS_READER_SCHEME_DARK : PRAXIS_READER_SCHEME_LIGHT);
  if (style != NULL)
    praxis_article_view_set_style (self->page, style);
  show_failure (self, error != NULL ? error->message : NULL);
}

static void
scheme_changed_cb (PraxisSitePreviewView *self)
{
  if (self->has_style)
    show_style (self);
}

static gboolean
first_style_cb (gpointer user_data)
{
  PraxisSitePreviewView *self = user_data;

  self->first_id = 0;
  show_style (self);

  return G_SOURCE_REMOVE;
}

/* Runs in a reader thread. */
static gpointer
render_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return praxis_site_preview (store, data, cancellable, error);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisSitePreviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  /* The dialog may be gone, or the page an old one. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->page == NULL)
    return;
  if (html == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  praxis_article_view_show_page (self->page, html, self->has_page);
  self->has_page = TRUE;
  /* There may have been none before. */
  if (self->has_style)
    show_style (self);
}

static void
praxis_site_preview_view_dispose (GObject *object)
{
  PraxisSitePreviewView *self = PRAXIS_SITE_PREVIEW_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->first_id, g_source_remove);
  self->has_style = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_SITE_PREVIEW_VIEW);
  g_clear_object (&self->library);
  g_clear_pointer (&self->theme, g_free);

  G_OBJECT_CLASS (praxis_site_preview_view_parent_class)->dispose (object);
}

static void
praxis_site_preview_view_class_init (PraxisSitePreviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_site_preview_view_dispose;

  g_type_ensure (PRAXIS_TYPE_ARTICLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-site-preview-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisSitePreviewView, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisSitePreviewView, page);
  gtk_widget_class_bind_template_child (widget_class, PraxisSitePreviewView, failure);
  gtk_widget_class_bind_template_child (widget_class, PraxisSitePreviewView, scheme_group);
  gtk_widget_class_bind_template_callback (widget_class, scheme_changed_cb);
}

static void
praxis_site_preview_view_init (PraxisSitePreviewView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active_name (self->scheme_group, dark ? "dark" : "light");
}

void
praxis_site_preview_view_set_library (PraxisSitePreviewView *self,
                                      PraxisLibrary         *library)
{
  g_set_object (&self->library, library);
}

/* @digest: the one whose page is shown, as the form has it */
void
praxis_site_preview_view_show (PraxisSitePreviewView *self,
                               PraxisDigest          *digest)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  praxis_library_read_async (self->library, render_job, g_object_ref (digest), g_object_unref, g_free, self->cancellable,
                             rendered_cb, g_object_ref (self));
}

/* @theme: the name of a theme; empty for the plain one */
void
praxis_site_preview_view_set_theme (PraxisSitePreviewView *self,
                                    const char            *theme)
{
  g_set_str (&self->theme, theme);
  /* To start WebKit takes as long as to make all the fields, which are painted first. */
  if (self->has_style)
    show_style (self);
  else if (self->first_id == 0)
    self->first_id = g_idle_add_full (G_PRIORITY_LOW, first_style_cb, self, NULL);
}
