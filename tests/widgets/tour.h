/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @size and @place are for the messages, @reported for what was said already. */
typedef struct
{
  GtkWidget  *window;
  const char *size;
  const char *place;
  GHashTable *reported;
  guint       n_frames;
} Tour;

typedef gboolean (*TourCondition) (Tour       *tour,
                                   const char *name);

/* Names are those of a type or a style class. */
void       tour_begin        (Tour          *tour,
                              GtkWidget     *window);
void       tour_end          (Tour          *tour);
void       tour_settle       (Tour          *tour);
void       tour_wait_until   (Tour          *tour,
                              TourCondition  condition,
                              const char    *name);
GtkWidget *tour_wait_for     (Tour          *tour,
                              const char    *name);
gboolean   tour_is_gone      (Tour          *tour,
                              const char    *name);
GtkWidget *tour_find         (GtkWidget     *widget,
                              const char    *name);
void       tour_look         (Tour          *tour,
                              const char    *place);
void       tour_act          (GtkWidget     *widget,
                              const char    *action);
GtkWidget *tour_open_dialog  (Tour          *tour,
                              GtkWidget     *widget,
                              const char    *action,
                              const char    *type);
void       tour_close_dialog (Tour          *tour,
                              const char    *type);
void       tour_visit_dialog (Tour          *tour,
                              GtkWidget     *widget,
                              const char    *action,
                              const char    *type);
void       tour_leave_page   (Tour          *tour,
                              const char    *type);

G_END_DECLS
