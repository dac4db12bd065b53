/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-causal-words.h"

/* The words of the languages that causes are looked for in. What a verb makes of what ("reduced") is a claim only between things that
 * studies try and measure, so that both are listed. */

#define ANYWHERE PRAXIS_CAUSAL_ANYWHERE
#define REASON PRAXIS_CAUSAL_REASON
#define EFFECT PRAXIS_CAUSAL_EFFECT
#define OWING PRAXIS_CAUSAL_OWING
#define IMPACT PRAXIS_CAUSAL_IMPACT

/* --- English ---------------------------------------------------------------------------------------------- */

/* What can be a noun as well, "the causes of burnout", is looked for between what is tried and what is measured only. */
static const PraxisCausalPhrase english_phrases[] = {
  { "led to", ANYWHERE, "was associated with", "were associated with" },
  { "leads to", ANYWHERE, "is associated with", NULL },
  { "lead to", EFFECT, NULL, "are associated with" },
  { "resulted in", ANYWHERE, "was associated with", "were associated with" },
  { "results in", EFFECT, "is associated with", NULL },
  { "caused", ANYWHERE, "was associated with", "were associated with" },
  { "causes", EFFECT, "is associated with", NULL },
  { "because of", REASON, NULL, NULL },
  { "brought about", ANYWHERE, "was associated with", "were associated with" },
  { "brings about", ANYWHERE, "is associated with", NULL },
  { "reduces", ANYWHERE, NULL, NULL },
  { "prevents", ANYWHERE, NULL, NULL },
  { "prevented", ANYWHERE, NULL, NULL },
  { "produces", ANYWHERE, NULL, NULL },
  { "was responsible for", ANYWHERE, "was associated with", NULL },
  { "were responsible for", ANYWHERE, NULL, "were associated with" },
  { "reduced", EFFECT, NULL, NULL },
  { "improved", EFFECT, NULL, NULL },
  { "decreased", EFFECT, NULL, NULL },
  { "lowered", EFFECT, NULL, NULL },
  { "increased", EFFECT, NULL, NULL },
  { "enhanced", EFFECT, NULL, NULL },
  { "alleviated", EFFECT, NULL, NULL },
  { "produced", EFFECT, NULL, NULL },
  { "improves", EFFECT, NULL, NULL },
  { "decreases", EFFECT, NULL, NULL },
  { "lowers", EFFECT, NULL, NULL },
  { "increases", EFFECT, NULL, NULL },
  { "enhances", EFFECT, NULL, NULL },
  { "alleviates", EFFECT, NULL, NULL },
  { "had an impact on", EFFECT, NULL, NULL },
  { "has an impact on", EFFECT, NULL, NULL },
  { "due to", OWING, NULL, NULL },
  { "a result of", OWING, NULL, NULL },
  { "a consequence of", OWING, NULL, NULL },
  { "impact of", IMPACT, NULL, NULL },
  { NULL, ANYWHERE, NULL, NULL },
};

static const char * const english_hedges[] = {
  "may", "might", "could", "can", "cannot", "would", "should", "must", "whether", "if", "possibl*", "perhaps", "probably", "likely",
  "hypothes*", "expect*", "assum*", "suggest*", "propos*", "appear*", "seem*", "theor*", "believ*", "think*", "thought", "argu*",
  "hop*", "suspect*", "predict*", "said", "say", "says", "report*", "describ*", "felt", "feel", "told", "tell", "experienc*", "accord*",
  "perceiv*", "attribut*", "named", "gave", "reason*", "blam*", "wonder*", "ask*", "explain*", "claim*", "view*", "saw", "worr*",
  "fear*", "wish*", "want*", "why", "not", "never", "no", "nor", "neither", "without", "doesn't", "didn't", "don't", "wasn't", "isn't",
  "nothing", "nobody", "hardly", "rarely", "question*", "imagine*", "intend*", "aim*", "meant", "other", "others", "another", "earlier",
  "previous*", "prior", "trial*", "random*", "rct*", "meta-analys*", "experiment*", "causal*", "cause", "what", "how", NULL
};

static const char * const english_methods[] = {
  "analys*", "search*", "screening", "interview*", "coding", "codes", "theme*", "sampl*", "data", "exclusion*", "inclusion", "excluded",
  "design*", "conclusion*", "response", "responses", "questionnaire*", "mailing*", "invitation*", "recruitment", "recruiting", "power",
  "missing", "limitation*", "coders", "raters", "solution", "estimate*", "interpret*", "comparability", "heterogeneity", "generaliz*",
  "confound*", "survey*", "reminder*", "pilot*", "wording*", NULL
};

static const char * const english_decisions[] = {
  "left", "leave*", "leaving", "prefer*", "chose*", "choose*", "quit", "dropped", "stopped", "ended", "moved", "move", "came", "come",
  "cancel*", "missed", "refus*", "declin*", "withdr*", "sought", "seek*", "unable", "postpon*", "switched", "attend*", "referred",
  "admitted", "shortage*", "side", NULL
};

static const char * const english_causes[] = {
  "therap*", "treatment*", "psychotherap*", "intervention*", "session*", "training", "bond*", "alliance*", "empathy", "warmth",
  "feedback", "supervision", "mindfulness", "meditation", "program*", "cbt", "dbt", "ipt", "emdr", "pdt", "stpp", "mbct", "mbt",
  "exposure", "technique*", "homework", "relationship*", "attachment", "mentaliz*", "mentalis*", "support", "counseling", "counselling",
  "medication*", "psychoeducation", "validation", "monitoring", "coaching", "acceptance", "motivation", "preparation", "workload",
  "loneliness", "isolation", "stress", "burnout", "hours", "visit*", NULL
};

static const char * const english_outcomes[] = {
  "symptom*", "depression", "depressive", "anxiety", "anxious", "distress", "drop-out*", "dropout*", "outcome*", "wellbeing",
  "well-being", "functioning", "burnout", "stress", "relapse*", "suicidal*", "self-harm", "pain", "mood", "satisfaction", "attendance",
  "attrition", "engagement", "insight", "hope", "shame", "guilt", "loneliness", "self-esteem", "quality", "worry", "rumination",
  "avoidance", "ptsd", "trust", "change*", "improvement*", "gains", "recovery", "remission", "exhaustion", "resilience", "empathy",
  "mentalizing", "mentalising", "alliance*", NULL
};

static const char * const english_people[] = {
  "patient*", "client*", "participant*", "people", "person*", "who", "he", "she", "they", "we", "i", "you", "women", "men", "woman",
  "man", "child*", "adult*", "adolescent*", "student*", "trainee*", "veteran*", "therapists", "clinician*", "mother*", "father*",
  "parent*", "individual*", "many", "some", "most", "few", "both", "all", "those", "these", "others", "respondent*", "survivor*",
  "inpatient*", "outpatient*", "half", "group", "groups", NULL
};

static const char * const english_openings[] = {
  "in", "with", "after", "during", "for", "by", "through", "among", "at", "under", "before", "without", "when", "while", "if", "as",
  "because", "since", "although", "of", "on", "from", "to", "despite", "within", "across", "and", "or", "but", "than", NULL
};

static const char * const english_breaks[] = {
  "by", "in", "from", "to", "at", "over", "on", "after", "with", "and", "or", "when", "as", "than", "during", "for", "between", "among",
  "until", "because", "while", "who", "which", "that", "before", "within", "across", "not", "their", "his", "her", "our", "its", "own",
  "predict*", "model*", "fit", "understanding", "knowledge", "accuracy", "detection", "access", "measurement", NULL
};

static const char * const english_verbs[] = {
  "is", "are", "was", "were", "has", "have", "had", "been", "be", "went", "predicted", "predicts", "correlated", "correlates",
  "related", "associated", "followed", "came", "remained", "did", "does", "do", "occurred", "appeared", "prediction*", "measure*",
  "monitoring", "research", "model*", "assessment*", NULL
};

static const char * const english_shares[] = {
  "varian*", "variab*", "proportion*", "share", "shares", "percent", "difference*", "heterogeneity", NULL
};

static const char * const english_copulas[] = {
  "is", "are", "was", "were", "be", "been", NULL
};

static const PraxisCausalWords english = {
  english_phrases, english_hedges, english_methods, english_decisions, english_causes, english_outcomes, english_people, english_openings,
  english_breaks, english_verbs, english_shares, english_copulas,
};

/* --- French ----------------------------------------------------------------------------------------------- */

/* « A entraîné » has to do with training as well, « ce qui a conduit à » with what comes before: so all verbs stand between what is tried and
 * what is measured. Without accents, « à cause » and « a causé » are the same. */
static const PraxisCausalPhrase french_phrases[] = {
  { "a conduit a", EFFECT, NULL, NULL },
  { "ont conduit a", EFFECT, NULL, NULL },
  { "a mene a", EFFECT, NULL, NULL },
  { "ont mene a", EFFECT, NULL, NULL },
  { "a abouti a", EFFECT, NULL, NULL },
  { "ont abouti a", EFFECT, NULL, NULL },
  { "a provoque", EFFECT, NULL, NULL },
  { "ont provoque", EFFECT, NULL, NULL },
  { "ont cause", EFFECT, NULL, NULL },
  { "a eu pour effet", EFFECT, NULL, NULL },
  { "ont eu pour effet", EFFECT, NULL, NULL },
  { "a eu pour consequence", EFFECT, NULL, NULL },
  { "ont eu pour consequence", EFFECT, NULL, NULL },
  { "a cause", REASON, NULL, NULL },
  { "a reduit", EFFECT, NULL, NULL },
  { "ont reduit", EFFECT, NULL, NULL },
  { "a ameliore", EFFECT, NULL, NULL },
  { "ont ameliore", EFFECT, NULL, NULL },
  { "a diminue", EFFECT, NULL, NULL },
  { "ont diminue", EFFECT, NULL, NULL },
  { "a augmente", EFFECT, NULL, NULL },
  { "ont augmente", EFFECT, NULL, NULL },
  { "a entraine", EFFECT, NULL, NULL },
  { "ont entraine", EFFECT, NULL, NULL },
  { "entraine", EFFECT, NULL, NULL },
  { "entrainent", EFFECT, NULL, NULL },
  { "a produit", EFFECT, NULL, NULL },
  { "ont produit", EFFECT, NULL, NULL },
  { "a permis de reduire", EFFECT, NULL, NULL },
  { "ont permis de reduire", EFFECT, NULL, NULL },
  { "a permis d'ameliorer", EFFECT, NULL, NULL },
  { "ont permis d'ameliorer", EFFECT, NULL, NULL },
  { "due a", OWING, NULL, NULL },
  { "due au", OWING, NULL, NULL },
  { "due aux", OWING, NULL, NULL },
  { "du a", OWING, NULL, NULL },
  { "du au", OWING, NULL, NULL },
  { "du aux", OWING, NULL, NULL },
  { "dues a", OWING, NULL, NULL },
  { "dues au", OWING, NULL, NULL },
  { "dues aux", OWING, NULL, NULL },
  { "dus a", OWING, NULL, NULL },
  { "dus au", OWING, NULL, NULL },
  { "dus aux", OWING, NULL, NULL },
  { NULL, ANYWHERE, NULL, NULL },
};

static const char * const french_hedges[] = {
  "peut", "peuvent", "pourrait", "pourraient", "pouvait", "pouvaient", "devrait", "devraient", "serait", "seraient", "aurait",
  "auraient", "si", "peut-etre", "probable*", "possibl*", "vraisemblabl*", "hypothes*", "suppos*", "sugger*", "propos*", "sembl*",
  "parai*", "apparem*", "theor*", "croi*", "croy*", "pens*", "estiment", "estimait", "estimaient", "espe*", "crain*", "crai*", "selon",
  "dire", "disent", "disai*", "dit", "dites", "rapport*", "decri*", "raconte*", "ressen*", "attribu*", "expliqu*", "affirm*", "juge*",
  "trouv*", "voul*", "souhait*", "pourquoi", "comment", "ne", "pas", "jamais", "aucun*", "ni", "sans", "rien", "personne", "question*",
  "demand*", "d'apres", "autre*", "anterieur*", "precedent*", "essai*", "hasard", "randomis*", "meta-analys*", "experim*", "experien*", "causal*",
  "causalite", "visai*", "vise", "viser", "objectif*", NULL
};

static const char * const french_methods[] = {
  "analys*", "recherche*", "depouill*", "entretien*", "codage*", "theme*", "echantillon*", "donnee*", "exclu*", "inclus*", "inclusion",
  "etude*", "enquete*", "conclusion*", "reponse*", "questionnaire*", "envoi*", "recrutement", "invitation*", "puissance", "manquant*",
  "limit*", "codeur*", "codeuse*", "solution*", "interpret*", "comparabil*", "heterogen*", "generalis*", "confus*", "recommand*",
  "rappel*", NULL
};

static const char * const french_decisions[] = {
  "quitt*", "parti*", "partie*", "prefer*", "chois*", "arret*", "abandon*", "demenag*", "annul*", "manqu*", "refus*", "declin*",
  "retir*", "report*", "change*", "venu*", "venue*", "orient*", "admis*", NULL
};

static const char * const french_causes[] = {
  "therap*", "traitement*", "psychotherap*", "intervention*", "seance*", "formation", "lien", "alliance*", "empathie", "chaleur",
  "feedback", "supervision", "meditation", "programme*", "tcc", "tcd", "exposition", "technique*", "relation*", "attachement",
  "mentalisation", "soutien", "medicament*", "psychoeducation", "validation", "suivi", "coaching", "acceptation", "motivation",
  "preparation", "solitude", "isolement", "stress", "epuisement", "heure*", "charge", NULL
};

static const char * const french_outcomes[] = {
  "symptom*", "depression*", "depressi*", "anxiete", "anxieu*", "detresse", "abandon*", "resultat*", "bien-etre", "fonctionnement",
  "epuisement", "stress", "rechute*", "suicid*", "douleur*", "humeur", "satisfaction", "presence", "assiduite", "engagement", "insight",
  "espoir", "honte", "culpabilite", "solitude", "estime", "qualite", "inquietude*", "rumination*", "evitement", "tspt", "confiance",
  "changement*", "amelioration*", "reduction*", "baisse", "diminution", "augmentation", "progres", "retablissement", "remission",
  "resilience", "empathie", "mentalisation", "alliance*", NULL
};

static const char * const french_people[] = {
  "patient*", "client*", "participant*", "personne*", "qui", "il", "elle", "ils", "elles", "nous", "on", "vous", "je", "femme*",
  "homme*", "enfant*", "adulte*", "adolescent*", "etudiant*", "stagiaire*", "veteran*", "therapeutes", "clinicien*", "mere*", "pere*",
  "parent*", "individu*", "certain*", "plupart", "ceux", "celles", "survivant*", "moitie", "groupe*", "equipe*", "auteur*", "autrice*",
  NULL
};

static const char * const french_openings[] = {
  "dans", "avec", "apres", "pendant", "pour", "par", "chez", "sans", "en", "au", "aux", "lors", "avant", "quand", "lorsque", "si",
  "comme", "car", "parce", "de", "des", "depuis", "malgre", "entre", "sur", "selon", "et", "ou", "mais", "que", NULL
};

static const char * const french_breaks[] = {
  "par", "dans", "chez", "a", "au", "aux", "apres", "avec", "et", "ou", "quand", "comme", "que", "qui", "pendant", "pour", "entre",
  "jusque", "car", "avant", "pas", "ne", "leur", "leurs", "son", "sa", "ses", "notre", "nos", "prediction*", "modele*", "comprehension",
  "connaissance*", "precision", "detection", "acces", "mesure*", NULL
};

static const char * const french_verbs[] = {
  "est", "sont", "etait", "etaient", "a", "ont", "ete", "va", "vont", "allait", "predit", "associe*", "correle*", "li", "lie",
  "liee", "lies", "liees", "reste*", NULL
};

static const char * const french_shares[] = {
  "varian*", "variab*", "proportion*", "part", "difference*", "heterogen*", NULL
};

static const char * const french_copulas[] = {
  "est", "sont", "etait", "etaient", "ete", NULL
};

static const PraxisCausalWords french = {
  french_phrases, french_hedges, french_methods, french_decisions, french_causes, french_outcomes, french_people, french_openings,
  french_breaks, french_verbs, french_shares, french_copulas,
};

/**
 * praxis_causal_words_get:
 * @language: a language without country, in small letters: "fr"
 *
 * Returns: (transfer none) (nullable): its words for causes; %NULL where causes are not looked for in it
 */
const PraxisCausalWords *
praxis_causal_words_get (const char *language)
{
  if (g_str_equal (language, "en"))
    return &english;
  return g_str_equal (language, "fr") ? &french : NULL;
}
