/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds words in the article that is shown: which of how many places it is at, and the ways to the next and the one
 * before. */

#include "config.h"

#include "praxis-find-bar.h"

#include <glib/gi18n.h>

struct _PraxisFindBar
{
  AdwBin             parent_instance;

  GtkSearchBar      *search_bar;
  GtkSearchEntry    *entry;
  GtkLabel          *label;
  GtkWidget         *previous_button;
  GtkWidget         *next_button;

  PraxisArticleView *article;   /* borrowed: it stands beside this */
};

G_DEFINE_FINAL_TYPE (PraxisFindBar, praxis_find_bar, ADW_TYPE_BIN)

static void
set_words (PraxisFindBar *self,
           const char    *words)
{
  gtk_label_set_label (self->label, words);
  if (*words != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_can_step (PraxisFindBar *self,
              gboolean       can_step)
{
  gtk_widget_set_sensitive (self->previous_button, can_step);
  gtk_widget_set_sensitive (self->next_button, can_step);
}

static void
found_cb (PraxisFindBar *self,
          guint          current,
          guint          n_matches,
          gboolean       wrapped)
{
  g_autofree char *place = NULL;
  g_autofree char *words = NULL;

  /* An answer to what is not looked for any more. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return;

  set_can_step (self, n_matches > 0);
  if (n_matches == 0)
    {
      set_words (self, _("Not found"));
      return;
    }

  /* Translators: the place that is shown, of all places where a word was found: "3 of 12". */
  place = g_strdup_printf (_("%u of %u"), current, n_matches);
  if (wrapped)
    words = g_strdup_printf ("%s\n%s", place, current == 1 ? _("From the top") : _("From the end"));
  set_words (self, wrapped ? words : place);
}

static void
search_changed_cb (PraxisFindBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text == '\0')
    {
      set_words (self, "");
      set_can_step (self, FALSE);
    }
  praxis_article_view_find (self->article, text);
}

static void
next_cb (PraxisFindBar *self)
{
  praxis_article_view_find_next (self->article);
}

static void
previous_cb (PraxisFindBar *self)
{
  praxis_article_view_find_previous (self->article);
}

static void
stopped_cb (PraxisFindBar *self)
{
  praxis_find_bar_close (self);
}

static void
mode_changed_cb (PraxisFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;

  praxis_article_view_stop_finding (self->article);
  set_words (self, "");
}

static void
praxis_find_bar_dispose (GObject *object)
{
  /* The template takes its children away without telling the bin. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_FIND_BAR);

  G_OBJECT_CLASS (praxis_find_bar_parent_class)->dispose (object);
}

static void
praxis_find_bar_class_init (PraxisFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/reader/praxis-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisFindBar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindBar, label);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

static void
praxis_find_bar_init (PraxisFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->entry));
  set_can_step (self, FALSE);
}

void
praxis_find_bar_set_article (PraxisFindBar     *self,
                             PraxisArticleView *article)
{
  g_return_if_fail (self->article == NULL);

  self->article = article;
  g_signal_connect_object (article, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
}

/* With what was looked for before, ready to be typed over. */
void
praxis_find_bar_open (PraxisFindBar *self)
{
  gboolean was_open = gtk_search_bar_get_search_mode (self->search_bar);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (!was_open)
    search_changed_cb (self);
}

void
praxis_find_bar_close (PraxisFindBar *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* By 1 to the next place, by -1 to the one before; where nothing is looked for, that can be said first. */
void
praxis_find_bar_step (PraxisFindBar *self,
                      int            by)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar) || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    praxis_find_bar_open (self);
  else if (by > 0)
    praxis_article_view_find_next (self->article);
  else
    praxis_article_view_find_previous (self->article);
}
