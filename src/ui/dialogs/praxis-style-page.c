/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The citation style of a digest, to be chosen among thousands. Going through the list shows a work in each style; the
 * style is taken with Enter, a double click, or the button. A file that is added is tried before the library takes it,
 * and in a reader thread, since that may take seconds and the writer has keys to write. */

#include "config.h"

#include "praxis-style-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/praxis-text.h"
#include "praxis-error-dialog.h"
#include "praxis-style-list.h"
#include "praxis-style-preview.h"
#include "praxis-words.h"
#include "store/praxis-store-citations.h"

struct _PraxisStylePage
{
  AdwNavigationPage   parent_instance;

  GtkSearchEntry     *search_entry;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkCustomFilter    *filter;
  GtkCustomSorter    *sorter;
  AdwStatusPage      *failed_page;
  PraxisStylePreview *preview;
  GtkWidget          *preview_area;
  GtkWidget          *remove_button;
  GtkDropTarget      *drop_target;

  PraxisLibrary      *library;
  PraxisStyleList    *styles;
  GCancellable       *cancellable;
  GStrv               words;
  char               *top;          /* the style that is in use, or new: it stands first */
  char               *shown;        /* the style of the preview */
  gboolean            is_changed;   /* whether the keyboard goes to what is new */
};

enum
{
  PROP_0,
  PROP_ITEMS,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisStylePage, praxis_style_page, ADW_TYPE_NAVIGATION_PAGE)

static PraxisStyleItem *
get_selected (PraxisStylePage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* --- The list -------------------------------------------------------------------------------------------- */

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  PraxisStylePage *self = user_data;

  return self->words == NULL || praxis_style_item_matches (item, (const char * const *) self->words);
}

/* The rest is in order. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  PraxisStylePage *self = user_data;
  gboolean a_is_top = g_strcmp0 (praxis_style_item_get_id ((PraxisStyleItem *) a), self->top) == 0;
  gboolean b_is_top = g_strcmp0 (praxis_style_item_get_id ((PraxisStyleItem *) b), self->top) == 0;

  return b_is_top - a_is_top;
}

static void
update_stack (PraxisStylePage *self)
{
  const char *error = praxis_style_list_get_error (self->styles);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  if (error != NULL)
    praxis_status_page_set_words (self->failed_page, error);
  gtk_stack_set_visible_child_name (self->stack, !praxis_style_list_is_loaded (self->styles) ? "loading"
                                                 : error != NULL ? "failed" : is_empty ? "nothing" : "list");
}

static void
selected_cb (PraxisStylePage *self)
{
  PraxisStyleItem *item = get_selected (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "style.choose", item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "style.remove", item != NULL && praxis_style_item_is_added (item));
  gtk_widget_set_visible (self->remove_button, item != NULL && praxis_style_item_is_added (item));
  gtk_widget_set_visible (self->preview_area, item != NULL);
  if (item == NULL || self->library == NULL)
    return;

  if (g_set_str (&self->shown, praxis_style_item_get_id (item)))
    praxis_style_preview_set_style (self->preview, self->shown);
}

/* Only where it can be seen: a list that is not on the screen yet would scroll to nowhere. */
static void
scroll_to_selected (PraxisStylePage    *self,
                    GtkListScrollFlags  flags)
{
  if (get_selected (self) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_list_view_scroll_to (self->list, gtk_single_selection_get_selected (self->selection), flags, NULL);
}

static void
loaded_cb (PraxisStylePage *self)
{
  update_stack (self);
  gtk_single_selection_set_selected (self->selection, 0);
  selected_cb (self);
  if (self->is_changed)
    scroll_to_selected (self, GTK_LIST_SCROLL_FOCUS);
}

static void
search_changed_cb (PraxisStylePage *self)
{
  g_autofree char *text = praxis_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  g_clear_pointer (&self->words, g_strfreev);
  self->words = g_strsplit_set (text, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
  scroll_to_selected (self, GTK_LIST_SCROLL_NONE);
}

/* Enter goes to what was found; there Enter takes it. */
static void
search_activated_cb (PraxisStylePage *self)
{
  scroll_to_selected (self, GTK_LIST_SCROLL_FOCUS);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisStylePage *self = PRAXIS_STYLE_PAGE (widget);
  g_autoptr (PraxisStyleItem) item = get_selected (self) != NULL ? g_object_ref (get_selected (self)) : NULL;

  if (item == NULL)
    return;

  g_signal_emit (self, signals[CHOSEN], 0, praxis_style_item_get_id (item));
  gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

static void
activated_cb (PraxisStylePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "style.choose", NULL);
}

/* --- Adding ---------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisCslInfo *info;
  char          *content;
} Added;

static void
added_free (gpointer data)
{
  Added *added = data;

  g_clear_pointer (&added->info, praxis_csl_info_free);
  g_free (added->content);
  g_free (added);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Added, added_free)

/* Runs in a reader thread. */
static gpointer
try_job (PraxisStore   *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (Added) added = g_new0 (Added, 1);

  added->content = praxis_csl_style_read_file (data, cancellable, error);
  if (added->content == NULL)
    return NULL;

  added->info = praxis_csl_style_try (store, added->content, cancellable, error);

  return added->info != NULL ? g_steal_pointer (&added) : NULL;
}

/* Runs in the writer thread. */
static gpointer
put_job (PraxisStore   *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Added *added = data;

  return praxis_store_put_style (store, added->info->id, added->info->title, added->content, error)
           ? g_strdup (added->info->id) : NULL;
}

/* The list comes anew, with what was added first. */
static void
show_added (PraxisStylePage *self,
              const char      *id)
{
  self->is_changed = TRUE;
  g_set_str (&self->top, id);
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  g_clear_pointer (&self->shown, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  praxis_style_list_reload (self->styles);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisStylePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (self->library == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "style.add", TRUE);
  if (id != NULL)
    show_added (self, id);
  else
    praxis_error_dialog_present (GTK_WIDGET (self), _("The Style Was Not Added"), error);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisStylePage) self = user_data;
  g_autoptr (GError) error = NULL;
  Added *added = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (self->library == NULL)
    {
      g_clear_pointer (&added, added_free);
      return;
    }
  if (added == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "style.add", TRUE);
      praxis_error_dialog_present (GTK_WIDGET (self), _("The Style Was Not Added"), error);
      return;
    }

  praxis_library_write_async (self->library, put_job, added, added_free, g_free, NULL, added_cb, g_object_ref (self));
}

static void
add_file (PraxisStylePage *self,
          GFile           *file)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "style.add", FALSE);
  praxis_library_read_async (self->library, try_job, g_object_ref (file), g_object_unref, added_free, self->cancellable,
                             tried_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisStylePage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->library != NULL)
    add_file (self, file);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PraxisStylePage *self = PRAXIS_STYLE_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) styles = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (styles, _("Citation Styles (CSL)"));
  gtk_file_filter_add_suffix (styles, "csl");
  g_list_store_append (filters, styles);

  gtk_file_dialog_set_title (dialog, _("Choose a Citation Style"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable, file_chosen_cb,
                        g_object_ref (self));
}

static gboolean
drop_cb (PraxisStylePage *self,
         const GValue    *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files != NULL)
    add_file (self, files->data);
  g_slist_free (files);

  return TRUE;
}

/* --- Removing -------------------------------------------------------------------------------------------- */

/* Runs in the writer thread. */
static gpointer
remove_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return praxis_store_remove_style (store, data, error) ? data : NULL;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisStylePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer removed = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (self->library == NULL)
    return;

  if (removed != NULL)
    praxis_style_list_reload (self->styles);
  else
    praxis_error_dialog_present (GTK_WIDGET (self), _("The Style Was Not Removed"), error);
}

static void
remove_cb (PraxisStylePage *self)
{
  PraxisStyleItem *item = get_selected (self);

  if (item != NULL && self->library != NULL)
    praxis_library_write_async (self->library, remove_job, g_strdup (praxis_style_item_get_id (item)), g_free, NULL, NULL,
                                removed_cb, g_object_ref (self));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisStylePage *self = PRAXIS_STYLE_PAGE (widget);
  PraxisStyleItem *item = get_selected (self);
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  if (item == NULL)
    return;

  /* Translators: %s is the title of a citation style. */
  body = g_strdup_printf (_("“%s” can be added again from its file."), praxis_style_item_get_title (item));
  dialog = adw_alert_dialog_new (_("Remove Style?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_style_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PraxisStylePage *self = PRAXIS_STYLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_ITEMS:
      g_value_set_object (value, self->styles != NULL ? praxis_style_list_get_items (self->styles) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Among thousands one begins with a name. */
static void
praxis_style_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PRAXIS_STYLE_PAGE (page)->search_entry));

  ADW_NAVIGATION_PAGE_CLASS (praxis_style_page_parent_class)->shown (page);
}

static void
praxis_style_page_dispose (GObject *object)
{
  PraxisStylePage *self = PRAXIS_STYLE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->library);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  if (self->sorter != NULL)
    gtk_custom_sorter_set_sort_func (self->sorter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_STYLE_PAGE);
  g_clear_object (&self->styles);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->top, g_free);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (praxis_style_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-style-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, selection);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, filter);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, sorter);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, preview);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, preview_area);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisStylePage, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "has_text", G_CALLBACK (praxis_has_text));
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
praxis_style_page_class_init (PraxisStylePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_style_page_get_property;
  object_class->dispose = praxis_style_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = praxis_style_page_shown;

  properties[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The id of the style that the digest shall have. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PRAXIS_TYPE_STYLE_ITEM);
  g_type_ensure (PRAXIS_TYPE_STYLE_PREVIEW);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "style.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "style.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "style.remove", NULL, remove_action);
}

static void
praxis_style_page_init (PraxisStylePage *self)
{
  GType dropped[] = { GDK_TYPE_FILE_LIST };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_custom_filter_set_filter_func (self->filter, matches, self, NULL);
  gtk_custom_sorter_set_sort_func (self->sorter, compare, self, NULL);
  gtk_drop_target_set_gtypes (self->drop_target, dropped, G_N_ELEMENTS (dropped));
}

/* @digest: the one that a style is chosen for, with the style that it has
 * @post: (nullable): the post at hand, whose work is shown in the styles */
PraxisStylePage *
praxis_style_page_new (PraxisLibrary *library,
                       PraxisDigest  *digest,
                       PraxisPost    *post)
{
  PraxisStylePage *self = g_object_new (PRAXIS_TYPE_STYLE_PAGE, NULL);
  const char *style = praxis_digest_get_citation_style (digest);

  self->library = g_object_ref (library);
  self->styles = g_object_ref (praxis_style_list_get (library));
  self->top = g_strdup (*style != '\0' ? style : PRAXIS_CSL_STYLE_APA);
  praxis_style_preview_set_post (self->preview, library, digest, post);
  g_signal_connect_object (self->styles, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEMS]);
  if (praxis_style_list_is_loaded (self->styles))
    loaded_cb (self);
  else
    update_stack (self);

  return self;
}
