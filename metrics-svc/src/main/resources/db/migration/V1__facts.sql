-- One row a fact, keyed by its natural identity. Every column is joined with what a later event says by least, greatest
-- or union, so that order, repetition and batches make no difference. Text compares by code point.

create table partition_offset (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

create table dead_record (
    topic       text   not null,
    partition   int    not null,
    "offset"    bigint not null,
    key         text,
    cause       text   not null,
    primary key (topic, partition, "offset")
);

create table service (
    name          text collate "C" primary key,
    owner         text collate "C",
    owned_since   timestamptz,
    on_path       boolean,
    created_at    timestamptz,
    registered_at timestamptz,
    retired_at    timestamptz
);

create table deployment (
    id               text collate "C" primary key,
    service          text collate "C" not null,
    environment      text collate "C" not null,
    environment_type text collate "C" not null,
    version          text collate "C" not null,
    commit           text collate "C",
    kind             text collate "C",
    because          text collate "C",
    requested_at     timestamptz,
    started_at       timestamptz,
    succeeded_at     timestamptz,
    failed_at        timestamptz,
    rolled_back_at   timestamptz,
    rolled_back_by   text collate "C",
    reached_users    boolean not null,
    external         boolean not null
);
create index deployment_service on deployment (service);

create table push (
    repository text collate "C" not null,
    branch     text collate "C" not null,
    before     text collate "C" not null,
    after      text collate "C" not null,
    service    text collate "C",
    pushed_at  timestamptz      not null,
    primary key (repository, branch, before, after)
);

create table change (
    repository      text collate "C" not null,
    sha             text collate "C" not null,
    service         text collate "C",
    authored_at     timestamptz,
    committed_at    timestamptz      not null,
    first_pushed_at timestamptz      not null,
    merge           boolean          not null,
    primary key (repository, sha)
);
create index change_service on change (service);

create table change_edge (
    repository  text collate "C" not null,
    sha         text collate "C" not null,
    predecessor text collate "C" not null,
    primary key (repository, sha, predecessor)
);

create table incident (
    id               text collate "C" primary key,
    service          text collate "C",
    environment      text collate "C",
    opened_at        timestamptz,
    resolved_at      timestamptz,
    cause_deployment text collate "C",
    cause_version    text collate "C",
    cause_commit     text collate "C"
);
create index incident_service on incident (service);
