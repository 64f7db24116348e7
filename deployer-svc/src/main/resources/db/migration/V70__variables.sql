-- What services are given may change while they run: variables_due counts what was told of that, and variables_seen is the
-- count that was looked at last. No value is kept: variables_refused is the version that the service did not run with.
alter table target
    add column variables_due        bigint not null default 1,
    add column variables_seen       bigint not null default 0,
    add column variables_checked_at timestamptz,
    add column variables_refused    text,
    add column variables_trouble    text;
