-- The effects that a post reports, as its newest content has them: what the pages of evidence list. A number that was not given is
-- NULL. Like citation it can be made again from the content.
CREATE TABLE finding (
  post_id       INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  measure       TEXT    NOT NULL,
  estimate      REAL    NOT NULL,
  lower         REAL,
  upper         REAL,
  level         REAL,
  n             INTEGER NOT NULL,
  k             INTEGER NOT NULL,
  comparison    TEXT    NOT NULL,
  time_point    TEXT    NOT NULL,
  PRIMARY KEY (post_id, position)
) WITHOUT ROWID;

-- What an author has decided on the remarks of the proof-reader, and on effects that it found in the text and are none. The key
-- tells a remark from others by what it is about, not by where it stands, so that a decision outlives edits around it. It is the
-- author's own: no export has it.
CREATE TABLE review_decision (
  post_uuid     TEXT    NOT NULL,
  check_id      TEXT    NOT NULL,
  key           TEXT    NOT NULL,
  -- The words that the remark was about, and why it does not hold.
  text          TEXT    NOT NULL,
  reason        TEXT    NOT NULL,
  decided       INTEGER NOT NULL,
  PRIMARY KEY (post_uuid, check_id, key)
) WITHOUT ROWID;

-- Checks that the author has switched off.
CREATE TABLE check_off (
  check_id      TEXT    PRIMARY KEY
) WITHOUT ROWID;

-- The author's own list of words that name people by their illness, with what to write instead; where it is empty the built-in
-- list is used.
CREATE TABLE person_first (
  shorthand     TEXT    PRIMARY KEY,
  wording       TEXT    NOT NULL
) WITHOUT ROWID;

-- The remarks of all posts, as the content of that revision gave them: a cache for the page that lists them.
CREATE TABLE post_review (
  post_id       INTEGER PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE,
  revision_id   INTEGER NOT NULL,
  -- Which checks, in which version and with which settings; another one makes the row stale.
  checks        TEXT    NOT NULL,
  errors        INTEGER NOT NULL,
  doubts        INTEGER NOT NULL,
  suggestions   INTEGER NOT NULL,
  -- The remarks as JSON.
  remarks       TEXT    NOT NULL
);

-- What the Retraction Watch data say of works (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/): the
-- newest file that was imported, whole, so that posts which are written later are told too.
CREATE TABLE retraction_file (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  -- The day that the file speaks for, "2026-11-25".
  as_of         TEXT    NOT NULL,
  imported      INTEGER NOT NULL,
  records       INTEGER NOT NULL
);

CREATE TABLE retraction (
  id            INTEGER PRIMARY KEY,
  doi           TEXT    NOT NULL,
  pmid          TEXT    NOT NULL,
  state         TEXT    NOT NULL,
  date          TEXT    NOT NULL,
  notice_doi    TEXT    NOT NULL,
  reasons       TEXT    NOT NULL
);

CREATE INDEX retraction_doi ON retraction (doi) WHERE doi <> '';
CREATE INDEX retraction_pmid ON retraction (pmid) WHERE pmid <> '';

-- What registries have said of works, where the author looked them up: what the proof-reader knows of a DOI. No export has it.
CREATE TABLE looked_up (
  -- In small letters.
  doi           TEXT    PRIMARY KEY,
  -- The work as CSL-JSON.
  csl           TEXT    NOT NULL,
  fetched       INTEGER NOT NULL
) WITHOUT ROWID;
-- The revision of a post that its reader had read when it changed; 0 for a post that has not. A post that is unread keeps it, so
-- that it can be said what is new since, however often it has changed.
ALTER TABLE post ADD COLUMN read_revision_id INTEGER NOT NULL DEFAULT 0;
