/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-drawing.h"
#include "praxis-site-private.h"

/*
 * The picture that stands beside a link to any page of the site where people share it: the digest's title and author in the
 * colours of its theme. Pages name it by its address on the web (praxis-page-metadata.c), so that only a site whose address
 * is known has it.
 */

#define WIDTH PRAXIS_PAGE_IMAGE_WIDTH
#define HEIGHT PRAXIS_PAGE_IMAGE_HEIGHT

/* Some programs cut off the edges. */
#define TEXT_WIDTH 980
#define MARGIN 80

#define TITLE_LINES_MAX 5
#define AUTHOR_SIZE 38
#define BAND_HEIGHT 28
/* A short line between title and author, and the room above and below it. */
#define LINE_WIDTH 120
#define LINE_HEIGHT 6
#define LINE_ROOM 40

typedef struct
{
  char *paper;
  char *heading;
  char *faint;
  char *accent;
} Colours;

static void
colours_clear (Colours *colours)
{
  g_free (colours->paper);
  g_free (colours->heading);
  g_free (colours->faint);
  g_free (colours->accent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Colours, colours_clear)

/* A picture does not know what its reader prefers: it is dark where every page is. A theme that cannot be used is said to be
 * so where the style sheet is made. */
static void
get_colours (PraxisSite *self,
             Colours    *colours)
{
  g_autoptr(PraxisTheme) theme = praxis_site_load_theme (self, NULL);
  PraxisTheme *used = theme != NULL ? theme : praxis_theme_get_plain ();
  gboolean is_dark = g_str_equal (praxis_theme_get_value (used, "--color-scheme"), "dark");

  colours->paper = praxis_theme_dup_colour (used, "--paper", is_dark);
  colours->heading = praxis_theme_dup_colour (used, "--heading-ink", is_dark);
  colours->faint = praxis_theme_dup_colour (used, "--faint", is_dark);
  colours->accent = praxis_theme_dup_colour (used, "--accent", is_dark);
}

/* Title, line and author together stand in the middle of what is above the band. */
static void
add_words (PraxisDrawing *drawing,
           PraxisDigest  *digest,
           const Colours *colours)
{
  static const guint sizes[] = { 104, 84, 68, 56 };
  const char *title = praxis_page_get_digest_title (digest);
  const char *author = praxis_digest_get_author (digest);
  guint size = praxis_drawing_choose_size (drawing, title, sizes, G_N_ELEMENTS (sizes));
  int title_height = MIN (praxis_drawing_count_lines (drawing, title, size), TITLE_LINES_MAX) * size * 5 / 4;
  int author_height = *author != '\0' ? 2 * LINE_ROOM + LINE_HEIGHT + AUTHOR_SIZE : 0;
  int top = (HEIGHT - BAND_HEIGHT - title_height - author_height) / 2;

  praxis_drawing_add_lines (drawing, title, top + size, size, TITLE_LINES_MAX, colours->heading);
  if (*author == '\0')
    return;
  top += title_height + LINE_ROOM;
  praxis_drawing_add_rectangle (drawing, (WIDTH - LINE_WIDTH) / 2, top, LINE_WIDTH, LINE_HEIGHT, LINE_HEIGHT / 2, colours->accent);
  praxis_drawing_add_lines (drawing, author, top + LINE_HEIGHT + LINE_ROOM + AUTHOR_SIZE * 3 / 4, AUTHOR_SIZE, 1, colours->faint);
}

static PraxisDrawing *
draw (PraxisSite *self)
{
  PraxisDrawing *drawing = praxis_drawing_new (WIDTH, HEIGHT, TEXT_WIDTH, MARGIN);
  g_auto(Colours) colours = { 0 };

  get_colours (self, &colours);
  praxis_drawing_add_rectangle (drawing, 0, 0, WIDTH, HEIGHT, 0, colours.paper);
  praxis_drawing_add_rectangle (drawing, 0, HEIGHT - BAND_HEIGHT, WIDTH, BAND_HEIGHT, 0, colours.accent);
  add_words (drawing, self->publication->digest, &colours);
  return drawing;
}

static const char *
get_language (PraxisSite *self)
{
  const char *language = praxis_digest_get_language (self->publication->digest);

  return language != NULL && *language != '\0' ? language : "en";
}

/* What is on the picture, and not its dots: these take long to make, and another computer with other fonts has others. */
static char *
key_of_picture (PraxisSite           *self,
                const PraxisSiteFile *file)
{
  g_autoptr(PraxisDrawing) drawing = draw (self);
  GString *key = g_string_new (NULL);

  praxis_site_key_add (key, PACKAGE_VERSION);
  praxis_site_key_add (key, get_language (self));
  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const PraxisShape *shape = &g_array_index (drawing->shapes, PraxisShape, i);
      const int numbers[] = { shape->x, shape->y, shape->width, shape->height, shape->radius, shape->size };

      praxis_site_key_add (key, shape->text);
      praxis_site_key_add (key, shape->colour);
      for (gsize n = 0; n < G_N_ELEMENTS (numbers); n++)
        praxis_site_key_add_number (key, numbers[n]);
    }
  return praxis_site_key_end (key);
}

static GBytes *
render_picture (PraxisSite            *self,
                const PraxisSiteFile  *file,
                GPtrArray             *posts,
                GError               **error)
{
  g_autoptr(PraxisDrawing) drawing = draw (self);

  return praxis_drawing_to_png (drawing, get_language (self));
}

/**
 * praxis_site_add_share:
 * @self: a site
 *
 * Lists the picture, if pages can name it.
 */
void
praxis_site_add_share (PraxisSite *self)
{
  static const PraxisSiteFileKind kind = { key_of_picture, render_picture, NULL };
  g_autofree char *url = praxis_page_dup_url (self->publication->digest, PRAXIS_PAGE_IMAGE);

  if (url != NULL)
    praxis_site_add_file (self, PRAXIS_PAGE_IMAGE, &kind, NULL);
}
