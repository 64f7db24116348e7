-- What GitHub is to say of a deployment, of a commit's status, or in a comment, and what came of it.
create table github_wish (
    id          text primary key,
    repository  text        not null,
    service     text,
    environment text        not null,
    wish        text        not null,
    -- A later event changes it: the deployment is not over, the preview has not ended.
    open        boolean     not null,
    wished_at   timestamptz not null,
    generation  bigint      not null default 1,
    -- The generation that GitHub was told, or refused, and why it did.
    settled     bigint      not null default 0,
    refused     text,
    told        text,
    remote      bigint,
    -- A request was begun, and what came of it is not written down yet.
    asked       boolean     not null default false,
    attempts    int         not null default 0,
    not_before  timestamptz
);
create index github_wish_unsettled on github_wish (id) where settled < generation;
create index github_wish_open on github_wish (environment, service) where open;
create index github_wish_over on github_wish (wished_at) where not open;
