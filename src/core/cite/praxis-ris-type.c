/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-ris-type.h"

/*
 * CSL's types as those of RIS, chosen by what programs for references make of them on import:
 *
 * - An article that is online first is JOUR: EJOUR has other tags for the same things, and INPR comes in as a manuscript.
 * - RIS has no preprint. MANSCPT has a place for the archive (PB) and for the number (NV), and comes in as a manuscript
 *   with its kind (M3); UNPB is taken for an article by some programs.
 * - A film is VIDEO and not ADVS or MPCT, which come in as broadcasts.
 */

static const struct
{
  const char    *csl;
  const char    *ris;
  PraxisRisForm  form;
} types[] = {
  { "article-journal", "JOUR", PRAXIS_RIS_ARTICLE },
  { "article", "MANSCPT", PRAXIS_RIS_MANUSCRIPT },
  { "article-magazine", "MGZN", PRAXIS_RIS_ARTICLE },
  { "article-newspaper", "NEWS", PRAXIS_RIS_ARTICLE },
  { "review", "JOUR", PRAXIS_RIS_ARTICLE },
  { "review-book", "JOUR", PRAXIS_RIS_ARTICLE },
  { "chapter", "CHAP", PRAXIS_RIS_PART },
  { "entry", "ENCYC", PRAXIS_RIS_PART },
  { "entry-encyclopedia", "ENCYC", PRAXIS_RIS_PART },
  { "entry-dictionary", "DICT", PRAXIS_RIS_PART },
  { "book", "BOOK", PRAXIS_RIS_BOOK },
  { "collection", "BOOK", PRAXIS_RIS_BOOK },
  { "classic", "BOOK", PRAXIS_RIS_BOOK },
  { "paper-conference", "CONF", PRAXIS_RIS_CONFERENCE },
  { "speech", "CPAPER", PRAXIS_RIS_CONFERENCE },
  { "thesis", "THES", PRAXIS_RIS_THESIS },
  { "report", "RPRT", PRAXIS_RIS_REPORT },
  { "standard", "STAND", PRAXIS_RIS_REPORT },
  { "manuscript", "MANSCPT", PRAXIS_RIS_MANUSCRIPT },
  { "webpage", "ELEC", PRAXIS_RIS_PAGE },
  { "post", "ELEC", PRAXIS_RIS_PAGE },
  { "post-weblog", "BLOG", PRAXIS_RIS_PAGE },
  { "dataset", "DATA", PRAXIS_RIS_VERSIONED },
  { "software", "COMP", PRAXIS_RIS_VERSIONED },
  { "motion_picture", "VIDEO", PRAXIS_RIS_OTHER },
  { "broadcast", "MPCT", PRAXIS_RIS_OTHER },
  { "song", "SOUND", PRAXIS_RIS_OTHER },
  { "graphic", "ART", PRAXIS_RIS_OTHER },
  { "figure", "FIGURE", PRAXIS_RIS_OTHER },
  { "map", "MAP", PRAXIS_RIS_OTHER },
  { "patent", "PAT", PRAXIS_RIS_OTHER },
  { "bill", "BILL", PRAXIS_RIS_OTHER },
  { "hearing", "HEAR", PRAXIS_RIS_OTHER },
  { "legal_case", "CASE", PRAXIS_RIS_OTHER },
  { "legislation", "STAT", PRAXIS_RIS_OTHER },
  { "pamphlet", "PAMP", PRAXIS_RIS_OTHER },
  { "personal_communication", "PCOMM", PRAXIS_RIS_OTHER },
  { "interview", "PCOMM", PRAXIS_RIS_OTHER },
};

static gboolean
has_names (PraxisCitation *citation,
           const char     *field)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, field);

  return names->len > 0;
}

/* CSL's "article" is a preprint, unless it has a journal and a place in it. */
static gboolean
is_in_journal (PraxisCitation *citation)
{
  return praxis_citation_get_field (citation, "container-title") != NULL &&
         (praxis_citation_get_field (citation, "volume") != NULL || praxis_citation_get_field (citation, "page") != NULL);
}

/**
 * praxis_ris_type:
 * @citation: a citation
 * @form: (out): what its record looks like
 *
 * Returns: (transfer none): its type in RIS; "GEN" where RIS has none for it
 */
const char *
praxis_ris_type (PraxisCitation *citation,
                 PraxisRisForm  *form)
{
  const char *type;
  const char *ris = "GEN";

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  type = praxis_citation_get_field (citation, "type");
  *form = PRAXIS_RIS_OTHER;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (type, types[i].csl) != 0)
        continue;
      *form = types[i].form;
      ris = types[i].ris;
      break;
    }
  if (*form == PRAXIS_RIS_BOOK && !has_names (citation, "author") && has_names (citation, "editor"))
    {
      *form = PRAXIS_RIS_EDITED_BOOK;
      return "EDBOOK";
    }
  if (g_strcmp0 (type, "article") == 0 && is_in_journal (citation))
    {
      *form = PRAXIS_RIS_ARTICLE;
      return "JOUR";
    }
  return ris;
}
