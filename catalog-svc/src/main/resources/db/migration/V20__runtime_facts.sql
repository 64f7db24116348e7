create table last_deployment (
    service          text        not null,
    environment      text        not null,
    environment_type text        not null,
    deployment       text        not null,
    version          text        not null,
    outcome          text        not null check (outcome in ('SUCCEEDED', 'FAILED', 'ROLLED_BACK')),
    reason           text,
    finished_at      timestamptz not null,
    actor            text        not null,
    event_id         uuid        not null,
    event_type       text        not null,
    event_time       timestamptz not null,
    primary key (service, environment)
);
create index last_deployment_environment on last_deployment (environment);

create table incident (
    incident            text primary key,
    service             text,
    environment         text,
    title               text,
    severity            text,
    opened_at           timestamptz,
    opened_event        uuid,
    opened_event_type   text,
    opened_event_time   timestamptz,
    resolved_event      uuid,
    resolved_event_time timestamptz,
    open                boolean generated always as (
        opened_event is not null
        and (resolved_event is null
             or (opened_event_time, opened_event) > (resolved_event_time, resolved_event))) stored
);
create index incident_open on incident (service, incident) where open;
