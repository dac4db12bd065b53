/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/praxis-site-address.h"

static void
test_normalize (void)
{
  static const struct { const char *text; const char *address; } cases[] = {
    { NULL, "" },
    { "", "" },
    { "  ", "" },
    { "https://example.org/blog/", "https://example.org/blog/" },
    { " https://example.org/blog\n", "https://example.org/blog/" },
    { "https://example.org", "https://example.org/" },
    { "http://example.org/", "http://example.org/" },
    { "HTTPS://example.org/Blog/", "https://example.org/Blog/" },
    { "https://exämple.org/bläg", "https://exämple.org/bläg/" },
    { "https://localhost:8000/", "https://localhost:8000/" },
    /* Pages. */
    { "https://example.org/index.html", "https://example.org/" },
    { "https://example.org/blog/Index.HTM", "https://example.org/blog/" },
    { "https://example.org/blog/archive.html", "https://example.org/blog/" },
    { "https://example.org/blog/a.xhtml", "https://example.org/blog/" },
    { "https://example.org/v1.html/", "https://example.org/v1.html/" },
    { "https://example.org/v1.2", "https://example.org/v1.2/" },
    { "https://example.org/.html", "https://example.org/.html/" },
    /* As browsers show addresses. */
    { "example.org", "https://example.org/" },
    { "www.example.org/blog/index.html", "https://www.example.org/blog/" },
    { "example.org:8080", "https://example.org:8080/" },
    { "example.org:8080/blog", "https://example.org:8080/blog/" },
    { "//example.org/blog", "https://example.org/blog/" },
    /* No addresses of sites. */
    { "example", NULL },
    { "not an address", NULL },
    { "an address. not", NULL },
    { "https://exam ple.org/", NULL },
    { "https://example.org/a\tb/", NULL },
    { "https://example.org\\blog", NULL },
    { "index.html", NULL },
    { "https://index.html", NULL },
    { "/home/author/site.d", NULL },
    { ".org", NULL },
    { "https://", NULL },
    { "https:///blog", NULL },
    { "https:example.org", NULL },
    { "example.org:blog", NULL },
    { "ftp://example.org/", NULL },
    { "file:///home/author/site/", NULL },
    { "mailto:author@example.org", NULL },
    { "author@example.org", NULL },
    { "javascript:alert(1)", NULL },
    { "https://author:secret@example.org/", NULL },
    { "https://example.org/?page=1", NULL },
    { "https://example.org/#top", NULL },
    { "https://example.org/index.html?a=/b.html", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = praxis_site_address_normalize (cases[i].text);
      g_autofree char *again = address != NULL ? praxis_site_address_normalize (address) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (address, ==, cases[i].address);
      g_assert_cmpstr (again, ==, address);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/site-address/normalize", test_normalize);
  return g_test_run ();
}
