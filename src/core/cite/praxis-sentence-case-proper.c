/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sentence-case-words.h"

/* Names, as they are spelled: of places, peoples, languages, religions and times; of people who gave theirs to a therapy,
 * a method or an instrument (Publication Manual of the APA, 7th edition, 6.13 to 6.17). */

const char * const praxis_sentence_case_proper[] = {
  /* Months that are no other words, and days. */
  "January February April June July September October November December Monday Tuesday Wednesday Thursday Friday "
  "Saturday Sunday Christmas Easter Ramadan Halloween Hanukkah",

  /* Parts of the world; countries; who lives there and what they speak. */
  "Africa African Africans America American Americans Antarctica Arab Arabs Arabia Arabian Arabic Arctic Asia "
  "Asian Asians Asiatic Atlantic Australasia Australia Australian Australians Balkan Balkans Baltic Caribbean "
  "Europe European Europeans Eurasian Indochina Latino Latinos Latina Latinas Latinx Latine Latin Maghreb "
  "Mediterranean Mesoamerica Mesopotamia Oceania Pacific Polynesia Polynesian Sahara Saharan Scandinavia "
  "Scandinavian Siberia Western Westerners Hispanic Hispanics Chicano Chicana Anglo Anglophone Francophone "
  "Caucasian Caucasians Indigenous Aboriginal Aboriginals Maori Māori Inuit Navajo Cherokee Lakota Sioux Roma "
  "Romani Kurd Kurds Kurdish Hmong Berber Tamil Bengali Punjabi Pashto Farsi Persian Persians Urdu Hindi Mandarin "
  "Cantonese Swahili Yoruba Igbo Hausa Zulu Xhosa Amharic Hebrew Yiddish Catalan Catalonia Basque Flemish Gaelic "
  "Celtic Creole Esperanto Sanskrit Slavic Germanic Nordic Turkic Semitic",
  "Afghan Afghans Afghanistan Albania Albanian Algeria Algerian Angola Argentina Argentine Argentinian Armenia "
  "Armenian Austria Austrian Azerbaijan Bahrain Bangladesh Bangladeshi Belarus Belgian Belgium Belize Benin "
  "Bhutan Bhutanese Bolivia Bolivian Bosnia Bosnian Botswana Brazil Brazilian Brazilians Britain British Briton "
  "Bulgaria Bulgarian Burma Burmese Burundi Cambodia Cambodian Cameroon Canada Canadian Canadians Chile Chilean "
  "China Chinese Colombia Colombian Congo Congolese Croatia Croatian Cuba Cuban Cyprus Cypriot Czech Czechia "
  "Danish Dane Danes Denmark Dutch Ecuador Egypt Egyptian England English Englishman Eritrea Eritrean Estonia "
  "Estonian Ethiopia Ethiopian Fiji Filipino Filipinos Finland Finnish France French Gambia Gaza Georgian German "
  "Germans Germany Ghana Ghanaian Greece Greek Greeks Greenland Guatemala Guatemalan Guyana Haiti Haitian "
  "Honduras Hungarian Hungary Iceland Icelandic India Indian Indians Indonesia Indonesian Iran Iranian Iranians "
  "Iraq Iraqi Ireland Irish Israel Israeli Israelis Italian Italians Italy Jamaica Jamaican Japan Japanese "
  "Jordanian Kazakhstan Kenya Kenyan Korea Korean Koreans Kosovo Kuwait Kyrgyzstan Laos Latvia Latvian Lebanese "
  "Lebanon Liberia Liberian Libya Libyan Liechtenstein Lithuania Lithuanian Luxembourg Macedonia Madagascar "
  "Malawi Malaysia Malaysian Maldives Mali Malta Maltese Mauritius Mexican Mexicans Mexico Moldova Mongolia "
  "Mongolian Montenegro Moroccan Morocco Mozambique Myanmar Namibia Nepal Nepalese Nepali Netherlands Nicaragua "
  "Niger Nigeria Nigerian Norway Norwegian Norwegians Oman Pakistan Pakistani Palestine Palestinian Palestinians "
  "Panama Paraguay Peru Peruvian Philippine Philippines Poland Polish Polynesian Portugal Portuguese Prussia "
  "Qatar Romania Romanian Russia Russian Russians Rwanda Rwandan Samoa Samoan Saudi Scotland Scottish Scots "
  "Senegal Serb Serbia Serbian Singapore Singaporean Slovak Slovakia Slovene Slovenia Slovenian Somali Somalia "
  "Spain Spaniards Spanish Sudan Sudanese Swede Sweden Swedish Swiss Switzerland Syria Syrian Syrians Taiwan "
  "Taiwanese Tajikistan Tanzania Tanzanian Thai Thailand Tibet Tibetan Togo Trinidad Tunisia Tunisian Turkish "
  "Turks Uganda Ugandan Ukraine Ukrainian Ukrainians Uruguay Uzbekistan Venezuela Venezuelan Vietnam Vietnamese "
  "Wales Welsh Yemen Yugoslavia Yugoslav Zambia Zimbabwe",
  "Alabama Alaska Alberta Amsterdam Appalachia Appalachian Arizona Arkansas Athens Atlanta Auckland Bangkok "
  "Barcelona Bavaria Beijing Beirut Belfast Berlin Bern Bogotá Boston Boulder Brisbane Britannica Brussels "
  "Budapest Calgary California Californian Cambridge Chicago Christchurch Cologne Colorado Connecticut Copenhagen "
  "Dakota Delaware Delhi Detroit Dublin Edinburgh Florence Florida Frankfurt Freiburg Geneva Glasgow Göttingen "
  "Hamburg Hawaii Hawaiian Heidelberg Helsinki Hiroshima Hollywood Idaho Illinois Indiana Iowa Istanbul Jena "
  "Jerusalem Kansas Kentucky Leiden Leipzig Lisbon Liverpool London Louisiana Madrid Manchester Manhattan "
  "Manitoba Maryland Massachusetts Melbourne Michigan Minnesota Mississippi Missouri Montana Montreal Moscow "
  "Mumbai Munich Nanjing Nebraska Nevada Ohio Oklahoma Ontario Oregon Oslo Ottawa Oxford Paris Pennsylvania "
  "Philadelphia Pittsburgh Prague Quebec Québec Rome Rwanda Saskatchewan Seattle Seoul Shanghai Stanford "
  "Stockholm Sydney Tavistock Tehran Tennessee Texas Tokyo Toronto Ulm Utah Uppsala Vancouver Vermont Vienna "
  "Viennese Virginia Warsaw Washington Wisconsin Wyoming Yale Yorkshire Zurich Zürich Harvard Menninger Bellevue "
  "Broadmoor Burghölzli Columbine Katrina Chernobyl Fukushima Utøya",

  /* Religions and schools of thought. */
  "Allah Bible Biblical Buddha Buddhism Buddhist Buddhists Catholic Catholics Catholicism Christ Christian "
  "Christianity Christians Confucian Confucianism Daoism Daoist Dharma Evangelical God Hindu Hinduism Hindus "
  "Islam Islamic Islamist Jain Jesuit Jesus Jew Jewish Jews Judaism Koran Lutheran Methodist Mormon Mormons "
  "Muhammad Muslim Muslims Protestant Protestants Quaker Quran Quranic Sikh Sikhs Sufi Sufism Sunni Talmud "
  "Talmudic Taoism Taoist Torah Vatican Vedanta Vedic Zen Zionism Holocaust Nazi Nazis Nazism Darwin Darwinian "
  "Darwinism Marx Marxism Marxist Marxian Aristotle Aristotelian Plato Platonic Socrates Socratic Stoic Stoicism "
  "Stoics Kant Kantian Hegel Hegelian Heidegger Heideggerian Husserl Kierkegaard Nietzsche Nietzschean Sartre "
  "Spinoza Wittgenstein Wittgensteinian Foucault Foucauldian Habermas Gadamer Levinas Buber Buberian Popper "
  "Popperian Kuhn Kuhnian Descartes Cartesian Machiavellian Machiavellianism Victorian Shakespeare Shakespearean "
  "Hamlet Oedipus Oedipal Narcissus Dostoevsky Kafka Goethe Homeric Odysseus Pandora Achilles Sisyphus Icarus",

  /* Therapies, theories, diagnoses and their people. */
  "Adler Adlerian Ainsworth Alexander Allport Alzheimer Alzheimer's Asperger Asperger's Assagioli Balint Bandura "
  "Bateson Baumeister Beck Beckian Beebe Bergin Berne Binswanger Bion Bionian Bleuler Bohart Bordin Bowen "
  "Bowenian Bowlby Bowlbian Breuer Bromberg Bronfenbrenner Bruch Brentano Bühler Castonguay Charcot Charcot's "
  "Chomsky Clarkin Cushing's Davanloo Dewey Dollard Ekman Elkin Ellis Ellisian Epictetus Erickson Ericksonian "
  "Erikson Eriksonian Eysenck Fairbairn Fairbairnian Fenichel Ferenczi Ferenczian Festinger Foa Fonagy Frankl "
  "Franklian Freud Freud's Freudian Freudians Fromm Frommian Gabbard Gendlin Gestalt Gottman Greenberg Guntrip "
  "Hartmann Horney Hayes Herbart Hilgard Horowitz Huntington's Husserlian Jacobson Janet Jaspers Jaspersian Jung "
  "Jungian Jungians Kazdin Kelly Kelly's Kernberg Kernbergian Klein Klein's Kleinian Kleinians Klerman Kohlberg "
  "Kohut Kohut's Kohutian Korsakoff Korsakoff's Kraepelin Kraepelinian Lacan Lacan's Lacanian Lambert Lazarus "
  "Lewin Lewinian Linehan Loftus Lorenz Luborsky Lyme Mahler Maslow Maslow's Maslowian Meichenbaum Meissner "
  "Millon Milton Minuchin Mitchell Moreno Morenian Munchausen Munchausen's Münchausen Neimeyer Norcross Orlinsky "
  "Parkinson's Parkinsonian Pavlov Pavlovian Pennebaker Perls Piaget Piagetian Pinel Prochaska Rachman Reich "
  "Reichian Rogerian Rogerians Rorschach Rosenthal Rosenzweig Rosenzweig's Rotter Rychlak Rogers Satir Schafer "
  "Scharff Schneiderian Schreber Seligman Semmelweis Shapiro Shedler Sifneos Skinner Skinner's Skinnerian "
  "Spearman Stolorow Stolorow's Strachey Strupp Sullivan Sullivanian Szasz Tourette Tourette's Truax Tversky "
  "Vygotsky Vygotskian Wachtel Wampold Watson Watsonian Watzlawick Weissman Wernicke Wernicke's Whitaker "
  "Winnicott Winnicott's Winnicottian Wolpe Wundt Wundtian Yalom Zeigarnik Zimbardo Hawthorne Pygmalion Stroop "
  "Yerkes Morita Naikan Ayurveda Ayurvedic Hakomi Reiki Feldenkrais Montessori Hippocratic Stockholm Adonis "
  "Werther Papageno Madonna Cinderella",

  /* Methods, instruments, organisations and products. */
  "Akaike Bayes Bayesian Beck's Bonferroni Boltzmann Cochrane Cohen Cohen's Cronbach Cronbach's Delphi Euclidean "
  "Fisher's Gaussian Grawe Guttman Hamilton Hedges Hedges's Kaplan Likert Likert-type Markov Markovian Mokken "
  "Neyman Pearson Pearson's Poisson Popperian Rasch Simpson's Wechsler Weibull Zipf's Boolean Granger Bechdel "
  "Binet Conners Millon's Minnesota Montgomery Åsberg Vineland Vanderbilt Zung Edinburgh Pittsburgh Maudsley "
  "Maslach Rosenberg Spielberger Hopkins Eyberg Holtzman Szondi Barratt Bristol Epworth Kinsey Luria Sheehan "
  "Spence Tennessee Woodcock Young's Adderall Prozac Ritalin Medline Medicaid Medicare Embase Facebook Instagram "
  "YouTube Google Skype Twitter TikTok WhatsApp Wikipedia Netflix Reddit Alexa Siri Microsoft Fitbit Xbox "
  "Nintendo Tinder Bitcoin Olympic Olympics Nobel Pulitzer Brexit Headspace Woebot",

  NULL
};

/* Tests and what else has a name of several words; a word between two others may differ only in case. */
const char * const praxis_sentence_case_phrases[] = {
  "Acceptance and Action Questionnaire", "Addiction Severity Index", "Adult Attachment Interview",
  "Adult Attachment Projective", "Affordable Care Act", "African American", "African Americans",
  "Ages and Stages Questionnaire", "Agnew Relationship Measure", "Alcohol Use Disorders Identification Test",
  "Alcoholics Anonymous", "American Psychiatric Association", "American Psychological Association",
  "Anxiety Disorders Interview Schedule", "Anxiety Sensitivity Index", "Asian American", "Asian Americans",
  "Attachment Style Questionnaire", "Autism Diagnostic Observation Schedule", "Automatic Thoughts Questionnaire",
  "Beck Anxiety Inventory", "Beck Depression Inventory", "Beck Hopelessness Scale", "Beck Scale for Suicide Ideation",
  "Big Five", "Black American", "Black Americans", "Brief Psychiatric Rating Scale", "Brief Symptom Inventory",
  "British Psychological Society", "California Psychotherapy Alliance Scale",
  "California Psychotherapy Alliance Scales", "Center for Epidemiologic Studies Depression Scale", "Central America",
  "Central Asia", "Child Behavior Checklist", "Childhood Trauma Questionnaire", "Client Satisfaction Questionnaire",
  "Clinical Global Impression", "Clinical Global Impressions", "Clinical Outcomes in Routine Evaluation",
  "Clinician-Administered PTSD Scale", "Cognitive Therapy Rating Scale", "Cognitive Therapy Scale", "Cold War",
  "Columbia-Suicide Severity Rating Scale", "Costa Rica", "Counselor Rating Form",
  "Countertransference Questionnaire", "Cultural Revolution", "Czech Republic", "Defense Style Questionnaire",
  "Depression Anxiety Stress Scales", "Diagnostic and Statistical Manual",
  "Diagnostic and Statistical Manual of Mental Disorders", "Difficulties in Emotion Regulation Scale",
  "Dissociative Experiences Scale", "Down syndrome", "Dyadic Adjustment Scale", "Dysfunctional Attitude Scale",
  "Dysfunctional Attitudes Scale", "East Africa", "East African", "East Asia", "East Asian", "East Germany",
  "Eastern Europe", "Eastern European", "Eating Attitudes Test", "Eating Disorder Examination",
  "Eating Disorder Inventory", "Edinburgh Postnatal Depression Scale", "El Salvador", "European Union",
  "Experience of Close Relationships", "Experiences in Close Relationships",
  "Experiences in Close Relationships Scale", "First Nations", "First World War",
  "Five Facet Mindfulness Questionnaire", "Food and Drug Administration", "General Health Questionnaire",
  "Generalized Anxiety Disorder Scale", "Geriatric Depression Scale", "Global Assessment of Functioning",
  "Global South", "Group Climate Questionnaire", "Group Questionnaire", "Gulf War", "Hamilton Anxiety Rating Scale",
  "Hamilton Depression Rating Scale", "Hamilton Rating Scale for Depression", "Health of the Nation Outcome Scales",
  "Helping Alliance Questionnaire", "Hong Kong", "Hospital Anxiety and Depression Scale", "Impact of Event Scale",
  "Impact of Events Scale", "Improving Access to Psychological Therapies", "Insomnia Severity Index",
  "International Classification of Diseases", "Inventory of Depressive Symptomatology",
  "Inventory of Interpersonal Problems", "Iraq War", "Ivory Coast", "Kessler Psychological Distress Scale",
  "Latin America", "Latin American", "Latin Americans", "Life Events Checklist", "Los Angeles", "Mental Capacity Act",
  "Mental Health Act", "Middle Ages", "Middle East", "Middle Eastern", "Mindful Attention Awareness Scale",
  "Mini-International Neuropsychiatric Interview", "Minnesota Multiphasic Personality Inventory", "Monte Carlo",
  "Montgomery-Asberg Depression Rating Scale", "Montgomery-Åsberg Depression Rating Scale", "Mount Sinai",
  "Multidimensional Scale of Perceived Social Support", "Myers-Briggs Type Indicator",
  "Narcissistic Personality Inventory", "National Health Service",
  "National Institute for Health and Care Excellence", "National Institute of Mental Health",
  "National Institutes of Health", "Native American", "Native Americans", "NEO Personality Inventory", "New Jersey",
  "New Mexico", "New Orleans", "New South Wales", "New Testament", "New York", "New Zealand", "North Africa",
  "North African", "North America", "North American", "North Carolina", "North Korea", "Northern Europe",
  "Northern Ireland", "Old Testament", "Operationalized Psychodynamic Diagnosis", "Outcome Questionnaire",
  "Outcome Rating Scale", "Parenting Stress Index", "Patient Health Questionnaire", "Penn State Worry Questionnaire",
  "Perceived Stress Scale", "Personality Assessment Inventory", "Personality Inventory for DSM-5",
  "Positive and Negative Affect Schedule", "Positive and Negative Syndrome Scale", "Profile of Mood States",
  "Psychopathy Checklist", "Psychotherapy Process Q-Set", "Puerto Rican", "Puerto Rico", "Quality of Life Inventory",
  "Quick Inventory of Depressive Symptomatology", "Reflective Functioning Questionnaire",
  "Reflective Functioning Scale", "Research Domain Criteria", "Revised Children's Anxiety and Depression Scale",
  "Rio de Janeiro", "Ruminative Responses Scale", "San Diego", "San Francisco", "Satisfaction With Life Scale",
  "Saudi Arabia", "Schedule for Affective Disorders and Schizophrenia", "Second World War", "Self-Compassion Scale",
  "Session Evaluation Questionnaire", "Session Rating Scale", "Shedler-Westen Assessment Procedure",
  "Social Adjustment Scale", "Social Readjustment Rating Scale", "South Africa", "South African", "South Africans",
  "South America", "South American", "South Asia", "South Asian", "South Asians", "South Carolina", "South Korea",
  "South Korean", "Southeast Asia", "Southeast Asian", "Southern Europe", "Soviet Union", "Sri Lanka", "Sri Lankan",
  "State-Trait Anger Expression Inventory", "State-Trait Anxiety Inventory", "Strange Situation",
  "Strengths and Difficulties Questionnaire", "Structural Analysis of Social Behavior",
  "Structured Clinical Interview for DSM", "Substance Abuse and Mental Health Services Administration",
  "Symptom Checklist", "São Paulo", "Tel Aviv", "Thematic Apperception Test", "Therapist Empathy Scale",
  "Toronto Alexithymia Scale", "Torres Strait Islander", "Treatment for Adolescents With Depression Study",
  "United Arab Emirates", "United Kingdom", "United Nations", "United States", "Vanderbilt Negative Indicators Scale",
  "Vanderbilt Psychotherapy Process Scale", "Vanderbilt Therapeutic Alliance Scale",
  "Verona Coding Definitions of Emotional Sequences", "Veterans Affairs", "Veterans Health Administration",
  "Vietnam War", "Wechsler Adult Intelligence Scale", "West Africa", "West African", "West Bank", "West Germany",
  "West Indies", "West Virginia", "Western Europe", "Western European", "White Americans",
  "Wisconsin Card Sorting Test", "Work and Social Adjustment Scale", "Working Alliance Inventory",
  "World Health Organization", "World Health Organization Disability Assessment Schedule", "World War",
  "World Wide Web", "Yale-Brown Obsessive Compulsive Scale", "Young Schema Questionnaire",
  NULL
};

/* In a title that is in capitals altogether; elsewhere two capitals are enough to tell. Those that are words as well (ACT,
 * AIDS, WHO) are left out. */
const char * const praxis_sentence_case_acronyms[] = {
  "AA AAI ADHD AEDP APA ASD ASPD BDI BFTT BPD BPRS CALPAS CAMHS CBASP CBCT CBGT CBT CBTP CCRT CFT CI CISD CMDT "
  "CNS COPD COVID CPT CPTSD CRT CSQ DBT DDNOS DID DIT DMT DNA DSM EAP EBP ECR ECT EDE EEG EFFT EFT EMDR ERP ESM "
  "FAP FDA FFT fMRI GAD GAF GP HIV HRV HRSD IAPT IBS ICD IGD IIP IOP IPSRT ISTDP LGB LGBT LGBTQ LGBTQI LMIC LMICS "
  "MBCT MBSR MBT MDD MDMA MDFT MHGAP MI MMPI MRI MST MSW NATO NHS NIMH NLP NMR NSSI OCD OCPD ODD OEF OIF OPD OQ "
  "PBT PCIT PCL PD PDM PDT PFC PHQ PMDD PRISMA PSQI PTG PTSD QOL RCT RCTS RDC RDOC REBT RF SCID SCL SES SEYLE "
  "SFBT SIB SMI SMS SNRI SNRIS SSRI SSRIS STDP STPP SUD SUDS TADS TAU TBI TFCBT TFP TMS UK UN USA VA VR WAI WAIS "
  "WISC YBOCS",
  NULL
};
