/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-csl-json-writer.h"
#include "cite/praxis-reference-list.h"
#include "model/praxis-term.h"

static GPtrArray *
works (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
test_empty (void)
{
  g_autoptr(GPtrArray) citations = works ();
  g_autofree char *text = praxis_csl_json_write (citations, NULL);

  g_assert_cmpstr (text, ==, "[]\n");
}

/* What Praxis does not know goes out too; the id of another program gives way to the key. */
static void
test_whole (void)
{
  g_autoptr(GPtrArray) citations = works ();
  g_autoptr(GPtrArray) keywords = g_ptr_array_new ();
  g_autoptr(GPtrArray) topics = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (citations, praxis_citation_new ("{\"type\":\"article-journal\",\"id\":7,\"title\":\"How <i>so</i>\","
                                                   "\"volume\":22,\"custom\":{\"x\":[1.5,null]},\"keyword\":\"own\"}",
                                                   "Printed.", NULL));
  g_ptr_array_add (topics, "Empathy");
  g_ptr_array_add (topics, "Attendance, Attrition");
  g_ptr_array_add (keywords, topics);
  text = praxis_csl_json_write (citations, keywords);
  g_assert_cmpstr (text, ==,
                   "[\n"
                   "  {\n"
                   "    \"id\": \"anonndhow\",\n"
                   "    \"type\": \"article-journal\",\n"
                   "    \"title\": \"How <i>so</i>\",\n"
                   "    \"volume\": 22,\n"
                   "    \"custom\": {\n"
                   "      \"x\": [\n"
                   "        1.5,\n"
                   "        null\n"
                   "      ]\n"
                   "    },\n"
                   "    \"keyword\": \"own; Empathy; Attendance, Attrition\"\n"
                   "  }\n"
                   "]\n");
}

static void
test_printed (void)
{
  g_autoptr(GPtrArray) citations = works ();
  g_autofree char *text = NULL;

  g_ptr_array_add (citations, praxis_citation_new_verbatim ("Ott, \"D.\" (2020). Lost."));
  g_ptr_array_add (citations, praxis_citation_new ("{\"note\":\"Seen.\"}", "Berg, 2021", NULL));
  text = praxis_csl_json_write (citations, NULL);
  g_assert_cmpstr (text, ==,
                   "[\n"
                   "  {\n"
                   "    \"id\": \"ott2020\",\n"
                   "    \"type\": \"document\",\n"
                   "    \"note\": \"Ott, \\\"D.\\\" (2020). Lost.\"\n"
                   "  },\n"
                   "  {\n"
                   "    \"id\": \"berg2021\",\n"
                   "    \"note\": \"Seen.\\nBerg, 2021\",\n"
                   "    \"type\": \"document\"\n"
                   "  }\n"
                   "]\n");
}

static PraxisTerm *
topic (const char *label)
{
  return praxis_term_new (label, PRAXIS_VOCABULARY_TOPIC, label, label, NULL, FALSE);
}

static char *
write_list (gboolean is_public)
{
  g_autoptr(PraxisReferenceList) list = praxis_reference_list_new (is_public);
  g_autoptr(GPtrArray) first = works ();
  g_autoptr(GPtrArray) second = works ();
  g_autoptr(GPtrArray) topics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (first, praxis_citation_new ("{\"type\":\"book\",\"title\":\"B\",\"DOI\":\"10.1/A\",\"abstract\":\"Mine.\","
                                               "\"note\":\"Secret\",\"keyword\":\"k\"}", NULL, NULL));
  g_ptr_array_add (first, praxis_citation_new_verbatim ("Printed"));
  g_ptr_array_add (second, praxis_citation_new ("{\"type\":\"book\",\"title\":\"B.\",\"DOI\":\"https://doi.org/10.1/a\"}", NULL, NULL));
  g_ptr_array_add (second, praxis_citation_new_verbatim ("Printed"));
  g_ptr_array_add (second, praxis_citation_new_verbatim ("Printed too"));
  g_ptr_array_add (topics, topic ("Empathy"));
  g_ptr_array_add (others, topic ("Empathy"));
  g_ptr_array_add (others, topic ("Training"));
  praxis_reference_list_add (list, first, topics);
  praxis_reference_list_add (list, second, others);
  return praxis_reference_list_write (list, PRAXIS_REFERENCE_CSL_JSON, NULL);
}

/* A work of two posts is there once, with the topics of both. */
static void
test_list (void)
{
  g_autofree char *text = write_list (FALSE);
  g_autoptr(PraxisJson) json = praxis_json_parse (text, -1, NULL);
  yyjson_val *root = yyjson_doc_get_root (json);
  yyjson_val *book = yyjson_arr_get (root, 0);

  g_assert_cmpuint (yyjson_arr_size (root), ==, 3);
  g_assert_cmpstr (praxis_json_get_string (book, "title"), ==, "B");
  g_assert_cmpstr (praxis_json_get_string (book, "abstract"), ==, "Mine.");
  g_assert_cmpstr (praxis_json_get_string (book, "keyword"), ==, "k; Empathy; Training");
  g_assert_cmpstr (praxis_json_get_string (yyjson_arr_get (root, 2), "note"), ==, "Printed too");
  g_assert_cmpstr (praxis_json_get_string (yyjson_arr_get (root, 2), "keyword"), ==, "Empathy; Training");
}

static void
test_public (void)
{
  g_autofree char *text = write_list (TRUE);

  g_assert_null (strstr (text, "Mine."));
  g_assert_null (strstr (text, "Secret"));
  g_assert_null (strstr (text, "\"k;"));
  g_assert_nonnull (strstr (text, "\"note\": \"Printed\""));
  g_assert_nonnull (strstr (text, "\"keyword\": \"Empathy; Training\""));
}

static void
test_formats (void)
{
  PraxisReferenceFormat format = PRAXIS_REFERENCE_BIBTEX;
  g_autofree char *name = NULL;

  g_assert_true (praxis_reference_format_parse ("ris", &format));
  g_assert_cmpint (format, ==, PRAXIS_REFERENCE_RIS);
  name = praxis_reference_format_dup_file_name (format, "a");
  g_assert_cmpstr (name, ==, "a.ris");
  g_assert_true (praxis_reference_format_parse ("csl-json", &format));
  g_assert_cmpint (format, ==, PRAXIS_REFERENCE_CSL_JSON);
  g_assert_false (praxis_reference_format_parse ("html", &format));
  g_assert_false (praxis_reference_format_parse (NULL, &format));
  g_assert_true (praxis_reference_format_parse ("bibtex", &format));
  g_assert_cmpint (format, ==, PRAXIS_REFERENCE_BIBTEX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csl-json-writer/empty", test_empty);
  g_test_add_func ("/csl-json-writer/whole", test_whole);
  g_test_add_func ("/csl-json-writer/printed", test_printed);
  g_test_add_func ("/csl-json-writer/list", test_list);
  g_test_add_func ("/csl-json-writer/public", test_public);
  g_test_add_func ("/csl-json-writer/formats", test_formats);
  return g_test_run ();
}
