/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-review.h"

/* What checks say of names, years, numbers and journals in the prose beside those of the reference. Most cases are near misses. */

static const char wampold[] =
  "{\"type\":\"article-journal\",\"title\":\"The alliance in mental health care\",\"container-title\":\"World Psychiatry\","
  "\"author\":[{\"family\":\"Wampold\",\"given\":\"B. E.\"},{\"family\":\"Flückiger\",\"given\":\"C.\"}],"
  "\"issued\":{\"date-parts\":[[2023]]}}";

static const char cuijpers[] =
  "{\"type\":\"article-journal\",\"title\":\"A meta-analysis including 409 trials with 52,702 patients\","
  "\"container-title\":\"World Psychiatry\",\"author\":[{\"family\":\"Cuijpers\",\"given\":\"P.\"},"
  "{\"family\":\"Leichsenring\",\"given\":\"F.\"},{\"family\":\"Anderson\",\"given\":\"K.\"},{\"family\":\"Kolk\","
  "\"non-dropping-particle\":\"van der\",\"given\":\"B.\"},{\"family\":\"Lo Coco\",\"given\":\"G.\"},{\"family\":\"Hill\","
  "\"given\":\"C.\"},{\"family\":\"Ørbeck\",\"given\":\"T.\"},"
  "{\"family\":\"Baur\",\"given\":\"T.\"}],\"issued\":{\"date-parts\":[[2023]]}}";

static const char particles[] =
  "{\"type\":\"article-journal\",\"title\":\"Yoga for trauma\",\"author\":[{\"family\":\"Kolk\","
  "\"non-dropping-particle\":\"van der\",\"given\":\"B.\"},{\"family\":\"von Wyl\",\"given\":\"A.\"},"
  "{\"family\":\"d’Huart\",\"given\":\"D.\"},{\"family\":\"van Dijk\",\"given\":\"S.\"},{\"family\":\"Bär\",\"given\":\"K.\"},"
  "{\"family\":\"Müller\",\"given\":\"R.\"}],\"issued\":{\"date-parts\":[[2014]]}}";

static const char alone[] =
  "{\"type\":\"book\",\"title\":\"On endings\",\"author\":[{\"family\":\"Murdin\",\"given\":\"L.\"}],"
  "\"issued\":{\"date-parts\":[[2019]]}}";

static const char skills[] =
  "{\"type\":\"article-journal\",\"title\":\"Skills of therapists: A trial with 120 patients\",\"container-title\":\"Psychotherapy\","
  "\"author\":[{\"family\":\"Anderson\",\"given\":\"T.\"},{\"family\":\"McPherson\",\"given\":\"S.\"},{\"family\":\"Horvath\","
  "\"given\":\"A. O.\"}],\"issued\":{\"date-parts\":[[2018]]}}";

static const char pooled[] =
  "{\"type\":\"article-journal\",\"title\":\"A meta-analysis of 295 studies with 30,500 patients\",\"container-title\":\"%s\","
  "\"author\":[{\"family\":\"Flückiger\",\"given\":\"C.\"},{\"family\":\"Del Re\",\"given\":\"A. C.\"},{\"family\":\"Wampold\","
  "\"given\":\"B. E.\"},{\"family\":\"Horvath\",\"given\":\"A. O.\"}],\"issued\":{\"date-parts\":[[2018]]}}";

/* A work that appeared in a journal. */
static PraxisDraft *
make_pooled (const char *journal)
{
  PraxisDraft *draft = praxis_draft_new ();
  g_auto(GStrv) parts = g_strsplit (pooled, "%s", 2);
  g_autofree char *csl = g_strconcat (parts[0], journal, parts[1], NULL);

  test_review_cite (draft, csl);
  return draft;
}

static PraxisDraft *
make_draft (const char *csl)
{
  PraxisDraft *draft = praxis_draft_new ();

  test_review_cite (draft, csl);
  return draft;
}

static void
test_author_name (void)
{
  static const TestReviewCase cases[] = {
    { "Fluckiger and Wampold (2023) looked at it.", "Fluckiger", "Flückiger" },
    { "Wampold and Fluckiger looked at it.", "Fluckiger", "Flückiger" },
    { "Wampold and Flueckiger looked at it.", "Flueckiger", "Flückiger" },
    { "Wampol and Flückiger (2023) looked at it.", "Wampol", "Wampold" },
    { "The alliance, as Wamplod puts it, is a bond.", "Wamplod", "Wampold" },
    { "It was **Wammpold** who said so.", "Wammpold", "Wampold" },
    { "Wampold's and Fluckiger's review was long.", "Fluckiger", "Flückiger" },
    /* As they are. */
    { "Wampold and Flückiger (2023) looked at it. Wampold’s idea is old.", NULL, NULL },
    { "Bruce E. Wampold and Christoph Flückiger looked at it.", NULL, NULL },
    { "In Wampolds Sicht ist es anders.", NULL, NULL },
    /* Others. */
    { "Bordin (1979) said it first, and Fonagy and Bateman agreed.", NULL, NULL },
    { "Wampole (2011) studied the market.", NULL, NULL },
    { "Wampole and Smith studied the market.", NULL, NULL },
    { "Wampol and Smith studied the market.", NULL, NULL },
    { "The Wampole Laboratories paid for it.", NULL, NULL },
    { "“Wampol” is how a patient called him.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_draft (wampold);

  test_review_check (draft, "author-name", cases, G_N_ELEMENTS (cases));
}

static void
test_author_name_many (void)
{
  static const TestReviewCase cases[] = {
    { "Cuipers and colleagues gathered trials.", "Cuipers", "Cuijpers" },
    { "Cuijpres et al. gathered trials.", "Cuijpres", "Cuijpers" },
    { "So did Orbeck, in Oslo.", "Orbeck", "Ørbeck" },
    { "They asked Leichsenrig for data.", "Leichsenrig", "Leichsenring" },
    { "Cuijpers, Leichsenring, Andersson, van der Kolk, Lo Coco, and Hill (2023) gathered trials.", "Andersson", "Anderson" },
    /* Others with a name as near. */
    { "Cuijpers and colleagues, Anderson among them, build on Andersen and colleagues.", NULL, NULL },
    { "As Andersen (2011) found, trials are few.", NULL, NULL },
    { "Hall and colleagues had found less.", NULL, NULL },
    { "Help and Hell are words. Hills are high.", NULL, NULL },
    { "The Kolb cycle has four parts, and Kolbe was a painter.", NULL, NULL },
    { "Cuijpers and Lo Coco, with van der Kolk, did it.", NULL, NULL },
    { "Coca leaves and Cocoa were not studied.", NULL, NULL },
    { "Bauer was a composer.", NULL, NULL },
    { "Cuijpers gathered trials. Andersson and colleagues studied online therapy.", NULL, NULL },
    { "Andersson and colleagues have studied online therapy.", NULL, NULL },
    { "Carlbring and Andersson showed it. Anderson tested skills.", NULL, NULL },
    { "Andersson’s idea is old.", NULL, NULL },
    { "Cuijpers, Lo Coco, and Anderson work with Andersson.", NULL, NULL },
    { "CUIJPERS and colleagues gathered trials.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_draft (cuijpers);

  test_review_check (draft, "author-name", cases, G_N_ELEMENTS (cases));
}

/* The capital of a sentence is none of a name, and short words and given names are those of others. */
static void
test_author_name_capital (void)
{
  static const TestReviewCase cases[] = {
    { "Van Dijk found that yoga helped.", NULL, NULL },
    { "Van der Kolk found that yoga helped.", NULL, NULL },
    { "Von Wyl and her coauthor found that yoga helped.", NULL, NULL },
    { "D’Huart and Meyer found that yoga helped.", NULL, NULL },
    { "Bar graphs show it.", NULL, NULL },
    { "The first author of the manual is Jeanne Muller of Paris.", NULL, NULL },
    { "Later, Bar showed it.", "Bar", "Bär" },
    { "Muller showed it.", "Muller", "Müller" },
    { "As Muller showed, yoga helped.", "Muller", "Müller" },
  };
  g_autoptr(PraxisDraft) draft = make_draft (particles);

  test_review_check (draft, "author-name", cases, G_N_ELEMENTS (cases));
}

/* Names that sound the same are mostly those of other people, and where the other names are right, two slips are not too many. */
static void
test_author_name_variants (void)
{
  static const TestReviewCase cases[] = {
    { "Andersson et al. (2018) tested skills.", "Andersson", "Anderson" },
    { "Anderson, MacPherson and Horvath tested skills.", "MacPherson", "McPherson" },
    { "Anderson, McPherson, and Hovarth (2018) tested skills.", "Hovarth", "Horvath" },
    { "Andersson and colleagues tested skills.", "Andersson", NULL },
    { "Anderson and colleagues tested skills, as Andersson and colleagues had.", NULL, NULL },
    { "Anderson tested skills with the MacPherson scale.", NULL, NULL },
    { "Hovarth (2018) is another one, and Hovarth and Smith are others.", NULL, NULL },
    { "Anderson, Horvath and Hovarth are three people.", NULL, NULL },
    { "Mentalizing and Anderson’s skills are near each other.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_draft (skills);
  g_autoptr(GPtrArray) unsure = NULL;

  test_review_check (draft, "author-name", cases, G_N_ELEMENTS (cases));
  praxis_draft_set_summary (draft, "Andersson and colleagues tested skills.");
  unsure = test_review_run (draft, "author-name");
  g_assert_cmpint (praxis_remark_get_fields (unsure->pdata[0])->severity, ==, PRAXIS_SEVERITY_SUGGESTION);
}

/* "Smith, Jones, and colleagues", where Jones is nearly an author of the work, or none. */
static void
test_author_name_second (void)
{
  static const TestReviewCase cases[] = {
    { "Flückiger, Smith, and colleagues pooled 295 studies.", "Smith", NULL },
    { "Flückiger, Smith et al. (2018) pooled 295 studies.", "Smith", NULL },
    { "It was pooled (Flückiger, van Straten, et al., 2018).", "Straten", NULL },
    { "Flückiger, Hovarth et al. pooled 295 studies.", "Hovarth", "Horvath" },
    { "Fluckiger, Del Re, and colleagues pooled 295 studies.", "Fluckiger", "Flückiger" },
    /* Authors of it. */
    { "Flückiger, Del Re, and colleagues pooled 295 studies.", NULL, NULL },
    { "Flückiger, Delre, and colleagues pooled 295 studies.", NULL, NULL },
    { "Flückiger, Wampold et al. (2018) pooled 295 studies.", NULL, NULL },
    { "Flückiger, A. O. Horvath, and colleagues pooled 295 studies.", NULL, NULL },
    /* Another work of the first one, or of others. */
    { "Flückiger, Smith et al. (2012) pooled 201 studies.", NULL, NULL },
    { "Flückiger and colleagues pooled 295 studies. Flückiger, Smith, and colleagues asked why.", NULL, NULL },
    { "In 2012, Flückiger, Smith, and colleagues pooled 201 studies.", NULL, NULL },
    { "In earlier work, Flückiger, Smith, and colleagues pooled 201 studies.", NULL, NULL },
    { "Building on Flückiger, Smith, and colleagues, they pooled 295 studies.", NULL, NULL },
    { "Unlike Flückiger, Smith et al., they pooled 295 studies.", NULL, NULL },
    { "Smith, Flückiger, and colleagues pooled 201 studies.", NULL, NULL },
    { "Flückiger, New York, and colleagues pooled 295 studies.", NULL, NULL },
    { "Flückiger, Switzerland, and colleagues pooled 295 studies.", NULL, NULL },
    { "Flückiger, PhD, and colleagues pooled 295 studies. ", NULL, NULL },
    { "“Flückiger, Smith, and colleagues,” one of them wrote, was the wrong name.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_pooled ("Psychotherapy");
  g_autoptr(PraxisDraft) single = make_draft (alone);

  test_review_check (draft, "author-name", cases, G_N_ELEMENTS (cases));
  /* Who the others of a work with one author are is another question. */
  test_review_check (single, "author-name", (const TestReviewCase[]) { { "Murdin, Smith, and colleagues wrote it.", NULL, NULL } }, 1);
  /* A second work of the first author has that second one. */
  test_review_cite (draft, "{\"type\":\"book\",\"author\":[{\"family\":\"Flückiger\"},{\"family\":\"Smith\"},{\"family\":\"Grawe\"}],"
                           "\"issued\":{\"date-parts\":[[2013]]}}");
  test_review_check (draft, "author-name", (const TestReviewCase[]) { { cases[0].summary, NULL, NULL } }, 1);
}

static void
test_author_count (void)
{
  static const TestReviewCase cases[] = {
    { "Wampold and colleagues reviewed it.", "Wampold and colleagues", "Wampold and Flückiger" },
    { "It was reviewed (Wampold et al., 2023).", "Wampold et al", NULL },
    { "Wampold and Flückiger reviewed it.", NULL, NULL },
    { "Wampold, with colleagues in Oslo, reviewed it.", NULL, NULL },
    { "Wampold et al. (2017) had found it before. So had Wampold and colleagues in later work.", NULL, NULL },
    { "In 2017, Wampold and colleagues had reviewed it.", NULL, NULL },
    { "In 2023, Wampold and colleagues reviewed it.", "Wampold and colleagues", "Wampold and Flückiger" },
    { "Imel and colleagues reviewed it.", NULL, NULL },
    { "Wampold and colleagues from the clinic were the therapists.", NULL, NULL },
    { "They reviewed Wampold and colleagues’ work.", "Wampold and colleagues", NULL },
    { "Wampold and Imel (2015) wrote a book.", NULL, NULL },
  };
  static const TestReviewCase cases_many[] = {
    { "Cuijpers and Leichsenring gathered trials.", "Cuijpers and Leichsenring", "Cuijpers and colleagues" },
    { "Trials were gathered (Cuijpers & Leichsenring, 2023).", "Cuijpers & Leichsenring", "Cuijpers et al." },
    { "Cuijpers and colleagues (2023) gathered trials.", NULL, NULL },
    { "Two of the authors, Cuijpers and Leichsenring, are known for other work.", NULL, NULL },
    { "Cuijpers and Leichsenring (2016) had found the same.", NULL, NULL },
    { "Cuijpers, Leichsenring and Anderson gathered trials.", NULL, NULL },
    { "Cuijpers and Karyotaki gathered trials.", NULL, NULL },
  };
  static const TestReviewCase cases_alone[] = {
    { "Murdin and colleagues write about endings.", "Murdin and colleagues", NULL },
    { "Murdin writes about endings, for colleagues and students.", NULL, NULL },
    { "Murdin (2019) writes about endings.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) two = make_draft (wampold);
  g_autoptr(PraxisDraft) many = make_draft (cuijpers);
  g_autoptr(PraxisDraft) one = make_draft (alone);

  test_review_check (two, "author-count", cases, G_N_ELEMENTS (cases));
  test_review_check (many, "author-count", cases_many, G_N_ELEMENTS (cases_many));
  test_review_check (one, "author-count", cases_alone, G_N_ELEMENTS (cases_alone));
}

static void
test_year (void)
{
  static const TestReviewCase cases[] = {
    { "Wampold and Flückiger (2013) reviewed the alliance.", "2013", NULL },
    { "The alliance matters (Wampold & Flückiger, 2032).", "2032", NULL },
    { "Wampold and Flückiger (2023) reviewed the alliance.", NULL, NULL },
    { "Wampold and Flückiger (2023) build on Wampold and Flückiger (2018).", NULL, NULL },
    { "Wampold and Flückiger (2013) began, and Wampold and Flückiger (2023) go on.", NULL, NULL },
    { "In earlier work, Wampold and Flückiger (2018) said less.", NULL, NULL },
    { "Wampold and Flückiger review it. Wampold and Flückiger (2018) had said less.", NULL, NULL },
    { "The bond is old (Wampold & Flückiger, 2013). Wampold and Flückiger look at it anew.", NULL, NULL },
    { "Wampold (2015) wrote a book.", NULL, NULL },
    { "Wampold and Imel (2015) wrote a book.", NULL, NULL },
    { "Flückiger and Wampold (2018) wrote the other one.", NULL, NULL },
    { "Wampold and Flückiger (1879 people in all) reviewed it.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_draft (wampold);
  g_autoptr(GPtrArray) near = NULL;

  test_review_check (draft, "year", cases, G_N_ELEMENTS (cases));
  praxis_draft_set_summary (draft, "Wampold and Flückiger (2022) reviewed the alliance.");
  near = test_review_run (draft, "year");
  g_assert_cmpuint (near->len, ==, 1);
  g_assert_cmpint (praxis_remark_get_fields (near->pdata[0])->severity, ==, PRAXIS_SEVERITY_SUGGESTION);
  /* The other year is that of another work of the post. */
  test_review_cite (draft, "{\"type\":\"book\",\"author\":[{\"family\":\"Wampold\"},{\"family\":\"Flückiger\"}],"
                           "\"issued\":{\"date-parts\":[[2013]]}}");
  test_review_check (draft, "year", (const TestReviewCase[]) { { cases[0].summary, NULL, NULL } }, 1);
}

/* What a work takes up from an earlier one of the same people, and works in a row. */
static void
test_year_of_others (void)
{
  static const TestReviewCase cases[] = {
    { "Flückiger et al. (2012) pooled 295 studies.", "2012", NULL },
    { "Flückiger and colleagues (2012) used data of 295 studies.", "2012", NULL },
    { "A meta-analysis by Flückiger et al. (2012) asks what the alliance is worth.", "2012", NULL },
    { "The alliance predicts outcome (Flückiger et al., 2012).", "2012", NULL },
    { "Building on Flückiger et al. (2012), the authors pooled 295 studies.", NULL, NULL },
    { "The authors extend the work of Flückiger and colleagues (2012).", NULL, NULL },
    { "Using the method that Flückiger et al. (2012) developed, the authors pooled 295 studies.", NULL, NULL },
    { "They used the database described by Flückiger et al. (2008).", NULL, NULL },
    { "They follow a protocol by Flückiger et al. (2016).", NULL, NULL },
    { "Most of what Flückiger et al. (2012) found is still true.", NULL, NULL },
    { "Flückiger et al. (2020) have looked at it again since.", NULL, NULL },
    { "It is so (Horvath & Symonds, 1991; Martin et al., 2000; Horvath et al., 2011; Flückiger et al., 2012).", NULL, NULL },
    { "It is so (Flückiger et al., 2012; Cuijpers et al., 2013).", NULL, NULL },
    { "Horvath and Symonds (1991), Martin et al. (2000), and Flückiger et al. (2012) agree.", NULL, NULL },
    { "The alliance predicts outcome (e.g., Flückiger et al., 2012).", NULL, NULL },
    { "It is so in the work of some, e.g. Flückiger et al. (2012).", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_pooled ("Psychotherapy");
  g_autoptr(GPtrArray) narrative = NULL, in_brackets = NULL;

  test_review_check (draft, "year", cases, G_N_ELEMENTS (cases));
  praxis_draft_set_summary (draft, cases[0].summary);
  narrative = test_review_run (draft, "year");
  g_assert_cmpint (praxis_remark_get_fields (narrative->pdata[0])->severity, ==, PRAXIS_SEVERITY_DOUBT);
  praxis_draft_set_summary (draft, cases[3].summary);
  in_brackets = test_review_run (draft, "year");
  g_assert_cmpint (praxis_remark_get_fields (in_brackets->pdata[0])->severity, ==, PRAXIS_SEVERITY_SUGGESTION);
}

/* A year in which nothing can have appeared, beside whatever authors and of a work of the post. */
static void
test_year_to_come (void)
{
  static const TestReviewCase cases[] = {
    { "Others found the same (Smith & Jones, 2087).", "2087", NULL },
    { "Smith and colleagues (2087) found the same.", "2087", NULL },
    { "Others found the same (Smith & Jones, 1987).", NULL, NULL },
    { "By 2087 twice as many people will be old.", NULL, NULL },
    { "Healthy People (2030) sets objectives, as do the Sustainable Development Goals (2030).", NULL, NULL },
    { "In Blade Runner (2049) attachment is a theme.", NULL, NULL },
    { "In 2087 patients Smith and colleagues found the same.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_draft (wampold);
  g_autoptr(GPtrArray) remarks = NULL;

  test_review_check (draft, "year", cases, G_N_ELEMENTS (cases));
  test_review_cite (draft, "{\"type\":\"book\",\"author\":[{\"family\":\"Smith\"}],\"issued\":{\"date-parts\":[[2087]]}}");
  praxis_draft_set_summary (draft, "");
  remarks = test_review_run (draft, "year");
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpint (praxis_remark_get_fields (remarks->pdata[0])->severity, ==, PRAXIS_SEVERITY_ERROR);
  g_assert_cmpint (praxis_remark_get_fields (remarks->pdata[0])->place.field, ==, PRAXIS_DRAFT_CITATIONS);
  g_assert_cmpint (praxis_remark_get_fields (remarks->pdata[0])->place.index, ==, 1);
}

/* A year that a sentence begins with, in front of the authors. */
static void
test_year_in_front (void)
{
  static const TestReviewCase cases[] = {
    { "In their 2012 meta-analysis, Flückiger and colleagues ask what the alliance is worth.", "2012", NULL },
    { "In a 2012 article, Flückiger et al. ask what the alliance is worth.", "2012", NULL },
    { "In their 2012 review, Flückiger et al. pooled studies. Flückiger and colleagues say what for.", "2012", NULL },
    { "In 2012, Flückiger and colleagues found that the alliance matters.", "2012", NULL },
    /* As it is. */
    { "In their 2018 meta-analysis, Flückiger and colleagues ask what the alliance is worth.", NULL, NULL },
    { "In 2018, Flückiger and colleagues found that the alliance matters.", NULL, NULL },
    /* The year of the data, or of what somebody else did. */
    { "In 2012, Flückiger and colleagues began to gather studies.", NULL, NULL },
    { "In 2012, Flückiger and colleagues recruited 57 patients.", NULL, NULL },
    { "In their 2012 survey, Flückiger and colleagues asked therapists.", NULL, NULL },
    { "In their 2012 follow-up, Flückiger and colleagues saw them again.", NULL, NULL },
    { "In the 2012 review, Flückiger and colleagues had found it.", NULL, NULL },
    { "In the 2009 guideline, Flückiger and colleagues found little.", NULL, NULL },
    { "In 2012, Horvath and colleagues found that the alliance matters.", NULL, NULL },
    { "In their 2012 review, Flückiger and Horvath found it.", NULL, NULL },
    { "In 2012, when it all began, Flückiger and colleagues found a few studies.", NULL, NULL },
    /* Another work of the same people. */
    { "In 2012, Flückiger and colleagues found that it matters. Now they look again.", NULL, NULL },
    { "In 2012, Flückiger and colleagues found that it matters. This meta-analysis asks whether it does.", NULL, NULL },
    { "In their 2012 review, Flückiger and colleagues found it. Flückiger et al. (2018) look at it in more studies.", NULL, NULL },
    { "In their earlier 2012 review, Flückiger and colleagues found it.", NULL, NULL },
    { "In 2012 already, Flückiger and colleagues found it.", NULL, NULL },
    { "Since their 2012 review, Flückiger and colleagues have gathered studies.", NULL, NULL },
    { "Flückiger and colleagues ask what it is worth. In their 2012 review, Flückiger et al. asked less.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_pooled ("Psychotherapy");
  g_autoptr(GPtrArray) named = NULL, loose = NULL;

  test_review_check (draft, "year", cases, G_N_ELEMENTS (cases));
  praxis_draft_set_summary (draft, cases[0].summary);
  named = test_review_run (draft, "year");
  g_assert_cmpint (praxis_remark_get_fields (named->pdata[0])->severity, ==, PRAXIS_SEVERITY_DOUBT);
  praxis_draft_set_summary (draft, cases[3].summary);
  loose = test_review_run (draft, "year");
  g_assert_cmpint (praxis_remark_get_fields (loose->pdata[0])->severity, ==, PRAXIS_SEVERITY_SUGGESTION);
}

/* Round numbers, parts of the whole, other works. */
static void
test_counts_of_others (void)
{
  static const TestReviewCase pooled_cases[] = {
    { "They reviewed 259 studies.", "259 studies", NULL },
    { "They reviewed about 259 studies.", "259 studies", NULL },
    { "The analysis included 259 studies.", "259 studies", NULL },
    { "They pooled more than 30,000 patients.", NULL, NULL },
    { "They reviewed about 300 studies.", NULL, NULL },
    { "They pooled almost three hundred studies.", NULL, NULL },
    { "A total of 259 studies were included.", "259 studies", NULL },
    { "The meta-analysis of outcomes included 259 studies.", "259 studies", NULL },
    { "The analysis of dropouts included 96 studies.", NULL, NULL },
    { "A total of 26 studies reported on follow-up.", NULL, NULL },
    { "Most were small: the median study included 62 patients.", NULL, NULL },
  };
  static const TestReviewCase cases[] = {
    { "They included 102 patients.", "102 patients", NULL },
    { "Anderson and colleagues (2018) included 90 patients.", "90 patients", NULL },
    { "A total of 500 patients were screened.", NULL, NULL },
    { "The final analysis included 112 patients.", NULL, NULL },
    { "The intention-to-treat analysis included 112 patients.", NULL, NULL },
    { "The trial by Smith (2010) included 90 patients.", NULL, NULL },
    { "Anderson and colleagues (2009) had included 90 patients.", NULL, NULL },
    { "They included 60 patients in each arm.", NULL, NULL },
    { "They included 60 patients in the control group.", NULL, NULL },
    { "In all, 110 patients completed the treatment.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) pooled_draft = make_pooled ("Psychotherapy");
  g_autoptr(PraxisDraft) draft = make_draft (skills);

  test_review_check (pooled_draft, "counts", pooled_cases, G_N_ELEMENTS (pooled_cases));
  test_review_check (draft, "counts", cases, G_N_ELEMENTS (cases));
}

static void
test_counts (void)
{
  static const TestReviewCase cases[] = {
    { "Cuijpers and colleagues gathered 49 trials.", "49 trials", NULL },
    { "The review covers 490 trials.", "490 trials", NULL },
    { "They pooled four hundred and nineteen trials.", "four hundred and nineteen trials", NULL },
    { "They included 409 trials with 52,072 patients.", "52,072 patients", NULL },
    { "They included 409 trials with 52,702 patients.", NULL, NULL },
    { "They included 409 randomized trials with 52\u202f702 patients.", NULL, NULL },
    { "They included 409 randomized trials with 52 702 patients.", NULL, NULL },
    { "Against other therapies, in 87 trials, the effect was small.", NULL, NULL },
    { "They included 409 trials, and 87 trials compared two therapies. The pooled 49 trials had few patients.", NULL, NULL },
    { "They reviewed 400 studies.", NULL, NULL },
    { "Of these, only 23 trials followed the patients. The sample had 12 therapists.", NULL, NULL },
    { "They included 31 pilot trials.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_draft (cuijpers);

  test_review_check (draft, "counts", cases, G_N_ELEMENTS (cases));
}

/* Another number than the title's by a sign, or of trials that the title calls studies. */
static void
test_counts_by_sign (void)
{
  static const TestReviewCase cases[] = {
    { "The effect was small (k = 259).", "k = 259", NULL },
    { "In all, the effect was small (k = 259; N = 30,500).", "k = 259", NULL },
    { "The alliance mattered (N = 30,050).", "N = 30,050", NULL },
    { "They pooled 259 trials.", "259 trials", NULL },
    { "In k = 259 studies the effect was small.", "259 studies", NULL },
    /* The number of the title is there. */
    { "The effect was small (k = 295).", NULL, NULL },
    { "The effect was small (k = 295), in half of them (k = 259) smaller.", NULL, NULL },
    { "All 295 studies were small, and so was the effect (k = 259).", NULL, NULL },
    /* Parts. */
    { "The effect was larger in women (k = 259).", NULL, NULL },
    { "At follow-up, the effect was small (k = 259).", NULL, NULL },
    { "Studies on children were few (k = 259).", NULL, NULL },
    { "The effect was small (k = 259), and for children it was the same (k = 31).", NULL, NULL },
    { "The k = 12 studies reported follow-ups, in 12 of the studies of two years.", NULL, NULL },
    { "The effect was small (k = 29).", NULL, NULL },
    /* Trials beside other studies, or one kind of them. */
    { "They pooled 259 trials and 36 cohort studies.", NULL, NULL },
    { "They pooled 259 randomized trials.", NULL, NULL },
    { "They looked at 240 trials.", NULL, NULL },
    /* Another work. */
    { "An earlier meta-analysis had pooled 259 studies.", NULL, NULL },
    { "In 2012, they had gathered 201 studies.", NULL, NULL },
    { "In 2018, they gathered 201 studies.", "201 studies", NULL },
    { "Horvath and Symonds (1991) had found less (k = 259).", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_pooled ("Psychotherapy");

  test_review_check (draft, "counts", cases, G_N_ELEMENTS (cases));
}

static void
test_journal (void)
{
  static const TestReviewCase cases[] = {
    { "This study was published in the Journal of Affective Disorders.", "Journal of Affective Disorders", NULL },
    { "In a review published in JAMA Psychiatry, Wampold and Flückiger looked at it.", "JAMA Psychiatry", NULL },
    { "This review, published in *World Psychiatry*, is short.", NULL, NULL },
    { "This review was published in the journal World Psychiatry.", NULL, NULL },
    { "This review was published in Norway.", NULL, NULL },
    { "An earlier study was published in JAMA Psychiatry.", NULL, NULL },
    { "A study by Bordin and colleagues was published in the Journal of Affective Disorders, and this study follows it.", NULL, NULL },
    { "A study published in JAMA Psychiatry found otherwise.", NULL, NULL },
    { "This study was published in the Journal of Consulting and Clinical Psychology.", "Journal of Consulting and Clinical Psychology",
      NULL },
    { "Their review, which appeared in Psychological Bulletin, is short.", "Psychological Bulletin", NULL },
    { "This review pooled data published in the American Journal of Psychiatry.", NULL, NULL },
    { "This study builds on a model that appeared in Psychological Review.", NULL, NULL },
    { "This study builds on findings that were first published in Psychological Review.", NULL, NULL },
    { "This study extends a meta-analysis published in JAMA Psychiatry.", NULL, NULL },
    { "Wampold and Flückiger extend a meta-analysis published in JAMA Psychiatry.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_draft (wampold);

  test_review_check (draft, "journal", cases, G_N_ELEMENTS (cases));
}

/* A journal in passing. */
static void
test_journal_in_passing (void)
{
  static const TestReviewCase cases[] = {
    { "In this Psychotherapy Research article, the authors ask what it is worth.", "Psychotherapy Research", NULL },
    { "This Journal of Affective Disorders paper asks what it is worth.", "Journal of Affective Disorders", NULL },
    { "This article in the Journal of Affective Disorders asks what it is worth.", "Journal of Affective Disorders", NULL },
    { "Published in JAMA Psychiatry, this meta-analysis asks what it is worth.", "JAMA Psychiatry", NULL },
    { "They pooled studies. Published in JAMA Psychiatry, this meta-analysis asks for trials.", "JAMA Psychiatry", NULL },
    { "The study, published in JAMA Psychiatry, asks what it is worth.", "JAMA Psychiatry", NULL },
    { "The article was published in JAMA Psychiatry.", "JAMA Psychiatry", NULL },
    { "Flückiger and colleagues published their review in JAMA Psychiatry.", "JAMA Psychiatry", NULL },
    /* The journal, in full or short. */
    { "In this Psychotherapy article, the authors ask what it is worth.", NULL, NULL },
    { "Published in Psychotherapy, this meta-analysis asks what it is worth.", NULL, NULL },
    { "Flückiger and colleagues published their review in the journal Psychotherapy.", NULL, NULL },
    /* No journals, or none for certain. */
    { "In this Group Psychotherapy article, the authors look at it.", NULL, NULL },
    { "This Systematic Review paper looks at it.", NULL, NULL },
    { "This Cochrane Review article looks at it.", NULL, NULL },
    /* Other works. */
    { "See this American Psychologist article for more.", NULL, NULL },
    { "In this Psychotherapy Research article, Smith and colleagues (2001) said so.", NULL, NULL },
    { "Bordin and colleagues said so. This Psychotherapy Research article is well known.", NULL, NULL },
    { "There was an earlier review. This Psychotherapy Research article is well known.", NULL, NULL },
    { "Much was said in 1979. This Psychotherapy Research article is well known.", NULL, NULL },
    { "Published in JAMA Psychiatry, the scale has 20 items.", NULL, NULL },
    { "Published in JAMA Psychiatry, an earlier study found more.", NULL, NULL },
    { "The scale, published in JAMA Psychiatry, has 20 items.", NULL, NULL },
    { "A Dutch team had looked at it. The study was published in JAMA Psychiatry.", NULL, NULL },
    { "Their first meta-analysis appeared in JAMA Psychiatry.", NULL, NULL },
    { "Flückiger and colleagues published a first review in JAMA Psychiatry.", NULL, NULL },
    { "Flückiger and colleagues had published their earlier review in JAMA Psychiatry.", NULL, NULL },
    { "Smith and colleagues published their review in JAMA Psychiatry.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = make_pooled ("Psychotherapy");

  test_review_check (draft, "journal", cases, G_N_ELEMENTS (cases));
}

/* Titles of journals that references have short. */
static void
test_journal_short (void)
{
  static const struct { const char *reference, *text; gboolean agree; } cases[] = {
    { "J Couns Psychol", "the Journal of Counseling Psychology", TRUE },
    { "J. Couns. Psychol.", "the Journal of Counseling Psychology", TRUE },
    { "Am Psychol", "American Psychologist", TRUE },
    { "BJPsych", "the British Journal of Psychiatry", TRUE },
    { "BMJ", "the British Medical Journal", TRUE },
    { "Journal of Consulting and Clinical Psychology", "J Consult Clin Psychology", TRUE },
    { "J Couns Psychol", "the Journal of Clinical Psychology", FALSE },
    { "J Couns Psychol", "the Journal of Counseling Research in Psychology", FALSE },
    { "Am Psychol", "American Psychology Review", FALSE },
    { "BJPsych", "the British Journal of Medicine", FALSE },
    { "The Lancet Psychiatry", "the Lancet", TRUE },
    { "The Lancet", "the Lancet Psychiatry", FALSE },
    { "Psychotherapy", "Psychotherapy Research", FALSE },
    { "Psychotherapy Research", "Psychotherapy", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisDraft) draft = make_pooled (cases[i].reference);
      g_autofree char *summary = g_strdup_printf ("This study was published in %s.", cases[i].text);
      g_autoptr(GPtrArray) remarks = NULL;

      g_test_message ("%s: %s", cases[i].reference, summary);
      praxis_draft_set_summary (draft, summary);
      remarks = test_review_run (draft, "journal");
      g_assert_cmpuint (remarks->len, ==, cases[i].agree ? 0 : 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/author-name", test_author_name);
  g_test_add_func ("/checks/author-name-many", test_author_name_many);
  g_test_add_func ("/checks/author-name-capital", test_author_name_capital);
  g_test_add_func ("/checks/author-name-variants", test_author_name_variants);
  g_test_add_func ("/checks/author-name-second", test_author_name_second);
  g_test_add_func ("/checks/author-count", test_author_count);
  g_test_add_func ("/checks/year", test_year);
  g_test_add_func ("/checks/year-of-others", test_year_of_others);
  g_test_add_func ("/checks/year-to-come", test_year_to_come);
  g_test_add_func ("/checks/year-in-front", test_year_in_front);
  g_test_add_func ("/checks/counts", test_counts);
  g_test_add_func ("/checks/counts-of-others", test_counts_of_others);
  g_test_add_func ("/checks/counts-by-sign", test_counts_by_sign);
  g_test_add_func ("/checks/journal", test_journal);
  g_test_add_func ("/checks/journal-in-passing", test_journal_in_passing);
  g_test_add_func ("/checks/journal-short", test_journal_short);

  return g_test_run ();
}
