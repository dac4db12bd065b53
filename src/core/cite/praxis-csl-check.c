/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csl-check.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-libxml.h"
#include "praxis-references.h"

/*
 * Whether somebody's file is a style that can be used. The engine would find out most of it, but in words for programmers, and
 * not before it has put each macro in the place of its name: a few lines can make a tree of it that fits into no memory. So
 * macros are counted first, and only a style that stays small is given to the engine, which must then format a few works.
 */

/* Elements, with macros in the places of their names, and how deep macros use others. The styles that there are stay below
 * a fifth of either. */
#define MAX_ELEMENTS 200000
#define MAX_MACROS_DEEP 100

/* What the engine prints where a style prints nothing. */
#define NOTHING "[CSL STYLE ERROR"

/* Bytes without a space, or spaces alone. */
#define MAX_RUN 2000

#define STRANGE_PARTS _("The style cannot be used: it has parts that no citation style has.")

#define CSL_NAMESPACE "http://purl.org/net/xbiblio/csl"
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

/* Works of several types, with all that a style may ask for. */
static const char *const samples[] = {
  "{\"type\":\"article-journal\",\"title\":\"How an article is printed\",\"author\":[{\"family\":\"Ek\",\"given\":\"Ida\"},"
  "{\"family\":\"Berg\",\"given\":\"Ole\",\"non-dropping-particle\":\"van\"},{\"family\":\"Lund\",\"given\":\"Mia\"},"
  "{\"family\":\"Vik\",\"given\":\"Jo\"}],\"container-title\":\"Journal of Samples\",\"volume\":\"12\",\"issue\":\"3\","
  "\"page\":\"45-67\",\"DOI\":\"10.1000/182\",\"issued\":{\"date-parts\":[[2020,5,4]]}}",
  "{\"type\":\"book\",\"title\":\"How a book is printed\",\"author\":[{\"literal\":\"Society of Samples\"}],\"edition\":\"2\","
  "\"publisher\":\"Sample Press\",\"publisher-place\":\"Oslo\",\"ISBN\":\"978-0-00-000000-2\","
  "\"issued\":{\"date-parts\":[[2018]]}}",
  "{\"type\":\"chapter\",\"title\":\"How a chapter is printed\",\"author\":[{\"family\":\"Ek\",\"given\":\"Ida\"}],"
  "\"editor\":[{\"family\":\"Lund\",\"given\":\"Mia\"},{\"family\":\"Vik\",\"given\":\"Jo\"}],\"container-title\":\"Parts\","
  "\"page\":\"1-20\",\"publisher\":\"Sample Press\",\"issued\":{\"date-parts\":[[2019]]}}",
  "{\"type\":\"webpage\",\"title\":\"How a page is printed\",\"container-title\":\"Samples\",\"URL\":\"https://example.org/a\","
  "\"accessed\":{\"date-parts\":[[2021,2,3]]}}",
  "{\"type\":\"thesis\",\"title\":\"How a thesis is printed\",\"author\":[{\"family\":\"Vik\",\"given\":\"Jo\"}],\"genre\":"
  "\"Doctoral dissertation\",\"publisher\":\"University of Samples\",\"issued\":{\"date-parts\":[[2015]]}}",
  "{\"type\":\"report\",\"title\":\"How a report is printed\",\"author\":[{\"literal\":\"Office\"}],\"number\":\"7\","
  "\"publisher\":\"Ministry\",\"issued\":{\"date-parts\":[[2017,1]]}}",
};

/* --- Macros ----------------------------------------------------------------------------------------------- */

typedef struct
{
  GHashTable  *macros;
  GHashTable  *sizes;      /* of macros that were counted; 0 while one is */
  guint        depth;
  GError     **error;
} Count;

static gboolean
is_csl (const xmlNode *node,
        const char    *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
         g_str_equal ((const char *) node->ns->href, CSL_NAMESPACE) && g_str_equal ((const char *) node->name, name);
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, message);
  return FALSE;
}

/* In these the engine's reader of XML, which is a simple one, would see elements. */
static gboolean
is_strange (const xmlNode *node)
{
  return node->type == XML_PI_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static gboolean count_tree (Count         *self,
                            const xmlNode *node,
                            guint64       *size);

/* Adds what stands in the place of a macro's name. */
static gboolean
count_macro (Count      *self,
             const char *name,
             guint64    *size)
{
  const xmlNode *macro = g_hash_table_lookup (self->macros, name);
  guint64 *known = g_hash_table_lookup (self->sizes, name);
  guint64 own = 0;

  if (macro == NULL)
    {
      g_set_error (self->error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("The style is not complete: it uses a macro “%s” that is not in it."), name);
      return FALSE;
    }
  if (known != NULL && *known == 0)
    {
      g_set_error (self->error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("The style never ends: its macro “%s” uses itself."), name);
      return FALSE;
    }
  if (known == NULL)
    {
      if (++self->depth > MAX_MACROS_DEEP)
        return refuse (self->error, _("The style is too complicated: its macros use one another too often."));
      known = g_new0 (guint64, 1);
      g_hash_table_insert (self->sizes, g_strdup (name), known);
      if (!count_tree (self, macro, &own))
        return FALSE;
      *known = own;
      self->depth--;
    }
  *size += *known;
  return TRUE;
}

static gboolean
count_tree (Count         *self,
            const xmlNode *node,
            guint64       *size)
{
  xmlChar *name = xmlGetNoNsProp (node, (const xmlChar *) "macro");
  gboolean success = TRUE;

  *size += 1;
  if (name != NULL)
    success = count_macro (self, (const char *) name, size);
  xmlFree (name);
  for (const xmlNode *child = node->children; success && child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        success = count_tree (self, child, size);
      else if (is_strange (child))
        success = refuse (self->error, STRANGE_PARTS);
    }
  if (success && *size > MAX_ELEMENTS)
    return refuse (self->error, _("The style is too complicated: its macros use one another too often."));
  return success;
}

static gboolean
check_parts (const xmlNode  *root,
             GError        **error)
{
  g_autoptr(GHashTable) macros = g_hash_table_new_full (g_str_hash, g_str_equal, xmlFree, NULL);
  g_autoptr(GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Count count = { .macros = macros, .sizes = sizes, .error = error };
  gboolean has_layout = FALSE;
  guint64 size = 0;

  for (xmlNode *child = root->children; child != NULL; child = child->next)
    {
      xmlChar *name = is_csl (child, "macro") ? xmlGetNoNsProp (child, (const xmlChar *) "name") : NULL;

      if (name != NULL)
        g_hash_table_replace (macros, name, child);
      for (xmlNode *part = is_csl (child, "citation") || is_csl (child, "bibliography") ? child->children : NULL;
           part != NULL; part = part->next)
        has_layout = has_layout || is_csl (part, "layout");
    }
  if (!has_layout)
    return refuse (error, _("The style is not complete: it does not say how a reference is printed."));
  return count_tree (&count, root, &size);
}

/* --- Samples ---------------------------------------------------------------------------------------------- */

static gboolean
check_samples (const char    *content,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (content, "en-US");
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    g_ptr_array_add (citations, praxis_citation_new (samples[i], NULL, NULL));
  if (!praxis_references_load (references, NULL, citations, cancellable, error))
    return FALSE;
  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *text = praxis_references_dup_text (references, citations->pdata[i]);

      if (*text != '\0' && strstr (text, NOTHING) == NULL)
        return TRUE;
    }
  return refuse (error, _("The style is not complete: it prints nothing of a work."));
}

/* --- The check -------------------------------------------------------------------------------------------- */

/* The engine's reader of XML looks from every sign of a word to its end, and from every space. */
static gboolean
has_long_run (const char *content)
{
  gsize length;

  for (gboolean is_space = FALSE; *content != '\0'; is_space = !is_space)
    {
      length = is_space ? strspn (content, " \t\r\n") : strcspn (content, " \t\r\n");
      if (length > MAX_RUN)
        return TRUE;
      content += length;
    }
  return FALSE;
}

/**
 * praxis_csl_check_text:
 * @content: a file
 * @error: return location
 *
 * A document type can define entities that grow without end, or that are other files.
 *
 * Returns: whether the file may be looked into: it is small, UTF-8, and has no document type; %FALSE with
 *   %PRAXIS_ERROR_TOO_LARGE or %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_csl_check_text (const char  *content,
                       GError     **error)
{
  g_return_val_if_fail (content != NULL, FALSE);

  if (strlen (content) > PRAXIS_CSL_MAX_SIZE)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE,
                           _("This is not a citation style: it is larger than 2 MB."));
      return FALSE;
    }
  if (!g_utf8_validate (content, -1, NULL))
    return refuse (error, _("This is not a citation style: it is not text in UTF-8."));
  if (has_long_run (content))
    return refuse (error, STRANGE_PARTS);
  if (strstr (content, "<!DOCTYPE") != NULL || strstr (content, "<!ENTITY") != NULL)
    return refuse (error, _("The style cannot be used: it has a document type, which could load other files."));
  return TRUE;
}

static gboolean
check_top (const xmlDoc  *document,
           GError       **error)
{
  for (const xmlNode *node = document->children; node != NULL; node = node->next)
    {
      if (is_strange (node) || node->type == XML_DTD_NODE)
        return refuse (error, STRANGE_PARTS);
    }
  return TRUE;
}

static gboolean
check_tree (const char  *content,
            GError     **error)
{
  xmlDoc *document;
  const xmlNode *root;
  gboolean success;

  praxis_libxml_init ();
  document = xmlReadMemory (content, (int) strlen (content), NULL, NULL, OPTIONS);
  root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root == NULL)
    success = refuse (error, _("The style is not complete: it ends too early, or is damaged."));
  else
    success = check_top (document, error) && check_parts (root, error);
  xmlFreeDoc (document);
  return success;
}

/**
 * praxis_csl_check:
 * @content: a CSL style that is not only another name for one
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Finds out whether references can be printed in a style, by printing some. Waits for the citation engine, for five seconds
 * at most where the style does not end: not for the main loop.
 *
 * Returns: whether they can; %FALSE with %PRAXIS_ERROR_INVALID or %PRAXIS_ERROR_TOO_LARGE and the reason, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
praxis_csl_check (const char    *content,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (content != NULL, FALSE);

  return praxis_csl_check_text (content, error) && check_tree (content, error) &&
         check_samples (content, cancellable, error);
}
