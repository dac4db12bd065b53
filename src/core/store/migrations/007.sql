-- Tables of many posts show the p-values of effects too, and what each speaks for.
ALTER TABLE finding ADD COLUMN p REAL;
ALTER TABLE finding ADD COLUMN p_comparison TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN direction TEXT NOT NULL DEFAULT '';
UPDATE finding
SET p = item.value ->> '$.p', p_comparison = coalesce (item.value ->> '$.p_comp', ''),
    direction = coalesce (item.value ->> '$.direction', '')
FROM post, revision, json_each (CASE WHEN json_valid (content) THEN content ELSE '{}' END, '$.findings') AS item
WHERE post.id = finding.post_id AND revision.id = post.revision_id AND item.key = finding.position;
