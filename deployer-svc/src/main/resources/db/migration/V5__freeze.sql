-- Windows in which nothing is deployed to an environment, of one service or of all.
create table deployment_freeze (
    id          text primary key,
    position    bigint generated always as identity unique,
    environment text        not null,
    service     text,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    reason      text        not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    lifted_by   text,
    lifted_at   timestamptz
);
create index freeze_not_over on deployment_freeze (environment, ends_at) where lifted_at is null;

-- On which terms a deployment began.
alter table deployment add column freeze_override text;
alter table deployment add column promoted_from text;
alter table deployment add column approved_by text;
