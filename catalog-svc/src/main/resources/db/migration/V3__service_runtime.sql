create table service_runtime (
    service          text        not null,
    environment      text        not null,
    environment_type text        not null,
    version          text        not null,
    commit_id        text,
    deployment       text        not null,
    url              text,
    since            timestamptz not null,
    event_id         uuid        not null,
    event_type       text        not null,
    event_time       timestamptz not null,
    primary key (service, environment)
);
create index service_runtime_environment on service_runtime (environment);

create table environment_end (
    environment text primary key,
    ended_at    timestamptz not null
);
