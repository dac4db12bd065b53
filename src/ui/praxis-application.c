/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one library, one window, the commands that need neither. */

#include "config.h"

#include "praxis-application.h"

#include <glib/gi18n.h>
#include <webkit/webkit.h>

#include "library/praxis-browser.h"
#include "praxis-about.h"
#include "praxis-daily-check.h"
#include "praxis-preferences-dialog.h"
#include "praxis-shortcuts-dialog.h"
#include "praxis-window.h"

struct _PraxisApplication
{
  AdwApplication  parent_instance;

  PraxisLibrary  *library;
  PraxisBrowser  *browser;
  PraxisDailyCheck *daily_check;
};

G_DEFINE_FINAL_TYPE (PraxisApplication, praxis_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *accels[4];
} Accels;

/* The dialog of shortcuts (praxis-shortcuts-dialog.blp) lists the same. */
static const Accels all_accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "window.close", { "<Control>w" } },
  { "app.shortcuts", { "<Control>question" } },
  { "win.new-digest", { "<Control><Alt>n" } },
  { "win.digest-settings::", { "<Alt>Return" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "win.new-post", { "<Control>n" } },
  { "win.edit", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.select-posts", { "<Control><Alt>s" } },
  { "win.batch-topics", { "<Control>t" } },
  { "win.batch-types", { "<Control><Shift>t" } },
  { "win.batch-month", { "<Control><Alt>m" } },
  { "win.batch-status::ready", { "<Control><Alt>r" } },
  { "win.history", { "<Control><Alt>h" } },
  { "win.import", { "<Control>o" } },
  { "win.open-archive", { "<Control><Shift>o" } },
  { "win.import-clipboard", { "<Control><Shift>v" } },
  { "win.subscribe", { "<Control><Alt>o" } },
  { "win.check-updates::", { "F5" } },
  { "win.export", { "<Control>e" } },
  { "win.export-post", { "<Control><Shift>e" } },
  { "win.search", { "<Control>f" } },
  { "win.clear", { "<Control><Shift>k" } },
  { "win.any-topic", { "<Control><Shift>m" } },
  { "win.sort::relevance", { "<Control><Alt>1" } },
  { "win.sort::newest", { "<Control><Alt>2" } },
  { "win.sort::oldest", { "<Control><Alt>3" } },
  { "win.show-collection::all", { "<Alt>1" } },
  { "win.show-collection::drafts", { "<Alt>2" } },
  { "win.show-collection::trash", { "<Alt>3" } },
  { "win.show-collection::unread", { "<Alt>4" } },
  { "win.show-collection::reading-list", { "<Alt>5" } },
  { "win.notes", { "<Alt>6" } },
  { "win.show-evidence", { "<Alt>7" } },
  { "win.show-review", { "<Alt>8" } },
  { "win.show-coverage", { "<Alt>9" } },
  { "win.bookmark", { "<Control>d" } },
  { "win.up", { "<Alt>Up" } },
  { "win.down", { "<Alt>Down" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.empty-trash", { "<Control><Shift>Delete" } },
  { "win.back", { "<Alt>Left" } },
  { "win.find-in-post", { "<Control><Shift>f" } },
  { "win.post-notes", { "F7" } },
  { "win.read-aloud", { "F8" } },
  { "win.stop-reading", { "<Shift>F8" } },
  { "win.print", { "<Control>p" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.copy-citation", { "<Control><Shift>c" } },
  { "win.copy-html", { "<Control><Shift>h" } },
  { "win.current-issue", { "<Control>i" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
};

/* What a window shows, searching already. */
static PraxisBrowser *
new_browser (PraxisApplication *self)
{
  PraxisBrowser *browser = praxis_browser_new (praxis_application_get_library (self));
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *match = g_settings_get_string (settings, "match");

  praxis_browser_set_any_topic (browser, g_str_equal (match, "any"));
  praxis_browser_refresh (browser);

  return browser;
}

/* The first window finds its browser at work. */
static PraxisWindow *
new_window (PraxisApplication *self)
{
  g_autoptr (PraxisBrowser) browser = self->browser != NULL ? g_steal_pointer (&self->browser) : new_browser (self);

  return praxis_window_new (self, browser);
}

static PraxisWindow *
ensure_window (PraxisApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!PRAXIS_IS_WINDOW (window))
    window = GTK_WINDOW (new_window (self));

  return PRAXIS_WINDOW (window);
}

static void
praxis_application_activate (GApplication *application)
{
  praxis_window_present_soon (ensure_window (PRAXIS_APPLICATION (application)));
}

static void
praxis_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  PraxisWindow *window = ensure_window (PRAXIS_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  if (n_files > 0)
    praxis_window_import_file (window, files[0]);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each window goes when the library has all that was written in it; the program ends with the last one. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (new_window (user_data)));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PraxisApplication *self = user_data;
  AdwDialog *dialog = praxis_preferences_dialog_new (praxis_library_get_path (praxis_application_get_library (self)));

  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:praxis");

  gtk_uri_launcher_launch (launcher, gtk_application_get_active_window (user_data), NULL, NULL, NULL);
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  adw_dialog_present (praxis_shortcuts_dialog_new (),
                      GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  praxis_about_present (GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static void
news_cb (PraxisApplication *self,
         GPtrArray         *updates)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (PRAXIS_IS_WINDOW (window))
    praxis_window_show_news (PRAXIS_WINDOW (window), updates);
}

static void
praxis_application_startup (GApplication *application)
{
  PraxisApplication *self = PRAXIS_APPLICATION (application);
  static const GActionEntry actions[] = {
    { "quit", quit_action },
    { "new-window", new_window_action },
    { "preferences", preferences_action },
    { "help", help_action },
    { "shortcuts", shortcuts_action },
    { "about", about_action },
  };

  /* It changes the environment, which no other thread may read meanwhile. */
  gtk_init ();

  /* WebKit takes the thread in which JavaScript ran first for the main one: the citation engine has one of its own. */
  g_type_class_unref (g_type_class_ref (WEBKIT_TYPE_WEB_CONTEXT));

  /* The first list is looked for while the window is made: with many posts either takes its time. The window opens
   * the library once more, and learns what came of it. */
  praxis_library_open_async (praxis_application_get_library (self), NULL, NULL, NULL);
  self->browser = new_browser (self);

  G_APPLICATION_CLASS (praxis_application_parent_class)->startup (application);

  /* WebKit has to be the first that begins with JavaScript, and on this thread; the citation engine has another one. */
  g_type_class_unref (g_type_class_ref (WEBKIT_TYPE_WEB_VIEW));

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (all_accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), all_accels[i].action,
                                           (const char **) all_accels[i].accels);

  gtk_window_set_default_icon_name (APP_ID);

  self->daily_check = praxis_daily_check_new (praxis_application_get_library (self));
  g_signal_connect_object (self->daily_check, "news", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
}

static void
praxis_application_shutdown (GApplication *application)
{
  PraxisApplication *self = PRAXIS_APPLICATION (application);

  G_APPLICATION_CLASS (praxis_application_parent_class)->shutdown (application);

  if (self->daily_check != NULL)
    g_object_run_dispose (G_OBJECT (self->daily_check));
  /* What is still to be written is written now. */
  if (self->library != NULL)
    praxis_library_close (self->library);
}

static int
praxis_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Praxis %s\n", PACKAGE_VERSION);
      return 0;
    }

  return -1;
}

static void
praxis_application_dispose (GObject *object)
{
  PraxisApplication *self = PRAXIS_APPLICATION (object);

  g_clear_object (&self->daily_check);
  g_clear_object (&self->browser);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_application_parent_class)->dispose (object);
}

static void
praxis_application_class_init (PraxisApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = praxis_application_dispose;
  application_class->activate = praxis_application_activate;
  application_class->open = praxis_application_open;
  application_class->startup = praxis_application_startup;
  application_class->shutdown = praxis_application_shutdown;
  application_class->handle_local_options = praxis_application_handle_local_options;
}

static void
praxis_application_init (PraxisApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and exit"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Practice notes from psychotherapy research.\n"
                                              "FILE is an archive to read, or a page of past posts to import."));
}

/* A library that was named by the environment is another one than that of an instance that may run already. */
PraxisApplication *
praxis_application_new (void)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;

  if (g_getenv ("PRAXIS_LIBRARY") != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;

  return g_object_new (PRAXIS_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", flags,
                       "resource-base-path", APP_PATH,
                       NULL);
}

PraxisLibrary *
praxis_application_get_library (PraxisApplication *self)
{
  if (self->library == NULL)
    {
      const char *named = g_getenv ("PRAXIS_LIBRARY");
      g_autofree char *path = named != NULL && *named != '\0' ? g_canonicalize_filename (named, NULL)
                                                              : praxis_library_dup_default_path ();

      self->library = praxis_library_new (path);
    }

  return self->library;
}
