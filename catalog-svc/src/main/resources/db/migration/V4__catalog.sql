-- Where entities are read from, and what was read there. What the catalog held before is read again from the services' repositories.
drop table catalog_entity;

create table catalog_location (
    id         text primary key,
    type       text        not null check (type in ('file', 'git')),
    target     text        not null,
    repository text,
    created_by text        not null,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    read_at    timestamptz,
    revision   text,
    error      text,
    unique (type, target)
);
create index catalog_location_due on catalog_location (due_at);
create index catalog_location_repository on catalog_location (repository);

create table catalog_file (
    location    text        not null references catalog_location (id) on delete cascade,
    path        text        not null,
    fingerprint text        not null,
    problems    text        not null,
    targets     text        not null,
    read_at     timestamptz not null,
    primary key (location, path)
);

create table catalog_entity (
    ref         text collate "C" primary key,
    id          uuid        not null default gen_random_uuid(),
    kind        text        not null,
    namespace   text        not null,
    name        text        not null,
    entity      text        not null,
    etag        text        not null,
    owner       text,
    location    text        not null references catalog_location (id) on delete cascade,
    file        text        not null,
    terms       text[]      not null,
    words       tsvector    not null,
    updated_at  timestamptz not null,
    orphaned_at timestamptz
);
create index catalog_entity_file on catalog_entity (location, file);
create index catalog_entity_terms on catalog_entity using gin (terms);
create index catalog_entity_words on catalog_entity using gin (words);
create index catalog_entity_orphaned on catalog_entity (orphaned_at) where orphaned_at is not null;

-- Each relation in both directions: the two of one that `origin` tells of.
create table catalog_relation (
    source text collate "C" not null,
    type   text             not null,
    target text collate "C" not null,
    origin text collate "C" not null references catalog_entity (ref) on delete cascade,
    primary key (source, type, target, origin)
);
create index catalog_relation_origin on catalog_relation (origin);

insert into catalog_location (id, type, target, repository, created_by, created_at, due_at)
select 'loc-' || gen_random_uuid(), 'git', repository || '#:catalog-info.yaml',
       'file:' || regexp_replace(repository, '\.git$', ''), created_by, created_at, now()
  from service
 where phase = 'ACTIVE';
