/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-endnote-type.h"

/* EndNote's types of references (EndNote 21, "Reference Types", with the numbers of its XML) as CSL types. */

static const PraxisEndnoteType types[] = {
  { "Generic", "13", "document", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Journal Article", "17", "article-journal", PRAXIS_ENDNOTE_ARTICLE, FALSE },
  { "Electronic Article", "43", "article-journal", PRAXIS_ENDNOTE_ARTICLE, FALSE },
  { "Journal", NULL, "article-journal", PRAXIS_ENDNOTE_ARTICLE, FALSE },
  { "Magazine Article", "19", "article-magazine", PRAXIS_ENDNOTE_ARTICLE, FALSE },
  { "Newspaper Article", "23", "article-newspaper", PRAXIS_ENDNOTE_ARTICLE, FALSE },
  { "Review", NULL, "article-journal", PRAXIS_ENDNOTE_ARTICLE, FALSE },
  { "Book", "6", "book", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Edited Book", "28", "book", PRAXIS_ENDNOTE_WHOLE, TRUE },
  { "Electronic Book", "44", "book", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Book Section", "5", "chapter", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Electronic Book Section", "60", "chapter", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Encyclopedia", "53", "entry-encyclopedia", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Dictionary", "52", "entry-dictionary", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Conference Proceedings", "10", "paper-conference", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Conference Paper", "47", "paper-conference", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Conference", NULL, "paper-conference", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Thesis", "32", "thesis", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Report", "27", "report", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Government Document", "46", "report", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Unpublished Work", "34", "manuscript", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Manuscript", "36", "manuscript", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Preprint", "63", "article", PRAXIS_ENDNOTE_ARTICLE, FALSE },
  { "Web Page", "12", "webpage", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Blog", "56", "post-weblog", PRAXIS_ENDNOTE_CHAPTER, FALSE },
  { "Dataset", "59", "dataset", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Computer Program", "9", "software", PRAXIS_ENDNOTE_WHOLE, FALSE },
  { "Film or Broadcast", "21", "motion_picture", PRAXIS_ENDNOTE_WHOLE, FALSE },
};

/**
 * praxis_endnote_type_find:
 * @name: (nullable): a type's name, in any case
 * @number: (nullable): its number, for programs that write no name or one of their own
 *
 * Returns: (transfer none): the type; "Generic" where it is none of the list
 */
const PraxisEndnoteType *
praxis_endnote_type_find (const char *name,
                          const char *number)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (types); i++)
    {
      if (g_ascii_strcasecmp (types[i].name, name) == 0)
        return &types[i];
    }
  for (gsize i = 0; number != NULL && i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (types[i].number, number) == 0)
        return &types[i];
    }
  return &types[0];
}
