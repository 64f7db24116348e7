-- Where the manifest was read that was applied last, where that was a repository.
alter table environment add column source text;
