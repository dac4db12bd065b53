-- The library's first form. Times are seconds since 1970-01-01 UTC, months are year * 100 + month.
--
-- A post's content (title, texts, citations, the labels of its terms) lives in one place: the JSON of its
-- newest revision. What lists, facets and search need of it stands beside it in narrow tables that can
-- always be made again from there.

CREATE TABLE library (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  uuid          TEXT    NOT NULL,
  -- Grows by one with every transaction that writes. Readers compare it with what they have seen.
  change        INTEGER NOT NULL,
  -- The change in which a digest, an issue or a term was last written.
  frame_change  INTEGER NOT NULL,
  -- The change in which a post was last removed for good.
  purge_change  INTEGER NOT NULL
);

CREATE TABLE digest (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT    NOT NULL UNIQUE,
  slug          TEXT    NOT NULL UNIQUE,
  title         TEXT    NOT NULL,
  introduction  TEXT    NOT NULL,
  author        TEXT    NOT NULL,
  language      TEXT    NOT NULL,
  licence       TEXT    NOT NULL,
  base_url      TEXT    NOT NULL,
  origin        INTEGER NOT NULL,
  created       INTEGER NOT NULL,
  modified      INTEGER NOT NULL
);

CREATE TABLE issue (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT    NOT NULL UNIQUE,
  digest_id     INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
  month         INTEGER NOT NULL,
  blurb         TEXT    NOT NULL DEFAULT '',
  UNIQUE (digest_id, month)
);

-- AUTOINCREMENT: the row is a bit in the facets' bitmaps and must never mean another post.
CREATE TABLE post (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT    NOT NULL UNIQUE,
  digest_id     INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
  month         INTEGER,
  slug          TEXT    NOT NULL,
  title         TEXT    NOT NULL,
  citation      TEXT    NOT NULL,
  status        INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  revision_id   INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  published_revision_id INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  created       INTEGER NOT NULL,
  modified      INTEGER NOT NULL,
  published     INTEGER NOT NULL DEFAULT 0,
  deleted       INTEGER NOT NULL DEFAULT 0,
  change        INTEGER NOT NULL,
  UNIQUE (digest_id, slug),
  FOREIGN KEY (digest_id, month) REFERENCES issue (digest_id, month)
);

-- Holds all that the facets' bitmaps are made from, so that a start reads this and not the posts.
CREATE INDEX post_facets ON post (change, id, digest_id, month, position, status, deleted);
CREATE INDEX post_issue ON post (digest_id, month, position);

CREATE TABLE revision (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id       INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  parent        INTEGER NOT NULL,
  created       INTEGER NOT NULL,
  -- SHA-256 of content, in hexadecimal: SQLite has no checksums, this finds silent damage.
  hash          TEXT    NOT NULL,
  content       TEXT    NOT NULL
);

CREATE INDEX revision_post ON revision (post_id, id);

-- What is searched and faceted of the works that a post cites; the whole items are in the revision.
CREATE TABLE citation (
  post_id       INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  type          TEXT    NOT NULL,
  title         TEXT    NOT NULL,
  container     TEXT    NOT NULL,
  year          INTEGER NOT NULL,
  doi           TEXT    NOT NULL,
  PRIMARY KEY (post_id, position)
) WITHOUT ROWID;

CREATE INDEX citation_doi ON citation (doi) WHERE doi <> '';

-- Old names of posts in addresses: a renamed slug leaves a redirect.
CREATE TABLE slug_redirect (
  digest_id     INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
  slug          TEXT    NOT NULL,
  post_id       INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  PRIMARY KEY (digest_id, slug)
) WITHOUT ROWID;

CREATE TABLE term (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT    NOT NULL UNIQUE,
  digest_id     INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
  vocabulary    INTEGER NOT NULL,
  label         TEXT    NOT NULL,
  slug          TEXT    NOT NULL,
  position      INTEGER NOT NULL,
  retired       INTEGER NOT NULL DEFAULT 0,
  UNIQUE (digest_id, vocabulary, slug)
);

-- Every name that a term is known by, its label among them, under the key that makes two names the same.
CREATE TABLE term_name (
  digest_id     INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
  vocabulary    INTEGER NOT NULL,
  key           TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  term_id       INTEGER NOT NULL REFERENCES term (id) ON DELETE CASCADE,
  PRIMARY KEY (digest_id, vocabulary, key)
) WITHOUT ROWID;

CREATE INDEX term_name_term ON term_name (term_id);

CREATE TABLE post_term (
  post_id       INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  term_id       INTEGER NOT NULL REFERENCES term (id) ON DELETE CASCADE,
  PRIMARY KEY (post_id, term_id)
) WITHOUT ROWID;

CREATE INDEX post_term_term ON post_term (term_id, post_id);

-- The words of a post, without markup, for posts that are not in the trash.
CREATE TABLE post_text (
  id            INTEGER PRIMARY KEY REFERENCES post (id),
  title         TEXT    NOT NULL,
  authors       TEXT    NOT NULL,
  journal       TEXT    NOT NULL,
  reference     TEXT    NOT NULL,
  summary       TEXT    NOT NULL,
  implications  TEXT    NOT NULL,
  topics        TEXT    NOT NULL
);

CREATE VIRTUAL TABLE post_fts USING fts5 (
  title, authors, journal, reference, summary, implications, topics,
  content = 'post_text',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- The index follows the words by triggers, so that no writer can forget it. A field that a change left
-- alone costs nothing: whoever rewrites a post's words updates the row only where a word differs.
CREATE TRIGGER post_text_inserted AFTER INSERT ON post_text BEGIN
  INSERT INTO post_fts (rowid, title, authors, journal, reference, summary, implications, topics)
    VALUES (new.id, new.title, new.authors, new.journal, new.reference, new.summary, new.implications,
            new.topics);
END;

CREATE TRIGGER post_text_deleted AFTER DELETE ON post_text BEGIN
  INSERT INTO post_fts (post_fts, rowid, title, authors, journal, reference, summary, implications, topics)
    VALUES ('delete', old.id, old.title, old.authors, old.journal, old.reference, old.summary,
            old.implications, old.topics);
END;

CREATE TRIGGER post_text_updated AFTER UPDATE ON post_text BEGIN
  INSERT INTO post_fts (post_fts, rowid, title, authors, journal, reference, summary, implications, topics)
    VALUES ('delete', old.id, old.title, old.authors, old.journal, old.reference, old.summary,
            old.implications, old.topics);
  INSERT INTO post_fts (rowid, title, authors, journal, reference, summary, implications, topics)
    VALUES (new.id, new.title, new.authors, new.journal, new.reference, new.summary, new.implications,
            new.topics);
END;

-- What one import added, so that it can be taken back in one step.
CREATE TABLE import (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  created       INTEGER NOT NULL,
  source        TEXT    NOT NULL
);

CREATE TABLE import_row (
  import_id     INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  -- 'digest', 'issue' or 'post'
  kind          TEXT    NOT NULL,
  row_id        INTEGER NOT NULL,
  -- What the row held before, where the import changed one that was there.
  before        TEXT,
  PRIMARY KEY (import_id, kind, row_id)
) WITHOUT ROWID;
