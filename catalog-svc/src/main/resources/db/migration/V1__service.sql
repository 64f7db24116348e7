create table service (
    name             text primary key,
    phase            text        not null check (phase in ('CREATING', 'ACTIVE')),
    type             text        not null,
    language         text        not null,
    owner            text        not null,
    description      text        not null,
    lifecycle        text        not null,
    template         text        not null,
    template_version text        not null,
    inputs           text        not null,
    repository       text        not null,
    operation        text        not null,
    created_by       text        not null,
    created_at       timestamptz not null
);
create index service_owner on service (owner, name);

create table catalog_entity (
    ref        text primary key,
    kind       text        not null,
    namespace  text        not null,
    name       text        not null,
    entity     text        not null,
    updated_at timestamptz not null
);
