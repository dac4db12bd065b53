/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The third pane: one post, as its exported page reads. A reader thread makes the page; what comes for a post
 * that is not wanted any more is dropped. */

#include "config.h"

#include "praxis-reader.h"

#include <glib/gi18n.h>

#include "cite/praxis-references.h"
#include "model/praxis-reading.h"
#include "praxis-appearance-group.h"
#include "praxis-article-view.h"
#include "praxis-find-bar.h"
#include "praxis-menus.h"
#include "praxis-notes-layout.h"
#include "praxis-notes-pane.h"
#include "praxis-reader-settings.h"
#include "praxis-speech-bar.h"
#include "praxis-words.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

typedef struct
{
  gint64               id;
  PraxisReaderOptions  options;
} Request;

/* What is shown: the post, its page, and its references for the clipboard. */
typedef struct
{
  PraxisPost *post;
  char       *page;
  char       *language;
  char       *reference_text;
  char       *reference_html;
} Shown;

struct _PraxisReader
{
  AdwNavigationPage  parent_instance;

  AdwWindowTitle    *window_title;
  GtkMenuButton     *post_button;
  GMenuModel        *post_menu;
  GtkMenuButton     *appearance_button;
  PraxisFindBar     *find_bar;
  PraxisSpeechBar   *speech_bar;
  AdwBanner         *deleted_banner;
  AdwBanner         *changed_banner;
  AdwBanner         *withdrawn_banner;
  GtkStack          *stack;
  AdwStatusPage     *failed_page;
  PraxisArticleView *article;
  PraxisNotesLayout *notes_layout;
  PraxisNotesPane   *notes_pane;

  PraxisLibrary     *library;
  GSettings         *settings;
  Shown             *shown;
  GCancellable      *cancellable;
  gint64             id;
  gint64             changed_id;      /* the post that had changed when it was opened */
  gboolean           compact;
};

enum
{
  PROP_0,
  PROP_POST,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisReader, praxis_reader, ADW_TYPE_NAVIGATION_PAGE)

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_object (&shown->post);
  g_free (shown->page);
  g_free (shown->language);
  g_free (shown->reference_text);
  g_free (shown->reference_html);
  g_free (shown);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shown, shown_free)

/* --- Loading -------------------------------------------------------------------------------------------- */

static void
add_references (Shown            *shown,
                PraxisReferences *references)
{
  GPtrArray *citations = praxis_post_get_citations (shown->post);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *one_text = praxis_references_dup_text (references, citations->pdata[i]);
      g_autofree char *one_html = praxis_references_dup_html (references, citations->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", one_text);
      g_string_append_printf (html, "<p>%s</p>", one_html);
    }

  shown->reference_text = g_string_free (g_steal_pointer (&text), FALSE);
  shown->reference_html = g_string_free (g_steal_pointer (&html), FALSE);
}

/* Runs in a reader thread. */
static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Request *request = data;
  g_autoptr (Shown) shown = g_new0 (Shown, 1);
  g_autoptr (PraxisDigest) digest = NULL;
  g_autoptr (PraxisReferences) references = NULL;
  g_autoptr (GError) failure = NULL;

  shown->post = praxis_store_get_post_by_id (store, request->id, error);
  if (shown->post == NULL)
    return NULL;

  digest = praxis_store_find_digest (store, praxis_post_get_digest_uuid (shown->post), error);
  if (digest == NULL)
    return NULL;

  /* A reference that cannot be formatted is no reason not to show the post. */
  references = praxis_references_new_for_reading (store, digest);
  if (!praxis_references_load (references, store, praxis_post_get_citations (shown->post), cancellable, &failure))
    g_debug ("%s", failure->message);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  shown->page = praxis_reader_page (shown->post, digest, references, &request->options);
  shown->language = g_strdup (praxis_digest_get_language (digest));
  add_references (shown, references);

  return g_steal_pointer (&shown);
}

static void
update_title (PraxisReader *self)
{
  const char *title = self->shown != NULL ? praxis_post_get_title (self->shown->post) : "";
  PraxisMonth month = self->shown != NULL ? praxis_post_get_month (self->shown->post) : PRAXIS_MONTH_NONE;
  g_autofree char *subtitle = month != PRAXIS_MONTH_NONE ? praxis_month_format (month) : g_strdup ("");

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 *title != '\0' ? title : C_("the pane where a post is read", "Post"));
}

/* A post that is looked at counts as read soon; that it has changed is said as long as it is shown. */
static void
update_banners (PraxisReader *self)
{
  PraxisPost *post = praxis_reader_get_post (self);

  if (post != NULL && (praxis_post_get_own (post) & PRAXIS_OWN_CHANGED) != 0)
    self->changed_id = praxis_post_get_id (post);
  else if (post == NULL || praxis_post_get_id (post) != self->changed_id)
    self->changed_id = 0;

  adw_banner_set_revealed (self->deleted_banner, post != NULL && praxis_post_get_deleted (post) != 0);
  adw_banner_set_revealed (self->changed_banner, self->changed_id != 0);
  adw_banner_set_revealed (self->withdrawn_banner, post != NULL && praxis_post_get_withdrawn (post) != 0);
}

static void
take_shown (PraxisReader *self,
            Shown        *shown)
{
  /* Another post, or other words in it. */
  if (self->shown == NULL || shown == NULL || !g_str_equal (self->shown->page, shown->page))
    praxis_speech_bar_stop (self->speech_bar);

  g_clear_pointer (&self->shown, shown_free);
  self->shown = shown;
  update_title (self);
  update_banners (self);
  praxis_notes_pane_show_post (self->notes_pane, shown != NULL ? praxis_post_get_uuid (shown->post) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POST]);
}

static void
show_page (PraxisReader *self,
           Shown        *shown)
{
  gboolean same_post = self->shown != NULL &&
                       praxis_post_get_id (self->shown->post) == praxis_post_get_id (shown->post);
  /* Of a post in another language the whole page is another one. */
  gboolean same_form = same_post && g_strcmp0 (self->shown->language, shown->language) == 0;

  if (!same_post)
    praxis_find_bar_close (self->find_bar);

  take_shown (self, shown);
  if (same_form)
    praxis_article_view_patch (self->article, shown->page);
  else
    praxis_article_view_show_page (self->article, shown->page, same_post);
  gtk_stack_set_visible_child_name (self->stack, "article");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Shown) shown = NULL;

  shown = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);

  if (shown != NULL)
    {
      show_page (self, g_steal_pointer (&shown));
      return;
    }

  take_shown (self, NULL);
  praxis_status_page_set_words (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
cancel_loading (PraxisReader *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (PraxisReader *self)
{
  Request *request;

  cancel_loading (self);
  if (self->id == 0)
    {
      take_shown (self, NULL);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->id = self->id;
  praxis_reader_settings_get (self->settings, &request->options);

  praxis_library_read_async (self->library, load_job, request, g_free, shown_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* The post may be another one now. */
static void
reload_cb (PraxisReader *self)
{
  if (self->id != 0 && self->library != NULL)
    load (self);
}

/* --- Appearance ----------------------------------------------------------------------------------------- */

static void
update_appearance (PraxisReader *self)
{
  PraxisReaderOptions options;

  praxis_reader_settings_get (self->settings, &options);
  praxis_article_view_set_appearance (self->article, &options);
}

static void
settings_changed_cb (PraxisReader *self,
                     const char   *key)
{
  if (g_str_has_prefix (key, "reader-"))
    update_appearance (self);
}

/* Made when somebody opens it, and kept. */
static void
create_appearance_cb (GtkMenuButton *button,
                      gpointer       user_data)
{
  GtkWidget *group, *scroller, *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  group = g_object_new (PRAXIS_TYPE_APPEARANCE_GROUP, "width-request", 280, "margin-top", 6, "margin-bottom", 6,
                        "margin-start", 6, "margin-end", 6, NULL);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                           "propagate-natural-height", TRUE, "propagate-natural-width", TRUE, "child", group, NULL);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

/* --- The class ------------------------------------------------------------------------------------------ */

static void
praxis_reader_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_POST:
      g_value_set_object (value, praxis_reader_get_post (PRAXIS_READER (object)));
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, PRAXIS_READER (object)->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_reader_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PraxisReader *self = PRAXIS_READER (object);

  switch (prop_id)
    {
    case PROP_COMPACT:
      if (self->compact != g_value_get_boolean (value))
        {
          self->compact = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_reader_dispose (GObject *object)
{
  PraxisReader *self = PRAXIS_READER (object);

  cancel_loading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_READER);
  g_clear_pointer (&self->shown, shown_free);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (praxis_reader_parent_class)->dispose (object);
}

static void
praxis_reader_class_init (PraxisReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_reader_get_property;
  object_class->set_property = praxis_reader_set_property;
  object_class->dispose = praxis_reader_dispose;

  properties[PROP_POST] = g_param_spec_object ("post", NULL, NULL, PRAXIS_TYPE_POST,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Whether there is little room: the way to the neighbours is at the bottom then. */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PRAXIS_TYPE_ARTICLE_VIEW);
  g_type_ensure (PRAXIS_TYPE_FIND_BAR);
  g_type_ensure (PRAXIS_TYPE_NOTES_LAYOUT);
  g_type_ensure (PRAXIS_TYPE_NOTES_PANE);
  g_type_ensure (PRAXIS_TYPE_SPEECH_BAR);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/reader/praxis-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, post_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, post_menu);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, appearance_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, find_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, speech_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, deleted_banner);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, changed_banner);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, withdrawn_banner);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, article);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, notes_layout);
  gtk_widget_class_bind_template_child (widget_class, PraxisReader, notes_pane);
}

static void
praxis_reader_init (PraxisReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  praxis_menu_button_set_late_menu (self->post_button, self->post_menu);
  gtk_menu_button_set_create_popup_func (self->appearance_button, create_appearance_cb, NULL, NULL);
  praxis_find_bar_set_article (self->find_bar, self->article);
  praxis_speech_bar_set_article (self->speech_bar, self->article);

  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "notes-shown", self->notes_layout, "shown-beside", G_SETTINGS_BIND_DEFAULT);
  praxis_article_view_set_takes_notes (self->article, TRUE);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_appearance), self,
                           G_CONNECT_SWAPPED);
  update_appearance (self);
}

void
praxis_reader_set_library (PraxisReader  *self,
                           PraxisLibrary *library)
{
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  praxis_notes_pane_set_up (self->notes_pane, library, self->article);
  g_signal_connect_object (library, "changed", G_CALLBACK (reload_cb), self, G_CONNECT_SWAPPED);
}

/* 0 for none. */
void
praxis_reader_show_post (PraxisReader *self,
                         gint64        id)
{
  if (self->id == id)
    return;

  self->id = id;
  load (self);
}

/* The post that is on the screen; NULL for none. */
PraxisPost *
praxis_reader_get_post (PraxisReader *self)
{
  return self->shown != NULL ? self->shown->post : NULL;
}

void
praxis_reader_start_finding (PraxisReader *self)
{
  praxis_find_bar_open (self->find_bar);
}

void
praxis_reader_find_step (PraxisReader *self,
                         int           by)
{
  praxis_find_bar_step (self->find_bar, by);
}

/* Or pauses, or goes on. */
void
praxis_reader_read_aloud (PraxisReader *self)
{
  if (self->shown != NULL)
    praxis_speech_bar_read (self->speech_bar, self->shown->language);
}

void
praxis_reader_stop_reading_aloud (PraxisReader *self)
{
  praxis_speech_bar_stop (self->speech_bar);
}

/* --- Notes ----------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisReader *reader;
  gint64        id;
  gboolean      write;
} Marking;

static void
selection_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Marking *marking = user_data;
  g_autoptr (PraxisReader) self = marking->reader;
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;
  gboolean has_selection = praxis_article_view_get_selection_finish (result, &quote, &prefix, &suffix);

  /* Another post has come. */
  if (self->library == NULL || self->shown == NULL || self->id != marking->id)
    return;

  if (marking->write)
    praxis_reader_show_notes (self);
  if (has_selection || marking->write)
    praxis_notes_pane_add (self->notes_pane, quote, prefix, suffix, marking->write);
  praxis_article_view_clear_selection (self->article);
}

/* Highlights what is selected, and with @write has a note on it; of nothing, on the whole post. */
void
praxis_reader_mark (PraxisReader *self,
                    gboolean      write)
{
  Marking *marking;

  if (self->shown == NULL)
    return;

  marking = g_new0 (Marking, 1);
  marking->reader = g_object_ref (self);
  marking->id = self->id;
  marking->write = write;
  praxis_article_view_get_selection_async (self->article, selection_cb, marking);
}

void
praxis_reader_show_notes (PraxisReader *self)
{
  praxis_notes_layout_set_shown (self->notes_layout, TRUE);
}

void
praxis_reader_toggle_notes (PraxisReader *self)
{
  gboolean shown;

  g_object_get (self->notes_layout, "shown", &shown, NULL);
  praxis_notes_layout_set_shown (self->notes_layout, !shown);
}

PraxisNotesPane *
praxis_reader_get_notes_pane (PraxisReader *self)
{
  return self->notes_pane;
}

/* As plain text, and with its italics for those who take them. */
void
praxis_reader_copy_citation (PraxisReader *self)
{
  g_autoptr (GBytes) html = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;
  GdkContentProvider *forms[2];

  if (self->shown == NULL)
    return;

  html = g_bytes_new (self->shown->reference_html, strlen (self->shown->reference_html));
  forms[0] = gdk_content_provider_new_typed (G_TYPE_STRING, self->shown->reference_text);
  forms[1] = gdk_content_provider_new_for_bytes ("text/html", html);
  provider = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
}

void
praxis_reader_zoom (PraxisReader *self,
                    int           steps)
{
  praxis_reader_settings_zoom (self->settings, steps);
}

void
praxis_reader_focus (PraxisReader *self)
{
  if (self->shown == NULL || !gtk_widget_grab_focus (GTK_WIDGET (self->article)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
