-- What an import wrote into a row that somebody can edit: an issue's blurb, a new digest's words. Taking the
-- import back takes only what is still so. NULL in imports that are older than this column.
ALTER TABLE import_row ADD COLUMN after TEXT;

-- Removing a row asks every row that may point to it; without these each revision costs a walk over all posts.
CREATE INDEX post_revision ON post (revision_id);
CREATE INDEX post_published_revision ON post (published_revision_id) WHERE published_revision_id IS NOT NULL;
CREATE INDEX slug_redirect_post ON slug_redirect (post_id);
