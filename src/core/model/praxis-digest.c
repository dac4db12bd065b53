/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-digest.h"

#include "praxis-post-body.h"
#include "praxis-sha256.h"
#include "praxis-site-address.h"

/*
 * A publication: what its pages say of themselves, and where it comes from. A snapshot: every property is
 * set when it is made and does not change.
 */

enum
{
  PROP_0,
  PROP_UUID,
  PROP_SLUG,
  PROP_TITLE,
  PROP_INTRODUCTION,
  PROP_AUTHOR,
  PROP_LANGUAGE,
  PROP_LICENCE,
  PROP_BASE_URL,
  PROP_SITE_FOLDER,
  PROP_CITATION_STYLE,
  PROP_CITATION_LOCALE,
  PROP_SITE_THEME,
  PROP_SITE_HEADER,
  PROP_SITE_FOOTER,
  PROP_SIGNING_KEY,
  PROP_ORIGIN,
  PROP_WORD_TARGET,
  N_PROPS
};

#define N_TEXTS PROP_ORIGIN

#define DEFAULT_WORD_TARGET 300

struct _PraxisDigest
{
  GObject parent_instance;

  char         *texts[N_TEXTS];
  char         *site_address;
  PraxisOrigin  origin;
  guint         word_target;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisDigest, praxis_digest, G_TYPE_OBJECT)

static void
praxis_digest_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PraxisDigest *self = PRAXIS_DIGEST (object);

  if (prop_id == PROP_ORIGIN)
    g_value_set_int (value, self->origin);
  else if (prop_id == PROP_WORD_TARGET)
    g_value_set_uint (value, self->word_target);
  else if (prop_id < N_TEXTS)
    g_value_set_string (value, self->texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
praxis_digest_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PraxisDigest *self = PRAXIS_DIGEST (object);

  if (prop_id == PROP_ORIGIN)
    self->origin = g_value_get_int (value);
  else if (prop_id == PROP_WORD_TARGET)
    self->word_target = g_value_get_uint (value);
  else if (prop_id < N_TEXTS)
    self->texts[prop_id] = g_value_get_string (value) != NULL ? g_value_dup_string (value) : g_strdup ("");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
praxis_digest_constructed (GObject *object)
{
  PraxisDigest *self = PRAXIS_DIGEST (object);

  self->site_address = praxis_site_address_normalize (self->texts[PROP_BASE_URL]);

  G_OBJECT_CLASS (praxis_digest_parent_class)->constructed (object);
}

static void
praxis_digest_finalize (GObject *object)
{
  PraxisDigest *self = PRAXIS_DIGEST (object);

  g_free (self->site_address);
  for (gsize i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (praxis_digest_parent_class)->finalize (object);
}

static void
praxis_digest_class_init (PraxisDigestClass *klass)
{
  static const char *const names[N_TEXTS] = {
    [PROP_UUID] = "uuid",
    [PROP_SLUG] = "slug",
    [PROP_TITLE] = "title",
    [PROP_INTRODUCTION] = "introduction",
    [PROP_AUTHOR] = "author",
    [PROP_LANGUAGE] = "language",
    [PROP_LICENCE] = "licence",
    [PROP_BASE_URL] = "base-url",
    [PROP_SITE_FOLDER] = "site-folder",
    [PROP_CITATION_STYLE] = "citation-style",
    [PROP_CITATION_LOCALE] = "citation-locale",
    [PROP_SITE_THEME] = "site-theme",
    [PROP_SITE_HEADER] = "site-header",
    [PROP_SITE_FOOTER] = "site-footer",
    [PROP_SIGNING_KEY] = "signing-key",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = praxis_digest_get_property;
  object_class->set_property = praxis_digest_set_property;
  object_class->constructed = praxis_digest_constructed;
  object_class->finalize = praxis_digest_finalize;

  for (gsize i = PROP_UUID; i < N_TEXTS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  properties[PROP_ORIGIN] =
    g_param_spec_int ("origin", NULL, NULL, PRAXIS_ORIGIN_MINE, PRAXIS_ORIGIN_SUBSCRIBED, PRAXIS_ORIGIN_MINE,
                      flags);
  properties[PROP_WORD_TARGET] =
    g_param_spec_uint ("word-target", NULL, NULL, 0, G_MAXINT, DEFAULT_WORD_TARGET, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_digest_init (PraxisDigest *self)
{
}

/* The text that @arguments, pairs of names and texts that NULL ends, have for @name; else @text. */
static const char *
choose_text (va_list     arguments,
             const char *property,
             const char *name,
             const char *text)
{
  while (property != NULL)
    {
      const char *value = va_arg (arguments, const char *);

      if (g_str_equal (property, name))
        text = value;
      property = va_arg (arguments, const char *);
    }
  return text;
}

/**
 * praxis_digest_new_with:
 * @self: a digest
 * @property: the name of a property that is a text
 * @...: its value, and more pairs of names and values, ended by %NULL
 *
 * Returns: (transfer full): a digest that is the same but for these properties
 */
PraxisDigest *
praxis_digest_new_with (PraxisDigest *self,
                        const char   *property,
                        ...)
{
  PraxisDigest *copy;

  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  copy = g_object_new (PRAXIS_TYPE_DIGEST, "origin", (int) self->origin, "word-target", self->word_target, NULL);
  for (gsize i = PROP_UUID; i < N_TEXTS; i++)
    {
      va_list arguments;

      va_start (arguments, property);
      g_set_str (&copy->texts[i], choose_text (arguments, property, properties[i]->name, self->texts[i]));
      va_end (arguments);
    }
  return copy;
}

/**
 * praxis_digest_dup_fingerprint:
 * @self: a digest
 *
 * Returns: (transfer full): hexadecimal digits that are the same for digests of which a "digest.md" says the same, but for their
 *   names in addresses and their vocabularies
 */
char *
praxis_digest_dup_fingerprint (PraxisDigest *self)
{
  static const guint texts[] = {
    PROP_TITLE, PROP_AUTHOR, PROP_LANGUAGE, PROP_LICENCE, PROP_CITATION_STYLE, PROP_CITATION_LOCALE, PROP_SITE_THEME,
    PROP_SITE_HEADER, PROP_SITE_FOOTER,
  };
  g_autoptr(GString) all = NULL;
  g_autofree char *introduction = NULL;

  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  introduction = praxis_post_body_trim (self->texts[PROP_INTRODUCTION]);
  all = g_string_new (introduction);
  g_string_append_printf (all, "%c%s", '\x1f', self->site_address != NULL ? self->site_address : self->texts[PROP_BASE_URL]);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (all, "%c%s", '\x1f', self->texts[texts[i]]);
  return praxis_sha256_dup_fingerprint (all->str);
}

/**
 * praxis_digest_get_uuid:
 * @self: a digest
 *
 * Returns: (transfer none): its UUID
 */
const char *
praxis_digest_get_uuid (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_UUID];
}

/**
 * praxis_digest_get_slug:
 * @self: a digest
 *
 * Returns: (transfer none): its name in addresses
 */
const char *
praxis_digest_get_slug (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_SLUG];
}

/**
 * praxis_digest_get_title:
 * @self: a digest
 *
 * Returns: (transfer none): its title
 */
const char *
praxis_digest_get_title (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_TITLE];
}

/**
 * praxis_digest_get_introduction:
 * @self: a digest
 *
 * Returns: (transfer none): what it is, CommonMark; empty where there is none
 */
const char *
praxis_digest_get_introduction (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_INTRODUCTION];
}

/**
 * praxis_digest_get_author:
 * @self: a digest
 *
 * Returns: (transfer none): who writes it; empty where nobody is named
 */
const char *
praxis_digest_get_author (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_AUTHOR];
}

/**
 * praxis_digest_get_language:
 * @self: a digest
 *
 * Returns: (transfer none): its language as a BCP 47 tag ("en", "fr-CA")
 */
const char *
praxis_digest_get_language (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_LANGUAGE];
}

/**
 * praxis_digest_get_licence:
 * @self: a digest
 *
 * Returns: (transfer none): the terms its texts are under; empty where none are named
 */
const char *
praxis_digest_get_licence (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_LICENCE];
}

/**
 * praxis_digest_get_base_url:
 * @self: a digest
 *
 * Returns: (transfer none): the address its site is published at, with a slash at the end; empty where it has none
 */
const char *
praxis_digest_get_base_url (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_BASE_URL];
}

/**
 * praxis_digest_get_site_address:
 * @self: a digest
 *
 * Returns: (transfer none) (nullable): praxis_site_address_normalize() of its base URL, since libraries and archives may hold what was
 *   not yet looked at when it was given; %NULL where there is none, or what is none
 */
const char *
praxis_digest_get_site_address (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->site_address != NULL && *self->site_address != '\0' ? self->site_address : NULL;
}

/**
 * praxis_digest_get_origin:
 * @self: a digest
 *
 * Returns: where it comes from
 */
PraxisOrigin
praxis_digest_get_origin (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), PRAXIS_ORIGIN_MINE);

  return self->origin;
}

/**
 * praxis_digest_get_site_folder:
 * @self: a digest
 *
 * Returns: (transfer none): the URI of the folder that its site is published into, which is of this computer and never
 *   leaves it; empty where none was chosen
 */
const char *
praxis_digest_get_site_folder (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_SITE_FOLDER];
}

/**
 * praxis_digest_get_word_target:
 * @self: a digest
 *
 * Returns: how many words the summary and the implications of a post aim at, together; 0 where they aim at none
 */
guint
praxis_digest_get_word_target (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), 0);

  return self->word_target;
}

/**
 * praxis_digest_get_citation_style:
 * @self: a digest
 *
 * Returns: (transfer none): the id of the CSL style of its references; empty for APA, 7th edition
 */
const char *
praxis_digest_get_citation_style (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_CITATION_STYLE];
}

/**
 * praxis_digest_get_citation_locale:
 * @self: a digest
 *
 * Returns: (transfer none): the language of its references, BCP 47; empty for that of its texts
 */
const char *
praxis_digest_get_citation_locale (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_CITATION_LOCALE];
}

/**
 * praxis_digest_get_site_theme:
 * @self: a digest
 *
 * Returns: (transfer none): the name of the theme of its site; empty for the plain one
 */
const char *
praxis_digest_get_site_theme (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_SITE_THEME];
}

/**
 * praxis_digest_get_site_header:
 * @self: a digest
 *
 * Returns: (transfer none): what stands above every page of its site, as the author wrote it: HTML that nobody has looked at yet;
 *   empty where there is nothing
 */
const char *
praxis_digest_get_site_header (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_SITE_HEADER];
}

/**
 * praxis_digest_get_site_footer:
 * @self: a digest
 *
 * Returns: (transfer none): what stands below every page of its site, as praxis_digest_get_site_header()
 */
const char *
praxis_digest_get_site_footer (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_SITE_FOOTER];
}

/**
 * praxis_digest_get_signing_key:
 * @self: a digest
 *
 * Returns: (transfer none): the public key that its archives are signed with, in hexadecimal; empty where they are not signed
 */
const char *
praxis_digest_get_signing_key (PraxisDigest *self)
{
  g_return_val_if_fail (PRAXIS_IS_DIGEST (self), NULL);

  return self->texts[PROP_SIGNING_KEY];
}
