/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "import/praxis-bibtex-entries.h"
#include "import/praxis-bibtex-inherit.h"

/* "type:key@line{name=value|…}" or "type:key@line!damage line" for each entry. */
static char *
describe (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisBibtexEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, "%s%s:%s@%u", i > 0 ? " " : "", entry->type, entry->key, entry->line);
      if (entry->damage != NULL)
        g_string_append_printf (text, "!%u", entry->damage_line);
      for (guint j = 0; entry->damage == NULL && j < entry->fields->len; j++)
        {
          const PraxisBibtexField *field = g_ptr_array_index (entry->fields, j);

          g_string_append_printf (text, "%s%s=%s", j > 0 ? "|" : "{", field->name, field->value);
        }
      if (entry->damage == NULL && entry->fields->len > 0)
        g_string_append_c (text, '}');
    }
  return g_string_free (text, FALSE);
}

static void
assert_read (const char *text,
             const char *expected)
{
  g_autoptr(GPtrArray) entries = praxis_bibtex_read (text);
  g_autofree char *description = describe (entries);

  g_assert_cmpstr (description, ==, expected);
}

static void
assert_inherited (const char *text,
                  const char *expected)
{
  g_autoptr(GPtrArray) entries = praxis_bibtex_read (text);
  g_autofree char *description = NULL;

  praxis_bibtex_inherit (entries);
  description = describe (entries);
  g_assert_cmpstr (description, ==, expected);
}

static void
test_forms (void)
{
  assert_read ("@article{k, a = {x}, b = \"y\", c = 12}", "article:k@1{a=x|b=y|c=12}");
  assert_read ("\n@ARTICLE (k, A={x (y)}, b=\"y {\"} z\" ,, )", "article:k@2{a=x (y)|b=y {\"} z}");
  assert_read ("@book{k,a={x}\nb={y}}", "book:k@1{a=x|b=y}");
  assert_read ("@book{ k , a = {x} )", "book:k@1{a=x}");
  assert_read ("@book{k:1/2'3, a = {x}}@book{l, a = {y}}", "book:k:1/2'3@1{a=x} book:l@1{a=y}");
  assert_read ("@article{\n  a = {x}}", "article:@1{a=x}");
  assert_read ("@article{,\n  a = {x}}", "article:@1{a=x}");
  assert_read ("@article{k}", "article:k@1");
  assert_read ("@book{k, a = {}, a = {first}, a = {second}}", "book:k@1{a=first}");
  assert_read ("@book{k, a = {x{y{z}}}, b = {\\{\\}}}", "book:k@1{a=x{y{z}}|b=\\{\\}}");
}

static void
test_between (void)
{
  assert_read ("mail a@b.org or @ (c)\n% @book{no, a = {x}}\n@book{k, % why\n a = {x} % 5%\n}", "book:k@3{a=x}");
  assert_read ("@comment{ @book{no, a = {x}} }@comment none\n@book{k, a = {x}}", "book:k@2{a=x}");
  assert_read ("@preamble{\"{\" # \"}\"}\n@book{k, a = {x}}", "book:k@2{a=x}");
  assert_read ("@comment{ open\n@book{k, a = {x}}\n@preamble{ open\n@book{l, a = {y}}", "book:k@2{a=x} book:l@4{a=y}");
  assert_read ("", "");
  assert_read ("@", "");
  assert_read ("@book{", "book:@1!1");
}

static void
test_strings (void)
{
  assert_read ("@string{S = {one}} @STRING(t = s # \" two\")\n@book{k, a = t # { three} # 4, b = S}",
               "book:k@2{a=one two three4|b=one}");
  assert_read ("@book{k, a = nobody, month = jan # \"~15\", j = CACM}",
               "book:k@1{a=nobody|month=jan~15|j=Communications of the ACM}");
  assert_read ("@string{s = {later}}@book{k, a = s}@string{s = {again}}@book{l, a = s}", "book:k@1{a=later} book:l@1{a=again}");
  assert_read ("@string{s = }\n@book{k, a = s}", "string:s@1!1 book:k@2{a=s}");
}

/* What is damaged costs itself, to the line that begins the next entry. */
static void
test_damage (void)
{
  assert_read ("@book{a,\n t = {open,\n y = 1}\n@book{b, t = {x}}", "book:a@1!3 book:b@4{t=x}");
  assert_read ("@book{a,\n t = \"open,\n y = 1}\n\n  @book{b, t = {x}}", "book:a@1!3 book:b@5{t=x}");
  assert_read ("@book{a, t = {x}\n@book{b, t = {x}}", "book:a@1!1 book:b@2{t=x}");
  assert_read ("@book{a, t {x}}\n@book{b, t = {x}}", "book:a@1!1 book:b@2{t=x}");
  assert_read ("@book{a, t = }\n@book{b, t = {x}}", "book:a@1!1 book:b@2{t=x}");
  assert_read ("@book{a, t = {x}}, y = 1}\n@book{b, t = {x}}", "book:a@1!1 book:b@2{t=x}");
  assert_read ("@book{a, t = {x}},\n@book{b, t = {x}}", "book:a@1{t=x} book:b@2{t=x}");
  /* A line in a text that begins with an address begins no entry. */
  assert_read ("@book{a, t = {x\n@home\n@home{no}}}", "book:a@1{t=x\n@home\n@home{no}}");
}

static void
test_inherit (void)
{
  assert_inherited ("@inproceedings{p, crossref = {w}, title = {T}}\n"
                    "@proceedings{w, title = {W}, subtitle = {S}, editor = {E}, year = 2001, doi = {10.1000/1}}",
                    "inproceedings:p@1{crossref=w|title=T|booktitle=W|booksubtitle=S|editor=E|year=2001} "
                    "proceedings:w@2{title=W|subtitle=S|editor=E|year=2001|doi=10.1000/1}");
  assert_inherited ("@book{w, author = {A}, title = {W}, date = {2001}, address = {X}}"
                    "@inbook{p, crossref = {w}, title = {T}, year = 2002, location = {Y}}",
                    "book:w@1{author=A|title=W|date=2001|address=X} "
                    "inbook:p@1{crossref=w|title=T|year=2002|location=Y|booktitle=W|bookauthor=A|author=A}");
  assert_inherited ("@article{p, crossref = {w}, title = {T}}@periodical{w, title = {W}}",
                    "article:p@1{crossref=w|title=T|journaltitle=W} periodical:w@1{title=W}");
  assert_inherited ("@book{p, xdata = {a, b,none}, x = 1}@xdata{a, y = 2, x = 3}@xdata{b, z = 4, xdata = {a}}",
                    "book:p@1{xdata=a, b,none|x=1|y=2|z=4} xdata:a@1{y=2|x=3} xdata:b@1{z=4|xdata=a|y=2|x=3}");
  /* Nobody is their own parent. */
  assert_inherited ("@book{a, crossref = {b}, x = 1}@book{b, crossref = {a}, y = 2}",
                    "book:a@1{crossref=b|x=1|y=2} book:b@1{crossref=a|y=2|x=1}");
  assert_inherited ("@book{a, crossref = {a}}", "book:a@1{crossref=a}");
}

/* --- Bombs ------------------------------------------------------------------------------------------------ */

static GString *
repeat (const char *piece,
        gsize       n)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, piece);
  return text;
}

static void
test_depth (void)
{
  g_autoptr(GString) open = repeat ("{", 100000);
  g_autoptr(GString) close = repeat ("}", 100000);
  g_autofree char *text = g_strdup_printf ("@book{a, t = %s%s}\n@book{b, t = {x}}", open->str, close->str);
  g_autofree char *comment = g_strdup_printf ("@comment%s%s\n@book{b, t = {x}}", open->str, close->str);
  g_autoptr(GString) deep = g_string_new ("@book{b, t = ");
  g_autoptr(GPtrArray) entries = NULL;

  assert_read (text, "book:a@1!1 book:b@2{t=x}");
  assert_read (comment, "book:b@2{t=x}");
  for (guint i = 0; i < PRAXIS_BIBTEX_MAX_DEPTH; i++)
    g_string_append_c (deep, '{');
  for (guint i = 0; i < PRAXIS_BIBTEX_MAX_DEPTH; i++)
    g_string_append_c (deep, '}');
  g_string_append_c (deep, '}');
  entries = praxis_bibtex_read (deep->str);
  g_assert_null (((PraxisBibtexEntry *) g_ptr_array_index (entries, 0))->damage);
}

/* Each abbreviation is the one before ten times: the twentieth would not fit into any memory. */
static void
test_expansion (void)
{
  g_autoptr(GString) text = g_string_new ("@string{a0 = {xxxxxxxxxx}}\n");
  g_autoptr(GPtrArray) entries = NULL;
  const PraxisBibtexEntry *last;

  for (guint i = 1; i < 20; i++)
    {
      g_string_append_printf (text, "@string{a%u = a%u", i, i - 1);
      for (guint j = 1; j < 10; j++)
        g_string_append_printf (text, " # a%u", i - 1);
      g_string_append (text, "}\n");
    }
  g_string_append (text, "@string{self = self # self}\n@book{b, t = a19, u = self}\n");
  entries = praxis_bibtex_read (text->str);
  last = g_ptr_array_index (entries, entries->len - 1);
  g_assert_cmpstr (last->key, ==, "b");
  for (guint i = 0; i < last->fields->len; i++)
    g_assert_cmpuint (strlen (((PraxisBibtexField *) g_ptr_array_index (last->fields, i))->value), <=, 64 * 1024);
}

/* Millions of beginnings without an end, and what inherits from one long entry a hundred thousand times. */
static void
test_endless (void)
{
  static const char *const pieces[] = { "@book{a, t = {x\n", "@book{a, t = \"x\n", "@comment{\n", "@a{", "@string{a = {\n", "@@@ {", "@book{a,\n" };
  g_autoptr(GString) heir = repeat ("@book{a, crossref = w}\n", 100000);
  g_autoptr(GString) field = repeat ("x", 1000000);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GString) many = repeat (", f = {x}", 250);
  gsize total = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = repeat (pieces[i], 3000000 / strlen (pieces[i]));
      g_autoptr(GPtrArray) none = praxis_bibtex_read (text->str);

      g_assert_cmpuint (none->len, <=, 3000000);
    }
  g_string_append_printf (heir, "@book{w, year = {%s}}\n", field->str);
  entries = praxis_bibtex_read (heir->str);
  praxis_bibtex_inherit (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const char *year = praxis_bibtex_get (g_ptr_array_index (entries, i), "year");

      total += year != NULL ? strlen (year) : 0;
    }
  g_assert_cmpuint (total, <=, 10 * heir->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bibtex-entries/forms", test_forms);
  g_test_add_func ("/bibtex-entries/between", test_between);
  g_test_add_func ("/bibtex-entries/strings", test_strings);
  g_test_add_func ("/bibtex-entries/damage", test_damage);
  g_test_add_func ("/bibtex-entries/inherit", test_inherit);
  g_test_add_func ("/bibtex-entries/depth", test_depth);
  g_test_add_func ("/bibtex-entries/expansion", test_expansion);
  g_test_add_func ("/bibtex-entries/endless", test_endless);
  return g_test_run ();
}
