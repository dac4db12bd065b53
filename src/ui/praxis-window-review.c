/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with the archive as a whole: the proof-reader's settings and the page of all remarks, the Retraction Watch
 * file, and what the posts cover. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "evidence/praxis-evidence-page.h"
#include "notes/praxis-notes-page.h"
#include "praxis-check-settings-dialog.h"
#include "review/praxis-coverage-page.h"
#include "review/praxis-retraction-dialog.h"
#include "review/praxis-review-page.h"

/* --- Overviews ------------------------------------------------------------------------------------------- */

/* A page about all posts, in which nothing is written. */
static gboolean
is_overview (AdwNavigationPage *page)
{
  return PRAXIS_IS_COVERAGE_PAGE (page) || PRAXIS_IS_EVIDENCE_PAGE (page) || PRAXIS_IS_NOTES_PAGE (page) ||
         PRAXIS_IS_REVIEW_PAGE (page);
}

/* Whether the library or an overview is on the screen: from there one leads to the next. */
gboolean
praxis_window_can_show_overview (PraxisWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  return self->open && (page == self->library_page || is_overview (page));
}

/* Overviews lie beside each other: the way back from each is to the library. */
void
praxis_window_show_overview (PraxisWindow      *self,
                             AdwNavigationPage *page)
{
  AdwNavigationPage *pages[] = { self->library_page, page };

  if (adw_navigation_view_get_visible_page (self->pages) == self->library_page)
    adw_navigation_view_push (self->pages, page);
  else
    adw_navigation_view_replace (self->pages, pages, G_N_ELEMENTS (pages));
}

/* --- Review ---------------------------------------------------------------------------------------------- */

static void
check_settings_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  adw_dialog_present (praxis_check_settings_dialog_new (PRAXIS_WINDOW (widget)->library), widget);
}

static void
show_review_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (!PRAXIS_IS_REVIEW_PAGE (adw_navigation_view_get_visible_page (self->pages)))
    praxis_window_show_overview (self, praxis_review_page_new (self->library));
}

/* --- Coverage -------------------------------------------------------------------------------------------- */

/* Of the digest that is shown, or of all. */
static void
show_coverage_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  const char *uuid = praxis_filter_get_digest (praxis_browser_get_filter (self->browser));
  PraxisDigest *digest = uuid != NULL ? praxis_browser_find_digest (self->browser, uuid) : NULL;

  if (!PRAXIS_IS_COVERAGE_PAGE (adw_navigation_view_get_visible_page (self->pages)))
    praxis_window_show_overview (self, praxis_coverage_page_new (self->library, uuid,
                                                                 digest != NULL ? praxis_digest_get_title (digest) : NULL));
}

static void
choose (PraxisWindow *self,
        PraxisFacet   facet,
        const char   *value)
{
  if (*value != '\0')
    praxis_browser_set_choice (self->browser, facet, value, PRAXIS_CHOICE_INCLUDE);
}

/* The target is a digest, a topic, a year and a type of research; empty for all. */
static void
show_narrowed_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  const char *digest, *topic, *year, *type;

  g_variant_get (parameter, "(&s&s&s&s)", &digest, &topic, &year, &type);
  adw_navigation_view_pop_to_page (self->pages, self->library_page);
  praxis_posts_pane_clear (self->posts_pane);
  praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, *digest != '\0' ? digest : NULL);
  choose (self, PRAXIS_FACET_TOPIC, topic);
  choose (self, PRAXIS_FACET_YEAR, year);
  choose (self, PRAXIS_FACET_TYPE, type);
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  adw_navigation_split_view_set_show_content (self->outer_view, FALSE);
  praxis_posts_pane_focus (self->posts_pane);
}

/* --- Retractions ----------------------------------------------------------------------------------------- */

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && !g_cancellable_is_cancelled (self->cancellable))
    adw_dialog_present (praxis_retraction_dialog_new (self->library, file), GTK_WIDGET (self));
}

static void
import_retractions_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Retraction Watch files (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _("Import Retraction Watch File"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), self->cancellable, file_chosen_cb, g_object_ref (self));
}

/* --- Actions --------------------------------------------------------------------------------------------- */

void
praxis_window_install_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.check-settings", NULL, check_settings_action);
  gtk_widget_class_install_action (widget_class, "win.show-review", NULL, show_review_action);
  gtk_widget_class_install_action (widget_class, "win.import-retractions", NULL, import_retractions_action);
  gtk_widget_class_install_action (widget_class, "win.show-coverage", NULL, show_coverage_action);
  gtk_widget_class_install_action (widget_class, "win.show-narrowed", "(ssss)", show_narrowed_action);
}

void
praxis_window_update_review (PraxisWindow *self)
{
  gboolean can_show = praxis_window_can_show_overview (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-review", can_show);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-coverage", can_show);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-retractions", self->open);
}
