/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-html.h"

#include <gumbo.h>
#include <string.h>

#include "praxis-html.h"

/*
 * What the citation engine writes, and a reference as it was printed, as HTML that can stand in a paragraph. A style is
 * somebody's file and a title somebody's text: only the few elements that typography needs come through, without
 * attributes, and addresses become links.
 */

/* Deeper than any style nests. */
#define MAX_DEPTH 32

static const struct
{
  GumboTag    tag;
  const char *element;
} elements[] = {
  { GUMBO_TAG_I, "i" },
  { GUMBO_TAG_EM, "i" },
  { GUMBO_TAG_B, "b" },
  { GUMBO_TAG_STRONG, "b" },
  { GUMBO_TAG_SUP, "sup" },
  { GUMBO_TAG_SUB, "sub" },
  { GUMBO_TAG_U, "u" },
};

/* A DOI may hold any sign; in an address some of them are escaped (DOI Handbook, section 2.5.2.4). */
static char *
escape_address (const char *address)
{
  if (g_str_has_prefix (address, "https://doi.org/"))
    return g_uri_escape_string (address, ":/()*+,;=@!$&'%", FALSE);
  return g_uri_escape_string (address, ":/?#[]@!$&'()*+,;=%", FALSE);
}

/* Where an address ends: not with the sign that ends its sentence, nor with a bracket that began before it. */
static gsize
find_end (const char *address)
{
  gsize length = strcspn (address, " \t\n<>\"");

  while (length > 0 && strchr (".,;)", address[length - 1]) != NULL)
    {
      if (address[length - 1] == ')' && memchr (address, '(', length) != NULL)
        break;
      length--;
    }
  return length;
}

static const char *
find_address (const char *text)
{
  const char *secure = strstr (text, "https://");
  const char *plain = strstr (text, "http://");

  if (secure == NULL || (plain != NULL && plain < secure))
    return plain;
  return secure;
}

static void
write_text (PraxisHtml *html,
            const char *text)
{
  const char *start;

  while ((start = find_address (text)) != NULL)
    {
      g_autofree char *before = g_strndup (text, start - text);
      g_autofree char *address = g_strndup (start, find_end (start));
      g_autofree char *escaped = escape_address (address);

      praxis_html_text (html, before);
      praxis_html_link (html, escaped, address);
      text = start + strlen (address);
    }
  praxis_html_text (html, text);
}

static const char *
find_element (const GumboElement *element)
{
  const GumboAttribute *style = gumbo_get_attribute (&element->attributes, "style");

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (elements[i].tag == element->tag)
        return elements[i].element;
    }
  if (element->tag == GUMBO_TAG_SPAN && style != NULL && strstr (style->value, "small-caps") != NULL)
    return "span";
  return NULL;
}

static gboolean
has_class (const GumboNode *node,
           const char      *name)
{
  const GumboAttribute *class = node->type == GUMBO_NODE_ELEMENT
                                  ? gumbo_get_attribute (&node->v.element.attributes, "class") : NULL;

  return class != NULL && g_str_equal (class->value, name);
}

/* The number of a work in a list says nothing where the work stands alone. Where nothing stands beside it, it is more than
 * a number. */
static gboolean
is_number (const GumboElement *parent,
           guint               position)
{
  if (!has_class (parent->children.data[position], "csl-left-margin"))
    return FALSE;
  for (guint i = position + 1; i < parent->children.length; i++)
    {
      if (has_class (parent->children.data[i], "csl-right-inline"))
        return TRUE;
    }
  return FALSE;
}

static void
write_children (PraxisHtml         *html,
                const GumboElement *element,
                guint               depth)
{
  for (guint i = 0; depth < MAX_DEPTH && i < element->children.length; i++)
    {
      const GumboNode *node = element->children.data[i];
      const char *name;

      if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
        write_text (html, node->v.text.text);
      if (node->type != GUMBO_NODE_ELEMENT || is_number (element, i) || node->v.element.tag == GUMBO_TAG_SCRIPT ||
          node->v.element.tag == GUMBO_TAG_STYLE)
        continue;
      name = find_element (&node->v.element);
      if (name != NULL)
        praxis_html_open (html, name, "class", g_str_equal (name, "span") ? "small-caps" : NULL, NULL);
      write_children (html, &node->v.element, depth + 1);
      if (name != NULL)
        praxis_html_close (html);
    }
}

/**
 * praxis_reference_html_clean:
 * @html: an entry of a reference list, as the citation engine writes it
 *
 * Returns: (transfer full): the same as HTML that can stand in a paragraph: `i`, `b`, `sup`, `sub`, `u`, small capitals, and
 *   addresses as links
 */
char *
praxis_reference_html_clean (const char *html)
{
  g_autoptr(PraxisHtml) clean = praxis_html_new ();
  GumboOutput *output;
  char *text;

  g_return_val_if_fail (html != NULL, NULL);

  output = gumbo_parse (html);
  write_children (clean, &output->root->v.element, 0);
  gumbo_destroy_output (&kGumboDefaultOptions, output);
  text = praxis_html_free_to_string (g_steal_pointer (&clean));
  return g_strstrip (text);
}

/**
 * praxis_reference_html_from_text:
 * @text: a reference as it was printed
 *
 * Returns: (transfer full): the same as HTML that can stand in a paragraph, addresses as links
 */
char *
praxis_reference_html_from_text (const char *text)
{
  g_autoptr(PraxisHtml) html = praxis_html_new ();

  g_return_val_if_fail (text != NULL, NULL);

  write_text (html, text);
  return praxis_html_free_to_string (g_steal_pointer (&html));
}

static void
append_text (GString         *text,
             const GumboNode *node)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    g_string_append (text, node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT)
    return;
  for (guint i = 0; i < node->v.element.children.length; i++)
    append_text (text, node->v.element.children.data[i]);
}

/**
 * praxis_reference_html_to_text:
 * @html: what praxis_reference_html_clean() or praxis_reference_html_from_text() made
 *
 * Returns: (transfer full): its text
 */
char *
praxis_reference_html_to_text (const char *html)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GumboOutput *output;

  g_return_val_if_fail (html != NULL, NULL);

  output = gumbo_parse (html);
  append_text (text, output->root);
  gumbo_destroy_output (&kGumboDefaultOptions, output);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
