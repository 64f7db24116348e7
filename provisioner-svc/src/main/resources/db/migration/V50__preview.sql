-- The pull requests that there is news of, each with its preview.
create table preview (
    name            text primary key,
    repository      text        not null,
    repository_key  text        not null,
    number          int         not null,
    branch          text        not null,
    head            text        not null,
    head_at         timestamptz not null,
    fork            boolean, -- null: nobody told yet
    labels          text        not null,
    open            boolean     not null,
    open_at         timestamptz not null,
    news            bigint      not null, -- how often there was something new to act on
    observed        bigint      not null, -- the news that was acted on last
    attempts        int         not null,
    state           text        not null,
    message         text,
    environment     text, -- the name of the one that is there for it
    environment_id  text,
    applied_head    text, -- the commit whose manifest that was made by, or would be again
    digest          text,
    url             text,
    correlation_id  text        not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         bigint      not null,
    unique (repository_key, number)
);
create index preview_pending on preview (name) where news > observed;
create index preview_environment on preview (environment) where environment is not null;
