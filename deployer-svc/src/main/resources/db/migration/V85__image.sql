-- The image of a deployment, pinned to its digest; null where nothing that runs is an image.
alter table deployment add column image text;
alter table approval add column image text;
