-- The CSL style that a digest's references are printed in, and their language: the id of a style, empty for APA 7; a code of
-- BCP 47, empty for the digest's own.
ALTER TABLE digest ADD COLUMN citation_style TEXT NOT NULL DEFAULT '';
ALTER TABLE digest ADD COLUMN citation_locale TEXT NOT NULL DEFAULT '';

-- Styles that the user added, beside those of the system. They stand here so that a backup has them.
CREATE TABLE csl_style (
  id            TEXT    PRIMARY KEY,
  title         TEXT    NOT NULL,
  content       TEXT    NOT NULL
) WITHOUT ROWID;

-- References as they were formatted: a cache, which may be emptied at any time. The key is the hash of all that a reference
-- is made from: item, style, locale and the version of the engine.
CREATE TABLE formatted_reference (
  id            INTEGER PRIMARY KEY,
  key           TEXT    NOT NULL UNIQUE,
  html          TEXT    NOT NULL
);
