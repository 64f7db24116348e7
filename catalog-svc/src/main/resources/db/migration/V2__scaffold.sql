create table scaffold (
    operation      text primary key,
    service        text        not null unique references service (name),
    step           text        not null check (step in ('RENDER', 'REPOSITORY', 'REGISTER', 'UNDO')),
    commit_id      text,
    reason         text,
    next           text,
    actor          text        not null,
    correlation_id text        not null,
    deadline       timestamptz not null
);
