-- What was found to differ from what is declared, field by field, until it is settled; and what somebody chose to do about it.
create table drift (
    id             text primary key,
    environment_id text        not null,
    resource       text        not null,
    field          text        not null,
    service        text,
    desired        text,
    actual         text,
    changed_by     text,
    since          timestamptz not null,
    detected_at    timestamptz not null,
    accepted_until timestamptz,
    accepted_by    text,
    reason         text,
    choice         text,
    chosen_by      text,
    operation      text,
    deadline       timestamptz,
    resolved_at    timestamptz,
    resolution     text,
    correlation_id text        not null,
    version        bigint      not null
);
create unique index drift_open on drift (environment_id, resource, field) where resolved_at is null;
create index drift_listed on drift (environment_id, detected_at);
