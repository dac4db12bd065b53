/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-isbn.h"
#include "cite/praxis-reference-name-parts.h"
#include "cite/praxis-work.h"
#include "praxis-record-text.h"

/*
 * One record while it is read: the importers say what their fields hold, here it becomes the CSL variable
 * (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables). Of what comes several times, the
 * first one counts.
 */

/* So much is never wrong with a source that is what it is said to be. */
#define MAX_PROBLEMS 100000

static PraxisRecord *
record_new (PraxisCitationBuilder *builder,
            guint                  line)
{
  PraxisRecord *self = g_new0 (PraxisRecord, 1);

  self->builder = builder;
  self->keywords = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->line = line;
  return self;
}

/**
 * praxis_record_new:
 * @type: the CSL type of the work
 * @line: the line of the source where it begins, from 1
 *
 * Returns: (transfer full): an empty record
 */
PraxisRecord *
praxis_record_new (const char *type,
                   guint       line)
{
  return record_new (praxis_citation_builder_new (type), line);
}

/**
 * praxis_record_new_from:
 * @citation: what is known already
 * @line: the line of the source where it begins, from 1
 *
 * Returns: (transfer full): a record that holds all that the citation holds
 */
PraxisRecord *
praxis_record_new_from (PraxisCitation *citation,
                        guint           line)
{
  return record_new (praxis_citation_builder_new_from (citation), line);
}

/**
 * praxis_record_free:
 * @self: (transfer full): a record
 */
void
praxis_record_free (PraxisRecord *self)
{
  praxis_citation_builder_free (self->builder);
  g_ptr_array_unref (self->keywords);
  g_hash_table_unref (self->known);
  g_free (self);
}

/**
 * praxis_record_set:
 * @self: a record
 * @field: a CSL variable that is text
 * @text: (nullable): what the source says; nothing where it says nothing
 */
void
praxis_record_set (PraxisRecord *self,
                   const char   *field,
                   const char   *text)
{
  g_autofree char *plain = text != NULL ? praxis_record_text_squeeze (text) : NULL;

  if (plain != NULL && *plain != '\0' && g_hash_table_add (self->known, g_strdup (field)))
    praxis_citation_builder_set_string (self->builder, field, plain);
}

/* Sets what @find finds in a text. */
static void
set_found (PraxisRecord  *self,
           const char    *field,
           const char    *text,
           char        *(*find) (const char *text))
{
  g_autofree char *number = text != NULL ? find (text) : NULL;

  praxis_record_set (self, field, number);
}

/**
 * praxis_record_set_doi:
 * @self: a record
 * @text: (nullable): a text with a DOI in any form, or without one
 */
void
praxis_record_set_doi (PraxisRecord *self,
                       const char   *text)
{
  set_found (self, "DOI", text, praxis_record_text_doi);
}

/**
 * praxis_record_set_isbn:
 * @self: a record
 * @text: (nullable): a text with an ISBN, or without one
 */
void
praxis_record_set_isbn (PraxisRecord *self,
                        const char   *text)
{
  set_found (self, "ISBN", text, praxis_isbn_find);
}

/**
 * praxis_record_set_issn:
 * @self: a record
 * @text: (nullable): a text with an ISSN, or without one
 */
void
praxis_record_set_issn (PraxisRecord *self,
                        const char   *text)
{
  set_found (self, "ISSN", text, praxis_record_text_issn);
}

/**
 * praxis_record_set_pages:
 * @self: a record
 * @text: (nullable): its pages, or the number of an article in a journal without pages; an address, which some
 *   programs keep there, is the work's address
 */
void
praxis_record_set_pages (PraxisRecord *self,
                         const char   *text)
{
  const char *address = text != NULL ? strstr (text, "http") : NULL;

  if (address != NULL)
    praxis_record_set (self, "URL", address);
  else if (text != NULL)
    praxis_record_set (self, praxis_record_text_is_number (text) ? "number" : "page", text);
}

/**
 * praxis_record_set_date:
 * @self: a record
 * @field: a CSL variable that is a date
 * @text: (nullable): a date in any of the forms that praxis_record_text_date() knows; words that are no date ("in press") stay
 *   as they are
 */
void
praxis_record_set_date (PraxisRecord *self,
                        const char   *field,
                        const char   *text)
{
  g_autofree char *plain = text != NULL ? praxis_record_text_squeeze (text) : NULL;
  int year = 0, month = 0, day = 0;

  if (plain == NULL || *plain == '\0' || !g_hash_table_add (self->known, g_strdup (field)))
    return;
  if (praxis_record_text_date (plain, &year, &month, &day))
    praxis_citation_builder_set_date (self->builder, field, year, month, day);
  else if (!g_ascii_isdigit (*plain))
    praxis_citation_builder_set_date_text (self->builder, field, plain);
}

/**
 * praxis_record_set_language:
 * @self: a record
 * @text: (nullable): a language by code or name
 */
void
praxis_record_set_language (PraxisRecord *self,
                            const char   *text)
{
  g_autofree char *plain = text != NULL ? praxis_record_text_squeeze (text) : NULL;

  praxis_record_set (self, "language", plain != NULL ? praxis_record_text_language (plain) : NULL);
}

/**
 * praxis_record_add_group:
 * @self: a record
 * @field: a CSL variable of names
 * @text: (nullable): the name of a group, whole
 */
void
praxis_record_add_group (PraxisRecord *self,
                         const char   *field,
                         const char   *text)
{
  g_autofree char *plain = text != NULL ? praxis_record_text_squeeze (text) : NULL;
  g_autoptr(PraxisName) name = NULL;

  if (plain == NULL || *plain == '\0')
    return;
  name = praxis_name_new_literal (plain);
  praxis_citation_builder_add_name (self->builder, field, name);
}

static gboolean
is_suffix (const char *text)
{
  static const char *const suffixes[] = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (suffixes, lower);
}

/* "Berg, Jane, Jr." and "Berg, Jr., Jane": in a database a comma stands behind the family name, whatever it sounds like. */
static PraxisName *
name_with_comma (const char *text)
{
  PraxisName *name = praxis_name_new ();
  g_auto(GStrv) parts = g_strsplit (text, ",", 3);
  char *given, *suffix, *last;

  for (gsize i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  given = parts[1];
  suffix = parts[2];
  if (suffix != NULL && is_suffix (given))
    {
      given = parts[2];
      suffix = parts[1];
    }
  /* MEDLINE has it behind the given names: "Berg, Jane Jr". */
  last = strrchr (given, ' ');
  if (suffix == NULL && last != NULL && is_suffix (last + 1))
    {
      suffix = last + 1;
      *last = '\0';
    }
  praxis_name_set_family (name, parts[0]);
  if (*given != '\0')
    praxis_name_set_given (name, given);
  if (suffix != NULL && *suffix != '\0')
    name->suffix = praxis_name_format_suffix (suffix);
  return name;
}

/**
 * praxis_record_add_name:
 * @self: a record
 * @field: a CSL variable of names
 * @text: (nullable): "van der Berg, J. A., Jr.", "Jane Berg"; a comma at the end tells a group, as EndNote writes it
 */
void
praxis_record_add_name (PraxisRecord *self,
                        const char   *field,
                        const char   *text)
{
  g_autofree char *plain = text != NULL ? praxis_record_text_squeeze (text) : NULL;
  g_autoptr(PraxisName) name = NULL;

  if (plain == NULL || *plain == '\0')
    return;
  if (g_str_has_suffix (plain, ","))
    {
      plain[strlen (plain) - 1] = '\0';
      praxis_record_add_group (self, field, plain);
      return;
    }
  name = strchr (plain, ',') != NULL ? name_with_comma (plain) : praxis_name_from_text (plain);
  if (name != NULL)
    praxis_citation_builder_add_name (self->builder, field, name);
}

/**
 * praxis_record_add_keyword:
 * @self: a record
 * @text: (nullable): a keyword; the star that marks a main heading of MeSH goes
 *   (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#mh)
 */
void
praxis_record_add_keyword (PraxisRecord *self,
                           const char   *text)
{
  g_autofree char *plain = text != NULL ? praxis_record_text_squeeze (text) : NULL;
  g_autofree char *key = NULL;
  char *to = plain;

  for (char *from = plain; from != NULL && *from != '\0'; from++)
    {
      if (*from != '*')
        *to++ = *from;
    }
  if (to == plain)
    return;
  *to = '\0';
  g_strstrip (plain);
  key = g_strconcat ("keyword:", plain, NULL);
  if (*plain != '\0' && g_hash_table_add (self->known, g_steal_pointer (&key)))
    g_ptr_array_add (self->keywords, g_steal_pointer (&plain));
}

/**
 * praxis_record_give_up:
 * @page: what is understood of a source
 * @line: the line where the reading stands
 * @hopeless: whether the importer has reasons of its own
 *
 * Notes that the rest of a source is left out, where too much is wrong with it: a list of millions of problems helps nobody.
 *
 * Returns: whether the importer shall stop
 */
gboolean
praxis_record_give_up (PraxisBlogPage *page,
                       guint           line,
                       gboolean        hopeless)
{
  if (page->problems->len < MAX_PROBLEMS && !hopeless)
    return FALSE;
  praxis_blog_page_add_problem (page, NULL, line, NULL, _("Too much is wrong with this source; the rest of it was left out."));
  return TRUE;
}

/* --- What it came to -------------------------------------------------------------------------------------- */

/* A work that nothing tells from another one is no use. */
static gboolean
is_known_by_something (PraxisCitation *citation)
{
  static const char *const fields[] = { "title", "DOI", "PMID", "PMCID", "ISBN", "container-title" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (praxis_citation_get_field (citation, fields[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "In press" is a date too. */
static gboolean
has_date_words (PraxisCitation *citation)
{
  g_autofree char *words = praxis_work_dup_text (citation, "issued");

  return words != NULL && *words != '\0';
}

static void
add_doubts (PraxisBlogPage     *page,
            PraxisBlogPagePost *post,
            PraxisCitation     *citation)
{
  g_autoptr(GPtrArray) authors = praxis_citation_get_names (citation, "author");
  g_autoptr(GPtrArray) editors = praxis_citation_get_names (citation, "editor");

  if (praxis_citation_get_field (citation, "title") == NULL)
    praxis_blog_page_add_problem (page, post, post->line, "title", _("The record has no title."));
  if (authors->len == 0 && editors->len == 0)
    praxis_blog_page_add_problem (page, post, post->line, "author", _("The record names no author."));
  if (praxis_citation_get_year (citation) == 0 && !has_date_words (citation))
    praxis_blog_page_add_problem (page, post, post->line, "issued", _("The record has no year."));
}

/**
 * praxis_record_take:
 * @self: (transfer full): a record
 * @page: what is understood of the source
 *
 * Ends a record and adds it as a post, with what is in doubt; one that says nothing of a work is a problem instead.
 *
 * Returns: whether there is a post
 */
gboolean
praxis_record_take (PraxisRecord   *self,
                    PraxisBlogPage *page)
{
  g_autoptr(PraxisRecord) record = self;
  g_autoptr(PraxisCitation) citation = NULL;
  g_autofree char *keywords = NULL;
  PraxisBlogPagePost *post;

  g_ptr_array_add (self->keywords, NULL);
  /* Headings of MeSH have commas in them. */
  keywords = g_strjoinv ("; ", (char **) self->keywords->pdata);
  praxis_record_set (self, "keyword", keywords);
  citation = praxis_citation_builder_end (self->builder, NULL);
  if (!is_known_by_something (citation))
    {
      praxis_blog_page_add_problem (page, NULL, self->line, NULL,
                                    _("This record was left out: it has neither a title nor a number to know the work by."));
      return FALSE;
    }
  post = praxis_blog_page_post_new ();
  post->title = g_strdup (praxis_citation_get_field (citation, "title"));
  post->line = self->line;
  post->keywords = g_strdupv ((char **) self->keywords->pdata);
  post->summary = g_strdup ("");
  post->implications = g_strdup ("");
  post->summary_paragraphs = g_new0 (char *, 1);
  post->implication_paragraphs = g_new0 (char *, 1);
  g_ptr_array_add (post->citations, g_object_ref (citation));
  g_ptr_array_add (page->posts, post);
  add_doubts (page, post, citation);
  return TRUE;
}
