-- A job is deleted when it is done. One that failed is tried again at run_at; after the last attempt failed_at is set and it stays.
create table jobs (
    id bigint generated always as identity primary key,
    payload jsonb not null default '{}',
    attempts integer not null default 0,
    run_at timestamptz not null default now(),
    failed_at timestamptz,
    last_error text,
    created_at timestamptz not null default now()
);
create index jobs_due on jobs (run_at) where failed_at is null;
