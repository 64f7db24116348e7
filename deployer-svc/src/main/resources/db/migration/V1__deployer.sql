-- What other services told of.
create table known_service (
    name       text primary key,
    repository text,
    retired    boolean not null
);

-- A name may be given again: what was asked for before ended_at belonged to an environment that is gone.
create table known_environment (
    name     text primary key,
    type     text not null,
    phase    text not null,
    ended_at timestamptz
);

-- Every deployment ever asked for, in the order of position; phase repeats the name of state for the index.
create table deployment (
    id                  text primary key,
    position            bigint generated always as identity unique,
    service             text        not null,
    environment         text        not null,
    environment_type    text        not null,
    repository          text        not null,
    version             text        not null,
    commit_id           text        not null,
    kind                text        not null,
    because             text,
    phase               text        not null,
    state               text        not null,
    operation           text        not null,
    requested_by        text        not null,
    correlation_id      text        not null,
    requested_at        timestamptz not null,
    started_at          timestamptz,
    finished_at         timestamptz,
    deadline            timestamptz not null,
    reason              text,
    previous_deployment text,
    previous_version    text,
    previous_commit     text,
    restores            text,
    rolled_back_by      text
);
create unique index deployment_one_at_a_time on deployment (service, environment)
    where phase not in ('succeeded', 'failed');
create index deployment_history on deployment (service, environment, position desc);

-- What should run for a service in an environment, and what was last seen of it.
create table target (
    id               text primary key,
    service          text not null,
    environment      text not null,
    environment_type text not null,
    deployment       text,
    version          text,
    commit_id        text,
    repository       text,
    deployed_at      timestamptz,
    deployed_by      text,
    rollout          text,
    routed           text,
    routed_at        timestamptz,
    health           text not null,
    pid              bigint,
    port             int,
    message          text,
    restarts         int  not null,
    retry_at         timestamptz,
    unique (service, environment)
);
