create table environment (
    id                text primary key,
    name              text        not null,
    type              text        not null,
    owner             text        not null,
    phase             text        not null,
    permanent         boolean     not null,
    created_at        timestamptz not null,
    expires_at        timestamptz,
    destroyed_at      timestamptz,
    url               text,
    message           text,
    deadline          timestamptz,
    create_operation  text,
    destroy_operation text,
    reason            text,
    actor             text        not null,
    correlation_id    text        not null,
    version           bigint      not null
);
-- A name is free again once what bore it is gone.
create unique index environment_name on environment (name) where phase <> 'DESTROYED';
create index environment_listed on environment (name, id);
create index environment_unfinished on environment (id) where phase in ('REQUESTED', 'PROVISIONING', 'EXPIRING', 'DESTROYING');
create index environment_expiry on environment (expires_at) where phase <> 'DESTROYED';
