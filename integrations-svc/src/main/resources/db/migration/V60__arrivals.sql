-- How many deliveries of each system had each outcome, and the last of them. What was fetched did not arrive.
create table arrival (
    source  text        not null,
    outcome text        not null,
    count   bigint      not null,
    last_at timestamptz not null,
    kind    text        not null,
    primary key (source, outcome)
);
-- The last test of each system's connection that arrived.
create table connection_test (
    source     text primary key,
    test       text        not null,
    arrived_at timestamptz not null default now()
);
