-- Which repository each service of the catalog has, in the form that RepositoryKey gives it.
create table service_repository (
    service        text primary key,
    repository     text,
    repository_key text
);
create index service_repository_by_key on service_repository (repository_key);

-- Webhook deliveries that were taken: each has its effect once.
create table webhook_delivery (
    source      text        not null,
    id          text        not null,
    event       text        not null,
    received_at timestamptz not null default now(),
    primary key (source, id)
);

-- Incidents that a webhook told of, so that each opens and resolves once, and what is told late changes nothing.
create table reported_incident (
    id      text primary key,
    open    boolean     not null,
    told_at timestamptz not null
);

-- The last commit of each branch of a watched repository that was published.
create table branch_head (
    repository text not null,
    branch     text not null,
    sha        text not null,
    primary key (repository, branch)
);
