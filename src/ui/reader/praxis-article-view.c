/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of a post in a WebKit view that runs nothing and loads nothing: the page's own scripts are off, there
 * is no network, and every link opens in the browser. The view is made for the first page, since starting
 * WebKit takes longer than painting the window.
 *
 * While a post is written its page is loaded once and then patched, and clicks in it lead to what is written: both
 * are scripts of the program in a world that the page knows nothing of. */

#include "config.h"

#include "praxis-article-view-private.h"

/* The script world and the message of the program's own scripts. */
#define WORLD "praxis"
#define MESSAGE "praxis"

enum
{
  FOUND,
  PART_CLICKED,
  PASSAGE_CLICKED,
  TEXT_CHANGED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_HAS_SELECTION,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisArticleView, praxis_article_view, ADW_TYPE_BIN)

/* --- Links ---------------------------------------------------------------------------------------------- */

static void
open_link (PraxisArticleView *self,
           const char        *uri)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "mailto") != 0)
    return;

  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (root), self->cancellable, NULL, NULL);
}

static gboolean
decide_policy_cb (PraxisArticleView        *self,
                  WebKitPolicyDecision     *decision,
                  WebKitPolicyDecisionType  type)
{
  WebKitNavigationAction *action;
  const char *uri;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return GDK_EVENT_PROPAGATE;

  action = webkit_navigation_policy_decision_get_navigation_action (WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));

  /* The page itself, and places in it. */
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && g_str_has_prefix (uri, "about:blank"))
    return GDK_EVENT_PROPAGATE;

  webkit_policy_decision_ignore (decision);
  if (webkit_navigation_action_is_user_gesture (action))
    open_link (self, uri);

  return GDK_EVENT_STOP;
}

/* Of a browser's menu, what makes sense on a page that is no place in the web. */
static gboolean
context_menu_cb (PraxisArticleView   *self,
                 WebKitContextMenu   *menu,
                 WebKitHitTestResult *place)
{
  for (GList *l = webkit_context_menu_get_items (menu), *next = NULL; l != NULL; l = next)
    {
      WebKitContextMenuItem *item = l->data;

      next = l->next;
      switch (webkit_context_menu_item_get_stock_action (item))
        {
        case WEBKIT_CONTEXT_MENU_ACTION_COPY:
        case WEBKIT_CONTEXT_MENU_ACTION_COPY_LINK_TO_CLIPBOARD:
        case WEBKIT_CONTEXT_MENU_ACTION_OPEN_LINK:
        case WEBKIT_CONTEXT_MENU_ACTION_SELECT_ALL:
          break;
        default:
          webkit_context_menu_remove (menu, item);
          break;
        }
    }

  if (webkit_hit_test_result_context_is_selection (place))
    praxis_article_view_add_menu_items (self, menu);

  return webkit_context_menu_get_n_items (menu) == 0;
}

/* --- The place in the page ------------------------------------------------------------------------------ */

static void patch (PraxisArticleView *self);
static void run_script (PraxisArticleView *self,
                        const char        *name);

static void
load_changed_cb (PraxisArticleView *self,
                 WebKitLoadEvent    event)
{
  g_autofree char *script = NULL;
  char place[G_ASCII_DTOSTR_BUF_SIZE];

  self->is_loaded = event == WEBKIT_LOAD_FINISHED;
  if (!self->is_loaded)
    return;

  run_script (self, "article-marks.js");
  if (g_signal_has_handler_pending (self, signals[PART_CLICKED], 0, FALSE))
    run_script (self, "article-clicks.js");
  praxis_article_view_show_appearance (self);
  patch (self);
  g_signal_emit (self, signals[TEXT_CHANGED], 0);
  if (self->place <= 0)
    return;

  g_ascii_dtostr (place, sizeof place, self->place);
  script = g_strdup_printf ("window.scrollTo (0, %s * document.documentElement.scrollHeight)", place);
  webkit_web_view_evaluate_javascript (self->view, script, -1, WORLD, NULL, self->cancellable, NULL, NULL);
}

typedef struct
{
  PraxisArticleView *self;
  char              *html;
} Reload;

static void
reload_free (Reload *reload)
{
  g_free (reload->html);
  g_free (reload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reload, reload_free)

static void
place_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Reload) reload = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) place = NULL;

  place = webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  reload->self->place = place != NULL && jsc_value_is_number (place) ? jsc_value_to_double (place) : 0;
  webkit_web_view_load_html (reload->self->view, reload->html, NULL);
}

/* --- The program's own scripts --------------------------------------------------------------------------- */

static char *
load_script (const char *name)
{
  g_autofree char *path = g_strconcat (APP_PATH "/reader/", name, NULL);
  g_autoptr (GBytes) script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
}

static void
patched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = NULL;
  PraxisArticleView *self = user_data;

  value = webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_debug ("The article was not patched: %s", error->message);

  self->is_patching = FALSE;
  g_signal_emit (self, signals[TEXT_CHANGED], 0);
  patch (self);
}

/* One patch at a time; of several that wait, the newest. */
static void
patch (PraxisArticleView *self)
{
  g_autofree char *html = NULL;
  g_autofree char *script = NULL;
  GVariantDict arguments;

  if (self->pending == NULL || !self->is_loaded || self->is_patching)
    return;

  self->is_patching = TRUE;
  html = g_steal_pointer (&self->pending);
  script = load_script ("article-patch.js");
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "html", "s", html);
  webkit_web_view_call_async_javascript_function (self->view, script, -1, g_variant_dict_end (&arguments), WORLD, NULL,
                                                  self->cancellable, patched_cb, self);
}

static void
run_script (PraxisArticleView *self,
            const char        *name)
{
  g_autofree char *script = load_script (name);

  webkit_web_view_evaluate_javascript (self->view, script, -1, WORLD, NULL, self->cancellable, NULL, NULL);
}

static void
set_has_selection (PraxisArticleView *self,
                   gboolean           has_selection)
{
  if (self->has_selection == has_selection)
    return;

  self->has_selection = has_selection;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

static char *
dup_member (JSCValue   *message,
            const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (message, name);

  return jsc_value_to_string (value);
}

static void
message_cb (PraxisArticleView *self,
            JSCValue          *message)
{
  g_autofree char *kind = dup_member (message, "kind");

  if (g_str_equal (kind, "part"))
    {
      g_autoptr (JSCValue) index = jsc_value_object_get_property (message, "index");
      g_autofree char *field = dup_member (message, "field");
      g_autofree char *before = dup_member (message, "before");

      g_signal_emit (self, signals[PART_CLICKED], 0, field, (guint) MAX (jsc_value_to_int32 (index), 0), before);
    }
  else if (g_str_equal (kind, "passage"))
    {
      g_autofree char *key = dup_member (message, "key");

      g_signal_emit (self, signals[PASSAGE_CLICKED], 0, key);
    }
  else if (g_str_equal (kind, "selection"))
    {
      g_autoptr (JSCValue) has = jsc_value_object_get_property (message, "has");

      set_has_selection (self, jsc_value_to_boolean (has));
    }
}

/* --- The view ------------------------------------------------------------------------------------------- */

static void
ensure_view (PraxisArticleView *self)
{
  g_autoptr (WebKitNetworkSession) session = NULL;
  g_autoptr (WebKitSettings) settings = NULL;
  WebKitUserContentManager *content;

  if (self->view != NULL)
    return;

  session = webkit_network_session_new_ephemeral ();
  settings = webkit_settings_new_with_settings ("enable-javascript-markup", FALSE,
                                                "enable-html5-database", FALSE,
                                                "enable-html5-local-storage", FALSE,
                                                "enable-media", FALSE,
                                                "enable-webgl", FALSE,
                                                "enable-webaudio", FALSE,
                                                "enable-page-cache", FALSE,
                                                "enable-back-forward-navigation-gestures", FALSE,
                                                NULL);
  self->view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "network-session", session, "settings", settings, NULL);
  webkit_web_view_set_background_color (self->view, &self->background);

  g_signal_connect_object (self->view, "decide-policy", G_CALLBACK (decide_policy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "context-menu", G_CALLBACK (context_menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "load-changed", G_CALLBACK (load_changed_cb), self, G_CONNECT_SWAPPED);

  content = webkit_web_view_get_user_content_manager (self->view);
  webkit_user_content_manager_register_script_message_handler (content, MESSAGE, WORLD);
  g_signal_connect_object (content, "script-message-received::" MESSAGE, G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);

  /* WebKit keeps a text view of no size in there, to know the toolkit's keys by. It would take the keyboard and never
   * give it back: a text view keeps Tab to itself. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);

  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

static void
praxis_article_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, PRAXIS_ARTICLE_VIEW (object)->has_selection);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_article_view_dispose (GObject *object)
{
  PraxisArticleView *self = PRAXIS_ARTICLE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  self->view = NULL;

  G_OBJECT_CLASS (praxis_article_view_parent_class)->dispose (object);
}

static void
praxis_article_view_finalize (GObject *object)
{
  PraxisArticleView *self = PRAXIS_ARTICLE_VIEW (object);

  g_clear_object (&self->cancellable);
  g_free (self->pending);
  g_free (self->css);
  g_free (self->classes);

  G_OBJECT_CLASS (praxis_article_view_parent_class)->finalize (object);
}

static gboolean
praxis_article_view_grab_focus (GtkWidget *widget)
{
  PraxisArticleView *self = PRAXIS_ARTICLE_VIEW (widget);

  return self->view != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
praxis_article_view_class_init (PraxisArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = praxis_article_view_get_property;
  object_class->dispose = praxis_article_view_dispose;
  object_class->finalize = praxis_article_view_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = praxis_article_view_grab_focus;

  /* Something was looked for, or its next place: which of how many places is shown, from 1 on, and whether that is past
   * the end. */
  signals[FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);

  /* A part of the article was clicked: its name (praxis-article.c), which one of several, and the words of it that
   * stand before the place. Connect before the first page. */
  signals[PART_CLICKED] =
    g_signal_new ("part-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);

  /* A marked passage was clicked: its key. */
  signals[PASSAGE_CLICKED] =
    g_signal_new ("passage-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /* There is a page, or its article is another one. */
  signals[TEXT_CHANGED] =
    g_signal_new ("text-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* Whether words of the article are selected. */
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE,
                                                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                         G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_article_view_init (PraxisArticleView *self)
{
  self->cancellable = g_cancellable_new ();
}

/* With @keep_place the new page is scrolled as far as the one before it: it is the same text. */
void
praxis_article_view_show_page (PraxisArticleView *self,
                               const char        *html,
                               gboolean           keep_place)
{
  Reload *reload;

  /* What waits to be patched is older than this page; what comes from now on waits for it. */
  g_clear_pointer (&self->pending, g_free);
  self->is_loaded = FALSE;
  set_has_selection (self, FALSE);
  if (self->view == NULL || !keep_place)
    {
      ensure_view (self);
      self->place = 0;
      webkit_web_view_load_html (self->view, html, NULL);
      return;
    }

  reload = g_new0 (Reload, 1);
  reload->self = self;
  reload->html = g_strdup (html);
  webkit_web_view_evaluate_javascript (self->view,
                                       "window.scrollY / document.documentElement.scrollHeight", -1,
                                       WORLD, NULL, self->cancellable, place_read_cb, reload);
}

/* Makes the article on the page the same as @html, which is that of praxis_article_to_html(), as soon as there is a
 * page. What does not differ is left alone. */
void
praxis_article_view_patch (PraxisArticleView *self,
                           const char        *html)
{
  g_set_str (&self->pending, html);
  if (self->view != NULL)
    patch (self);
}

/* The colour behind the page (--paper of its style sheet), so that nothing flashes before it is painted. */
void
praxis_article_view_set_scheme (PraxisArticleView  *self,
                                PraxisReaderScheme  scheme)
{
  static const char *const papers[] = { "#fdfcfa", "#fdfcfa", "#1a1b1e", "#f6ecd8", "#000000" };

  gdk_rgba_parse (&self->background, papers[scheme]);
  if (self->view != NULL)
    webkit_web_view_set_background_color (self->view, &self->background);
}

/* A style sheet that is laid over the page, and over those that come: for pages whose own is a file beside them. */
void
praxis_article_view_set_style (PraxisArticleView *self,
                               const char        *css)
{
  WebKitUserContentManager *content;
  WebKitUserStyleSheet *sheet = webkit_user_style_sheet_new (css, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                                             WEBKIT_USER_STYLE_LEVEL_AUTHOR, NULL, NULL);

  ensure_view (self);
  content = webkit_web_view_get_user_content_manager (self->view);
  webkit_user_content_manager_remove_all_style_sheets (content);
  webkit_user_content_manager_add_style_sheet (content, sheet);
  webkit_user_style_sheet_unref (sheet);
}

/* How large the page is, 1.0 for as it is. */
void
praxis_article_view_set_zoom (PraxisArticleView *self,
                              double             zoom)
{
  ensure_view (self);
  webkit_web_view_set_zoom_level (self->view, zoom);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  JSCValue *value = webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (source), result, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Calls a function with this body in the program's script world of the page that is shown. The callback comes with an error
 * where there is none, or where the view goes meanwhile. */
void
praxis_article_view_call_async (PraxisArticleView   *self,
                                const char          *body,
                                GVariant            *arguments,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GVariant) owned = arguments != NULL ? g_variant_ref_sink (arguments) : NULL;
  GTask *task = g_task_new (self, self->cancellable, callback, user_data);

  g_task_set_source_tag (task, praxis_article_view_call_async);
  if (self->view != NULL && self->is_loaded)
    {
      webkit_web_view_call_async_javascript_function (self->view, body, -1, owned, WORLD, NULL, self->cancellable,
                                                      called_cb, task);
      return;
    }

  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "There is no page");
  g_object_unref (task);
}

/* (transfer full): what the function returned. */
JSCValue *
praxis_article_view_call_finish (GAsyncResult  *result,
                                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Where nobody waits for what comes of it. */
void
praxis_article_view_call (PraxisArticleView *self,
                          const char        *body,
                          GVariant          *arguments)
{
  praxis_article_view_call_async (self, body, arguments, NULL, NULL);
}

void
praxis_article_view_emit_found (PraxisArticleView *self,
                                guint              current,
                                guint              n_matches,
                                gboolean           wrapped)
{
  g_signal_emit (self, signals[FOUND], 0, current, n_matches, wrapped);
}
