/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-file.h"

#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-notice-words.h"
#include "review/praxis-review-library.h"
#include "search/praxis-bitmap.h"
#include "store/praxis-store-findings.h"

/* The plot of posts of a library, and plots as files. */

/* Pixels for each unit of the picture, so that it is sharp on paper; less where it would be larger than cairo draws. */
#define SCALE 2.0
#define MAX_PIXELS 30000

static const char *const extensions[PRAXIS_N_FOREST_FORMATS] = {
  [PRAXIS_FOREST_SVG] = "svg",
  [PRAXIS_FOREST_PNG] = "png",
  [PRAXIS_FOREST_CSV] = "csv",
};

/**
 * praxis_forest_format_get_extension:
 * @format: a format
 *
 * Returns: (transfer none): how the name of such a file ends, without the dot
 */
const char *
praxis_forest_format_get_extension (PraxisForestFormat format)
{
  return extensions[format];
}

/**
 * praxis_forest_format_of_name:
 * @name: the name of a file
 * @format: (out): gets what its ending stands for
 * @error: return location
 *
 * Returns: whether it ends like one of the formats; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_forest_format_of_name (const char          *name,
                              PraxisForestFormat  *format,
                              GError             **error)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < PRAXIS_N_FOREST_FORMATS; i++)
    {
      if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
        {
          *format = i;
          return TRUE;
        }
    }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("The name of the file, “%s”, has to end with .svg, .png or .csv, which says what is written."), name);
  return FALSE;
}

/* --- The library --- */

static PraxisBitmap *
make_bitmap (PraxisSearchResult *posts)
{
  gsize n = praxis_search_result_get_size (posts);
  gint64 last = 0;
  PraxisBitmap *bitmap;

  for (gsize i = 0; i < n; i++)
    last = MAX (last, praxis_search_result_get_id (posts, i));
  bitmap = praxis_bitmap_new (last + 1);
  for (gsize i = 0; i < n; i++)
    praxis_bitmap_add (bitmap, praxis_search_result_get_id (posts, i));
  return bitmap;
}

/* The findings of a post stand together. */
static guint
count_posts (GPtrArray *findings)
{
  gint64 last = 0;
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PraxisStoredFinding *stored = findings->pdata[i];

      n += stored->post_id != last;
      last = stored->post_id;
    }
  return n;
}

/* Returns: the posts about whose works a notice may be known: the others need not be read */
static PraxisBitmap *
make_noticeable (PraxisStore  *store,
                 GError      **error)
{
  g_autoptr(GArray) ids = praxis_store_list_noticeable (store, error);
  PraxisBitmap *bitmap = ids != NULL ? praxis_bitmap_new (0) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    praxis_bitmap_add (bitmap, g_array_index (ids, gint64, i));
  return bitmap;
}

/* Adds what one post reports: its findings stand together, from @first on. */
static gboolean
add_findings (PraxisForestPlot  *plot,
              PraxisStore       *store,
              GPtrArray         *findings,
              guint              first,
              gboolean           is_noticeable,
              GError           **error)
{
  const PraxisStoredFinding *stored = findings->pdata[first];
  g_autoptr(GPtrArray) works = NULL;
  g_autoptr(GPtrArray) notices = NULL;
  g_autofree char *work = NULL;
  PraxisForestSource source = {
    .post_id = stored->post_id,
    .label = stored->citation,
    .title = stored->title,
    .year = stored->year,
    .month = stored->month,
  };

  if (is_noticeable)
    {
      notices = praxis_review_list_notices (store, stored->revision_id, &works, error);
      if (notices == NULL)
        return FALSE;
      source.notice = praxis_notices_find_gravest (notices);
      work = praxis_notice_dup_work (source.notice, works);
      source.notice_work = work;
    }
  for (guint i = first; i < findings->len; i++)
    {
      const PraxisStoredFinding *next = findings->pdata[i];

      if (next->post_id != stored->post_id)
        break;
      praxis_forest_plot_add (plot, next->finding, &source);
    }
  return TRUE;
}

/**
 * praxis_forest_plot_load:
 * @store: a library
 * @posts: posts of it
 * @language: (nullable): the language of the plot's words; %NULL for that of the process
 * @sort: the order of its rows
 * @error: return location
 *
 * A work has a notice where its post shows one, and also where the library alone knows of it.
 *
 * Returns: (transfer full): the plot of what the posts report; %NULL with an error of the library
 */
PraxisForestPlot *
praxis_forest_plot_load (PraxisStore         *store,
                         PraxisSearchResult  *posts,
                         const char          *language,
                         PraxisForestSort     sort,
                         GError             **error)
{
  g_autoptr(GPtrArray) findings = praxis_store_list_findings (store, error);
  g_autoptr(PraxisBitmap) chosen = NULL;
  g_autoptr(PraxisBitmap) noticeable = NULL;
  g_autoptr(PraxisForestPlot) plot = NULL;
  gint64 last = 0;

  if (findings == NULL)
    return NULL;
  chosen = make_bitmap (posts);
  /* To look at all posts at once takes as long as to read about a third of them one by one. */
  if (praxis_search_result_get_size (posts) > count_posts (findings) / 3)
    {
      noticeable = make_noticeable (store, error);
      if (noticeable == NULL)
        return NULL;
    }
  plot = praxis_forest_plot_new (language);
  for (guint i = 0; i < findings->len; i++)
    {
      const PraxisStoredFinding *stored = findings->pdata[i];

      if (stored->post_id == last || !praxis_bitmap_contains (chosen, stored->post_id))
        continue;
      if (!add_findings (plot, store, findings, i, noticeable == NULL || praxis_bitmap_contains (noticeable, stored->post_id), error))
        return NULL;
      last = stored->post_id;
    }
  praxis_forest_plot_finish (plot, sort);
  return g_steal_pointer (&plot);
}

/* --- Files --- */

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
surface_to_png (cairo_surface_t  *surface,
                GError          **error)
{
  g_autoptr(GByteArray) png = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append_bytes, png);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&png));
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("The picture could not be made: %s."), cairo_status_to_string (status));
  return NULL;
}

static GBytes *
svg_to_png (const char  *svg,
            GError     **error)
{
  RsvgHandle *handle = rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), error);
  gdouble width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cairo;
  GBytes *png = NULL;

  if (handle == NULL)
    return NULL;
  /* The picture has both. */
  rsvg_handle_get_intrinsic_size_in_pixels (handle, &width, &height);
  scale = MIN (SCALE, MAX_PIXELS / MAX (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale), (int) (height * scale));
  cairo = cairo_create (surface);
  if (rsvg_handle_render_document (handle, cairo, &(RsvgRectangle) { 0, 0, width * scale, height * scale }, error))
    png = surface_to_png (surface, error);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  g_object_unref (handle);
  return png;
}

/**
 * praxis_forest_plot_to_bytes:
 * @plot: a finished plot
 * @title: what it is of
 * @format: how to write it
 * @error: return location
 *
 * Returns: (transfer full): a file; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is nothing to show, or %PRAXIS_ERROR_FAILED
 */
GBytes *
praxis_forest_plot_to_bytes (const PraxisForestPlot  *plot,
                             const char              *title,
                             PraxisForestFormat       format,
                             GError                 **error)
{
  g_autofree char *text = NULL;

  if (plot->groups->len == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("There are no findings of “%s”. They are confirmed in the editor, in the group Findings."), title);
      return NULL;
    }
  text = format == PRAXIS_FOREST_CSV ? praxis_forest_plot_to_csv (plot) : praxis_forest_plot_to_svg (plot, title);
  if (format == PRAXIS_FOREST_PNG)
    return svg_to_png (text, error);
  return g_bytes_new (text, strlen (text));
}
