-- The master keys by id; the keys themselves are in a file.
create table master_key (
    id          int primary key,
    added_at    timestamptz not null,
    replaced_at timestamptz
);
