-- Deployments that wait, or waited, for somebody's approval, by the id that they have once they begin.
create table approval (
    id               text primary key,
    position         bigint generated always as identity unique,
    service          text        not null,
    environment      text        not null,
    environment_type text        not null,
    repository       text        not null,
    version          text        not null,
    commit_id        text        not null,
    kind             text        not null,
    because          text,
    freeze_override  text,
    promoted_from    text,
    why              text        not null,
    operation        text        not null,
    requested_by     text        not null,
    correlation_id   text        not null,
    requested_at     timestamptz not null,
    expires_at       timestamptz not null,
    state            text        not null,
    decided_by       text,
    decided_at       timestamptz,
    reason           text
);
create unique index approval_once on approval (service, environment, commit_id) where state in ('WAITING', 'APPROVED');
