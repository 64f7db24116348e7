create table secret (
    id          text primary key,
    service     text        not null,
    name        text        not null,
    environment text        not null, -- empty: for all
    current     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    updated_by  text        not null,
    deleted_at  timestamptz,
    deleted_by  text,
    version     bigint      not null,
    unique (service, name, environment)
);
create index secret_listed on secret (service, name, id);

create table secret_version (
    id            text primary key,
    secret        text        not null references secret (id) on delete cascade,
    number        bigint      not null,
    sealed        bytea       not null,
    change        text        not null,
    restored_from bigint,
    created_at    timestamptz not null,
    created_by    text        not null,
    unique (secret, number)
);
-- The master key that each is sealed with.
create index secret_version_master_key on secret_version (substring(sealed from 5 for 5));

-- What values are told apart by, where they must not be kept.
create table secret_fingerprint_key (
    id     int primary key check (id = 1),
    sealed bytea not null
);
