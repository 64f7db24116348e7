-- Whether a program asked for a deployment, and who ended what a rollback holds.
alter table deployment
    add column automated          boolean not null default false,
    add column hold_ended_by      text,
    add column hold_ended_at      timestamptz,
    add column hold_ended_because text;
