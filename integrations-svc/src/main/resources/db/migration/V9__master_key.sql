-- The master keys by id; the keys themselves are in a file.
create table master_key (
    id          int primary key,
    added_at    timestamptz, -- null until it is in the file
    replaced_at timestamptz,
    retired_at  timestamptz, -- nobody expects it in the file any more
    operation   text         -- that seals all values with it, until it has
);
