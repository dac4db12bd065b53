-- Where the digest's site is published into, as a URI of this computer, and how many words a post of it aims at. Both
-- are the author's own: no export has them.
ALTER TABLE digest ADD COLUMN site_folder TEXT NOT NULL DEFAULT '';
ALTER TABLE digest ADD COLUMN word_target INTEGER NOT NULL DEFAULT 300;
