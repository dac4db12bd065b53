/* SPDX-License-Identifier: GPL-3.0-or-later */

/* praxis-pdf-info [FILE]: what a PDF, or the one on standard input, says about itself, as one JSON object:
 *
 *   {"title": "…", "author": "…", "doi": "…", "pages": 12}      what is not known is not there
 *   {"error": "not-pdf" | "encrypted" | "damaged"}
 *
 * It is a program of its own because it parses what somebody sent: it may crash, and can do no harm. Praxis starts it
 * (core/import/praxis-pdf), and trusts its answer no more than the file. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <poppler.h>
#include <yyjson.h>

#include "praxis-pdf-doi.h"
#include "praxis-pdf-guard.h"
#include "praxis-pdf-title.h"
#include "praxis-pdf-xmp.h"

/* The DOI stands on one of the first pages or nowhere. */
#define DOI_PAGES 2

/* The header may stand a little way into the file (ISO 32000-1, annex H, note 13). */
#define HEADER "%PDF-"
#define HEADER_WITHIN 1024

#define MAX_FIELD 2000

/* --- The answer ------------------------------------------------------------------------------------------- */

static void
add (yyjson_mut_doc *answer,
     const char     *key,
     const char     *value)
{
  if (value != NULL && *value != '\0' && strlen (value) <= MAX_FIELD && g_utf8_validate (value, -1, NULL))
    yyjson_mut_obj_add_strcpy (answer, yyjson_mut_doc_get_root (answer), key, value);
}

/* Ends without taking down what the parser built, which may be damaged by now. */
G_NORETURN static void
end (yyjson_mut_doc *answer)
{
  size_t length = 0;
  g_autofree char *text = yyjson_mut_write (answer, 0, &length);
  gsize written = 0;

  while (text != NULL && written < length)
    {
      gssize n = write (STDOUT_FILENO, text + written, length - written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        _exit (1);
      written += (gsize) n;
    }
  _exit (text != NULL ? 0 : 1);
}

G_NORETURN static void
end_with_error (yyjson_mut_doc *answer,
                const char     *error)
{
  add (answer, "error", error);
  end (answer);
}

/* --- The document ----------------------------------------------------------------------------------------- */

static gboolean
has_header (int fd)
{
  char head[HEADER_WITHIN];
  gssize n = pread (fd, head, sizeof head, 0);

  return n > 0 && memmem (head, (gsize) n, HEADER, strlen (HEADER)) != NULL;
}

static PopplerDocument *
open_document (yyjson_mut_doc *answer,
               int             fd)
{
  g_autoptr(GError) error = NULL;
  PopplerDocument *document;

  if (!has_header (fd))
    end_with_error (answer, "not-pdf");
  document = poppler_document_new_from_fd (fd, NULL, &error);
  if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    end_with_error (answer, "encrypted");
  if (document == NULL || poppler_document_get_n_pages (document) < 1)
    end_with_error (answer, "damaged");
  return document;
}

static char *
find_doi_in_links (PopplerPage *page)
{
  GList *links = poppler_page_get_link_mapping (page);
  char *doi = NULL;

  for (GList *item = links; item != NULL && doi == NULL; item = item->next)
    {
      PopplerAction *action = ((PopplerLinkMapping *) item->data)->action;

      if (action != NULL && action->type == POPPLER_ACTION_URI)
        doi = praxis_pdf_doi_in_address (action->uri.uri);
    }
  poppler_page_free_link_mapping (links);
  return doi;
}

/* In the pages: their text first, as the links of a first page lead to other works as well. */
static char *
find_doi_in_pages (PopplerDocument *document)
{
  int n_pages = MIN (poppler_document_get_n_pages (document), DOI_PAGES);
  char *doi = NULL;

  for (int pass = 0; pass < 2; pass++)
    {
      for (int i = 0; i < n_pages && doi == NULL; i++)
        {
          PopplerPage *page = poppler_document_get_page (document, i);
          g_autofree char *text = page != NULL && pass == 0 ? poppler_page_get_text (page) : NULL;

          if (page != NULL)
            doi = pass == 0 ? praxis_pdf_doi_in_text (text) : find_doi_in_links (page);
          g_clear_object (&page);
        }
    }
  return doi;
}

static char *
find_doi (PopplerDocument *document,
          PraxisPdfXmp    *xmp)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *subject = poppler_document_get_subject (document);
  g_autofree char *keywords = poppler_document_get_keywords (document);
  const char *texts[] = { xmp->doi, xmp->identifier, xmp->address, subject, title, keywords };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *doi = praxis_pdf_doi_in_text (texts[i]);

      if (doi != NULL)
        return doi;
    }
  return find_doi_in_pages (document);
}

static char *
find_title (PopplerDocument *document,
            PraxisPdfXmp    *xmp)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *subject = poppler_document_get_subject (document);
  PopplerPage *page;
  char *found = NULL;

  if (praxis_pdf_title_is_real (xmp->title, xmp->journal))
    return g_strdup (xmp->title);
  if (praxis_pdf_title_is_real (title, xmp->journal))
    return g_steal_pointer (&title);
  page = poppler_document_get_page (document, 0);
  if (page != NULL)
    found = praxis_pdf_title_on_page (page, xmp->journal, subject);
  g_clear_object (&page);
  return found;
}

static void
describe (yyjson_mut_doc  *answer,
          PopplerDocument *document)
{
  g_autofree char *packet = poppler_document_get_metadata (document);
  g_autoptr(PraxisPdfXmp) xmp = praxis_pdf_xmp_new (packet);
  g_autofree char *title = find_title (document, xmp);
  g_autofree char *doi = find_doi (document, xmp);
  g_autofree char *author = poppler_document_get_author (document);

  add (answer, "title", title);
  add (answer, "doi", doi);
  add (answer, "author", xmp->author != NULL ? xmp->author : author);
  yyjson_mut_obj_add_int (answer, yyjson_mut_doc_get_root (answer), "pages", poppler_document_get_n_pages (document));
}

int
main (int    argc,
      char **argv)
{
  yyjson_mut_doc *answer;
  int fd;

  if (argc > 2)
    return 2;
  if (argc == 2)
    {
      fd = open (argv[1], O_RDONLY | O_NONBLOCK | O_NOCTTY);
      if (fd < 0 || dup2 (fd, STDIN_FILENO) < 0)
        {
          g_printerr ("%s: %s\n", argv[1], g_strerror (errno));
          return 1;
        }
    }

  praxis_pdf_guard_enter ();
  answer = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (answer, yyjson_mut_obj (answer));

  /* Of its own number, or Poppler reads what it takes for a pipe into memory. */
  fd = dup (STDIN_FILENO);
  if (fd < 0)
    return 1;
  describe (answer, open_document (answer, fd));
  end (answer);
}
