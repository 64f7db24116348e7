-- The latest commit when somebody who may asked for a preview of the pull request.
alter table preview add column asked_head text;
