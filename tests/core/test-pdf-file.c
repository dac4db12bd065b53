/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-pdf-file.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

#define WIDTH 595
#define HEIGHT 842
#define MARGIN 50

struct _TestPdfFile
{
  cairo_surface_t *surface;
  cairo_t         *cairo;
  int              n_links;
};

TestPdfFile *
test_pdf_file_new (const char *path)
{
  TestPdfFile *self = g_new0 (TestPdfFile, 1);

  self->surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  self->cairo = cairo_create (self->surface);
  cairo_select_font_face (self->cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  return self;
}

void
test_pdf_file_set (TestPdfFile          *self,
                   cairo_pdf_metadata_t  key,
                   const char           *value)
{
  cairo_pdf_surface_set_metadata (self->surface, key, value);
}

void
test_pdf_file_say_at (TestPdfFile *self,
                      double       size,
                      double       x,
                      double       y,
                      const char  *text)
{
  cairo_set_font_size (self->cairo, size);
  cairo_move_to (self->cairo, x, y);
  cairo_show_text (self->cairo, text);
}

void
test_pdf_file_say (TestPdfFile *self,
                   double       size,
                   double       y,
                   const char  *text)
{
  test_pdf_file_say_at (self, size, MARGIN, y, text);
}

void
test_pdf_file_say_beside (TestPdfFile *self,
                          double       size,
                          double       y,
                          const char  *text,
                          double       raised_size,
                          const char  *raised)
{
  double x;

  test_pdf_file_say (self, size, y, text);
  cairo_get_current_point (self->cairo, &x, NULL);
  test_pdf_file_say_at (self, raised_size, x, y - size / 3, raised);
}

/* Twenty lines as an article has them. */
void
test_pdf_file_say_text (TestPdfFile *self,
                        double       y)
{
  for (int i = 0; i < 20; i++)
    test_pdf_file_say (self, 10, y + 13 * i, "People who wait for the next session were asked what they thought about it.");
}

void
test_pdf_file_link (TestPdfFile *self,
                    const char  *address)
{
  g_autofree char *attributes = g_strdup_printf ("uri='%s' rect=[50 %d 200 20]", address, 100 + 40 * self->n_links++);

  cairo_tag_begin (self->cairo, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (self->cairo, CAIRO_TAG_LINK);
}

void
test_pdf_file_next_page (TestPdfFile *self)
{
  cairo_show_page (self->cairo);
}

void
test_pdf_file_end (TestPdfFile *self)
{
  cairo_show_page (self->cairo);
  cairo_destroy (self->cairo);
  cairo_surface_finish (self->surface);
  g_assert_cmpint (cairo_surface_status (self->surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

/* Gives back what the fonts took, so that nothing is lost. */
void
test_pdf_file_finish (void)
{
  cairo_debug_reset_static_data ();
  FcFini ();
}

/* --- By hand ---------------------------------------------------------------------------------------------- */

/* A file of these objects, numbered from 1; the first is the catalogue. */
static void
write_objects (const char         *path,
               const char * const *objects,
               const char         *trailer)
{
  g_autoptr(GString) text = g_string_new ("%PDF-1.7\n");
  g_autoptr(GString) table = g_string_new ("0000000000 65535 f \n");
  gsize n = 0, start;

  for (; objects[n] != NULL; n++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", text->len);
      g_string_append_printf (text, "%" G_GSIZE_FORMAT " 0 obj\n%s\nendobj\n", n + 1, objects[n]);
    }
  start = text->len;
  g_string_append_printf (text, "xref\n0 %" G_GSIZE_FORMAT "\n%strailer\n<</Size %" G_GSIZE_FORMAT "/Root 1 0 R%s>>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", n + 1, table->str, n + 1, trailer, start);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

static char *
dup_stream (const char *dictionary,
            const char *content)
{
  return g_strdup_printf ("<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n%s\nendstream", dictionary, strlen (content), content);
}

void
test_pdf_file_write_packet (const char *path,
                            const char *packet)
{
  g_autofree char *stream = dup_stream ("/Type/Metadata/Subtype/XML", packet);
  const char *objects[] = {
    "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", stream, NULL
  };

  write_objects (path, objects, "");
}

void
test_pdf_file_write_xmp (const char *path,
                         const char *description)
{
  g_autofree char *packet = g_strdup_printf (
    "<?xpacket begin='\xef\xbb\xbf' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>%s</rdf:RDF></x:xmpmeta><?xpacket end='w'?>", description);

  test_pdf_file_write_packet (path, packet);
}

/* With a password that nobody knows. */
void
test_pdf_file_write_encrypted (const char *path)
{
  const char *objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    "<</Filter/Standard/V 1/R 2/Length 40/P -44"
    "/O<000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>"
    "/U<1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100>>>", NULL
  };

  write_objects (path, objects, "/Encrypt 4 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]");
}

/* Each form draws the next one ten times. */
void
test_pdf_file_write_bomb (const char *path)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  enum { N_FORMS = 12 };

  g_ptr_array_add (objects, g_strdup ("<</Type/Catalog/Pages 2 0 R>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"));
  g_ptr_array_add (objects, dup_stream ("", "/F Do"));
  for (int i = 0; i < N_FORMS; i++)
    {
      g_autofree char *dictionary = g_strdup_printf ("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>",
                                                     i + 6);

      g_ptr_array_add (objects, dup_stream (dictionary, "/F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do"));
    }
  g_ptr_array_add (objects, dup_stream ("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "0 0 1 1 re f"));
  g_ptr_array_add (objects, NULL);
  write_objects (path, (const char * const *) objects->pdata, "");
}
