-- How a digest's site looks: the name of a theme, empty for the plain one, and HTML of the author's above and below every page.
ALTER TABLE digest ADD COLUMN site_theme TEXT NOT NULL DEFAULT '';
ALTER TABLE digest ADD COLUMN site_header TEXT NOT NULL DEFAULT '';
ALTER TABLE digest ADD COLUMN site_footer TEXT NOT NULL DEFAULT '';
-- The Ed25519 public key that the digest's archives are signed with, in hexadecimal; empty where they are not. The secret one is
-- never in a library.
ALTER TABLE digest ADD COLUMN signing_key TEXT NOT NULL DEFAULT '';

-- Where a digest that is not the user's own came from, and what of it was seen last.
CREATE TABLE subscription (
  digest_id     INTEGER PRIMARY KEY REFERENCES digest (id) ON DELETE CASCADE,
  -- The web address of the archive's manifest; empty where the archive came as a file.
  address       TEXT    NOT NULL,
  -- The key that archives must be signed with, pinned at the first of them; empty where that was not signed.
  signing_key   TEXT    NOT NULL DEFAULT '',
  -- When the archive that is in the library was made; an older one never takes its place.
  issued        INTEGER NOT NULL DEFAULT 0,
  -- The SHA-256 of that archive's manifest: the same again changes nothing.
  manifest      TEXT    NOT NULL DEFAULT '',
  -- What the server said of the manifest (RFC 9110, ETag and Last-Modified), to ask whether it is another one now.
  etag          TEXT    NOT NULL DEFAULT '',
  last_modified TEXT    NOT NULL DEFAULT '',
  checked       INTEGER NOT NULL DEFAULT 0
);

-- The posts that came in an archive, with the SHA-256 of the document that each came as: so an update knows which ones have
-- changed, and what it has to fetch.
CREATE TABLE archived_post (
  post_id       INTEGER PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE,
  hash          TEXT    NOT NULL
);

-- The reader's own. It stands under the UUIDs of posts and says itself what it is about, so that no update of an archive, no
-- vanished post and no removed digest can touch it, and so that it can move to another computer before the posts do.
CREATE TABLE reading (
  post_uuid     TEXT    PRIMARY KEY,
  digest_uuid   TEXT    NOT NULL,
  -- What the post is, as JSON: title, month, the digest's title, the CSL items.
  about         TEXT    NOT NULL,
  unread        INTEGER NOT NULL DEFAULT 0,
  -- When that was last said, in microseconds since 1970-01-01 UTC; so of two computers the later one is right.
  unread_set    INTEGER NOT NULL DEFAULT 0,
  -- The place in the reading list: a number between those of its neighbours, far from them, so that a post is moved by writing
  -- its own row alone. 0 for a post that never was in the list, below 0 for one that was, at the place that it had.
  place         INTEGER NOT NULL DEFAULT 0,
  place_set     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE INDEX reading_place ON reading (place) WHERE place > 0;

-- A note on a post, or on a passage of it: then it has the passage's words, and those around it, by which it is found again
-- after the post was edited (W3C Web Annotation, TextQuoteSelector). A deleted note leaves its row without its words.
--
-- A form of a note is known by when it was written. A note remembers its earlier ones, so that of two computers it can be said
-- which one went on from the other and which two went different ways.
CREATE TABLE note (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT    NOT NULL UNIQUE,
  post_uuid     TEXT    NOT NULL REFERENCES reading (post_uuid) DEFERRABLE INITIALLY DEFERRED,
  text          TEXT    NOT NULL,
  quote         TEXT    NOT NULL DEFAULT '',
  prefix        TEXT    NOT NULL DEFAULT '',
  suffix        TEXT    NOT NULL DEFAULT '',
  created       INTEGER NOT NULL,
  -- In microseconds, as in reading.
  modified      INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0,
  -- The times of its earlier forms, a JSON array, oldest first.
  earlier       TEXT    NOT NULL DEFAULT '[]',
  -- The note that this one was another form of, where two computers had changed it; empty for all others.
  variant_of    TEXT    NOT NULL DEFAULT ''
);

CREATE INDEX note_post ON note (post_uuid);

CREATE VIRTUAL TABLE note_fts USING fts5 (
  text, quote,
  content = 'note',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER note_inserted AFTER INSERT ON note BEGIN
  INSERT INTO note_fts (rowid, text, quote) VALUES (new.id, new.text, new.quote);
END;

CREATE TRIGGER note_deleted AFTER DELETE ON note BEGIN
  INSERT INTO note_fts (note_fts, rowid, text, quote) VALUES ('delete', old.id, old.text, old.quote);
END;

CREATE TRIGGER note_updated AFTER UPDATE OF text, quote ON note BEGIN
  INSERT INTO note_fts (note_fts, rowid, text, quote) VALUES ('delete', old.id, old.text, old.quote);
  INSERT INTO note_fts (rowid, text, quote) VALUES (new.id, new.text, new.quote);
END;

-- What lists show of it: 1 unread, 2 in the reading list, 4 has notes, 8 changed upstream since it was read. It can be made again
-- from the tables above, but for the last.
ALTER TABLE post ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
-- When the post was no longer in its archive; it stays for the sake of what the reader has on it.
ALTER TABLE post ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;

DROP INDEX post_facets;
CREATE INDEX post_facets ON post (change, id, digest_id, month, position, status, deleted, own);
