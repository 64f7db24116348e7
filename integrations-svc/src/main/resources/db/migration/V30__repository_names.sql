-- Names that a forge's repositories have or had: those with the same repository_id are one repository's.
create table repository_name (
    name          text primary key,
    repository_id text        not null,
    told_at       timestamptz not null
);
create index repository_name_by_id on repository_name (repository_id);
