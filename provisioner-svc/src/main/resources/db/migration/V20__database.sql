create table managed_database (
    id                  text primary key,
    service             text        not null,
    environment         text        not null,
    environment_id      text        not null,
    type                text        not null,
    size                text        not null,
    owner               text        not null,
    phase               text        not null,
    name                text        not null unique,
    password            bytea,
    seed                text,
    seed_digest         text,
    generation          bigint      not null,
    observed_generation bigint      not null,
    created_at          timestamptz not null,
    ready_at            timestamptz,
    deleted_at          timestamptz,
    step                text,
    message             text,
    failure             text,
    removed             text,
    left_alone          text,
    look_again_at       timestamptz,
    deadline            timestamptz,
    create_operation    text,
    delete_operation    text,
    reason              text,
    actor               text        not null,
    correlation_id      text        not null,
    version             bigint      not null
);
-- A service has one database in an environment; another may follow once it is gone.
create unique index managed_database_present on managed_database (environment, service) where phase <> 'DELETED';
create index managed_database_listed on managed_database (environment, service, id);
create index managed_database_environment on managed_database (environment_id);
create index managed_database_unfinished on managed_database (id) where phase in ('PROVISIONING', 'UNDOING', 'DELETING');
create index managed_database_look on managed_database (look_again_at) where look_again_at is not null;
create index managed_database_key on managed_database (substring(password from 5 for 5));
