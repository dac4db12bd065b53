/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "publish/praxis-fragment.h"

typedef struct
{
  const char         *html;
  const char         *clean;
  PraxisFragmentLoss  loss;
} Case;

static void
check (const Case *cases,
       gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      PraxisFragmentLoss loss;
      g_autofree char *clean = praxis_fragment_clean (cases[i].html, "../", &loss);
      g_auto(GStrv) lines = g_strsplit (clean, "\n", -1);
      g_autofree char *joined = g_strjoinv ("", lines);

      g_assert_cmpstr (joined, ==, cases[i].clean);
      if (loss != cases[i].loss)
        g_error ("%s: 0x%x is lost, not 0x%x", cases[i].html, loss, cases[i].loss);
    }
}

static void
test_kept (void)
{
  static const Case cases[] = {
    { "", "", 0 },
    { "Words alone", "<p>Words alone</p>", 0 },
    { "<p>One</p>\n<p>Two &amp; <b>three</b>.</p>", "<p>One</p><p>Two &amp; <strong>three</strong>.</p>", 0 },
    { "<div><div>One</div>Two</div>", "<p>One</p><p>Two</p>", 0 },
    { "<p>a <em>b <strong>c</strong></em> d<br>e", "<p>a <em>b</em> <strong><em>c</em></strong> d<br>e</p>", 0 },
    { "<ul><li>One</li><li>Two<p>Three</p></li></ul>", "<ul><li>One</li><li>Two<br>Three</li></ul>", 0 },
    { "<ol><li>One<ul><li>Inner</li></ul></li></ol>Behind", "<ol><li>One</li><li>Inner</li></ol><p>Behind</p>", 0 },
    { "<ul></ul><p></p><a href='x.html'></a>", "", 0 },
    { "<ul>Loose</ul>", "<ul><li>Loose</li></ul>", 0 },
    { "<small>Fine print</small>.", "<p><small>Fine print</small>.</p>", 0 },
    { "<p lang=fr dir=ltr>Bonjour</p>", "<p lang=\"fr\" dir=\"ltr\">Bonjour</p>", 0 },
    { "<p lang='\"><script>' dir=up class=x id=content>Odd</p>", "<p>Odd</p>", 0 },
    { "<!-- a comment -->x &lt;script&gt;", "<p>x &lt;script&gt;</p>", 0 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Links lead out, or from every page to the same place in the site. */
static void
test_links (void)
{
  static const Case cases[] = {
    { "<a href='https://example.org/?a=1&amp;b'>Out</a>", "<p><a href=\"https://example.org/?a=1&amp;b\">Out</a></p>", 0 },
    { "<a href=mailto:a@example.org>Mail</a>", "<p><a href=\"mailto:a@example.org\">Mail</a></p>", 0 },
    { "<a href='archive.html'>In</a>", "<p><a href=\"../archive.html\">In</a></p>", 0 },
    { "<a href='#content'>Here</a> <a href='/other/'>There</a>",
      "<p><a href=\"#content\">Here</a> <a href=\"/other/\">There</a></p>", 0 },
    { "a <a href=https://example.org/>b <b>c</b> d</a> e",
      "<p>a <a href=\"https://example.org/\">b <strong>c</strong> d</a> e</p>", 0 },
    { "<a href='https://example.org/'><p>One</p><p>Two</p></a>",
      "<p><a href=\"https://example.org/\">One</a></p><p><a href=\"https://example.org/\">Two</a></p>", 0 },
    { "<a>No link</a>", "<p>No link</p>", 0 },
    { "<a href='javascript:alert(1)'>x</a>", "<p>x</p>", PRAXIS_FRAGMENT_LOSS_LINKS },
    { "<a href=' java\tscript:alert(1)'>x</a>", "<p>x</p>", PRAXIS_FRAGMENT_LOSS_LINKS },
    { "<a href='data:text/html,x'>x</a>", "<p>x</p>", PRAXIS_FRAGMENT_LOSS_LINKS },
    { "<a href='../../secret.html'>x</a>", "<p>x</p>", PRAXIS_FRAGMENT_LOSS_LINKS },
    { "<a href='file:///etc/passwd'>x</a>", "<p>x</p>", PRAXIS_FRAGMENT_LOSS_LINKS },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_taken_out (void)
{
  static const Case cases[] = {
    { "a<script>alert(1)</script>b", "<p>ab</p>", PRAXIS_FRAGMENT_LOSS_SCRIPTS },
    { "<p onclick='alert(1)'>a</p>", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_SCRIPTS },
    { "b<noscript><img src=x></noscript>a", "<p>ba</p>", PRAXIS_FRAGMENT_LOSS_SCRIPTS },
    { "<template><p>x</p></template>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_SCRIPTS },
    { "<style>p { color: red }</style><p style='color: red'>a</p>", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_STYLES },
    { "<link rel=stylesheet href=https://example.org/x.css>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_STYLES },
    { "<base href=https://example.org/>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_STYLES },
    { "<meta http-equiv=refresh content='0; url=https://example.org/'>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_STYLES },
    { "<img src=https://example.org/x.png alt=Logo>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_MEDIA },
    { "<svg onload='alert(1)'><text>x</text></svg>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_MEDIA | PRAXIS_FRAGMENT_LOSS_SCRIPTS },
    { "<iframe src=https://example.org/></iframe>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_MEDIA },
    { "<form action=https://example.org/><input name=q><button>Go</button>a</form>", "<p>a</p>",
      PRAXIS_FRAGMENT_LOSS_FORMS | PRAXIS_FRAGMENT_LOSS_LAYOUT },
    { "<h1>Title</h1>a", "<p><strong>Title</strong></p><p>a</p>", PRAXIS_FRAGMENT_LOSS_LAYOUT },
    { "<table><tr><td>a<td>b</table>", "<p>a</p><p>b</p>", PRAXIS_FRAGMENT_LOSS_LAYOUT },
    { "</div></header><main>a", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_LAYOUT },
    { "<p>a</p><textarea></p>", "<p>a</p>", PRAXIS_FRAGMENT_LOSS_FORMS },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_too_much (void)
{
  g_autofree char *large = g_strnfill (30000, 'x');
  g_autoptr(GString) deep = g_string_new (NULL);
  PraxisFragmentLoss loss;
  g_autofree char *one = praxis_fragment_clean (large, "", &loss);
  g_autofree char *other = NULL;

  g_assert_cmpstr (one, ==, "");
  g_assert_cmpint (loss, ==, PRAXIS_FRAGMENT_LOSS_ALL);
  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "x");
  other = praxis_fragment_clean (deep->str, "", &loss);
  g_assert_cmpstr (other, ==, "");
  g_assert_cmpint (loss, ==, PRAXIS_FRAGMENT_LOSS_ALL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fragment/kept", test_kept);
  g_test_add_func ("/fragment/links", test_links);
  g_test_add_func ("/fragment/taken-out", test_taken_out);
  g_test_add_func ("/fragment/too-much", test_too_much);
  return g_test_run ();
}
