-- What issues were called when they were heard of first: their incidents and tickets are called so for good.
create table github_issue (
    id      bigint primary key,
    name    text        not null,
    seen_at timestamptz not null default now()
);
create index github_issue_by_name on github_issue (name);
