-- A service that joined the catalog later has none of what a golden path gives.
alter table service
    alter column language drop not null,
    alter column template drop not null,
    alter column template_version drop not null,
    alter column inputs drop not null,
    alter column repository drop not null,
    alter column operation drop not null,
    add column path text;

create table off_path (
    service    text primary key references service (name) on delete cascade,
    reason     text        not null,
    granted_by text        not null,
    granted_at timestamptz not null,
    expires_at timestamptz not null,
    expired_at timestamptz
);
create index off_path_due on off_path (expires_at) where expired_at is null;
