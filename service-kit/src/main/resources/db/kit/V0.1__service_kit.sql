create table aggregate_sequence (
    subject       text primary key,
    last_sequence bigint not null
);

create table outbox (
    position     bigint generated always as identity primary key,
    id           uuid        not null unique,
    topic        text        not null,
    key          text        not null,
    shard        int         not null,
    subject      text        not null,
    sequence     bigint      not null,
    headers      text        not null,
    payload      bytea       not null,
    occurred_at  timestamptz not null,
    published_at timestamptz,
    attempts     int         not null default 0,
    retry_at     timestamptz,
    error        text,
    unique (topic, subject, sequence)
);
create index outbox_pending on outbox (shard, position) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    key         text        not null,
    position    bigint generated always as identity,
    status      text        not null check (status in ('done', 'waiting', 'parked')),
    type        text        not null,
    headers     text,
    payload     bytea,
    received_at timestamptz not null default now(),
    attempts    int         not null default 0,
    retry_at    timestamptz,
    error       text,
    primary key (consumer, event_id)
);
create index inbox_waiting on inbox (consumer, key, position) where status <> 'done';
create index inbox_done on inbox (received_at) where status = 'done';

create table inbox_sequence (
    consumer      text   not null,
    source        text   not null,
    subject       text   not null,
    key           text   not null,
    last_sequence bigint not null,
    primary key (consumer, source, subject, key)
);

create sequence lease_epoch;
create table lease (
    name       text primary key,
    holder     text        not null,
    epoch      bigint      not null,
    expires_at timestamptz not null
);

create table operation (
    id           text primary key,
    kind         text        not null,
    subject      text        not null,
    status       text        not null check (status in ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED')),
    steps        text        not null,
    result       text,
    error        text,
    requested_by text        not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    deadline     timestamptz,
    version      bigint      not null
);
create index operation_unfinished on operation (kind, subject) where status in ('PENDING', 'RUNNING');
create index operation_ended on operation (updated_at) where status in ('SUCCEEDED', 'FAILED');

create table idempotency (
    actor        text        not null,
    key          text        not null,
    request_hash text        not null,
    status       int,
    location     text,
    body         text,
    created_at   timestamptz not null,
    primary key (actor, key)
);
create index idempotency_age on idempotency (created_at);

create table audit (
    position   bigint generated always as identity primary key,
    id         uuid        not null unique,
    at         timestamptz not null,
    actor      text        not null,
    action     text        not null,
    target     text        not null,
    outcome    text        not null,
    status     int         not null,
    request_id text        not null,
    remote     text        not null,
    detail     text
);
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit record is append-only';
end $$;
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();
