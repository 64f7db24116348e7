-- A push is one fact, told at once: its commits and their order follow from it. One narrow key instead of the long texts of
-- three tables, which made most of what a replay wrote.

drop table push, change, change_edge;

create table push (
    id         uuid primary key,
    repository text collate "C" not null,
    branch     text collate "C" not null,
    before     text collate "C" not null,
    after      text collate "C" not null,
    service    text collate "C",
    pushed_at  timestamptz      not null,
    commits    jsonb            not null
);
create index push_repository on push (repository);
create index push_service on push (service);

create view pushed_commit as
select p.repository, p.branch, p.service, p.pushed_at, c.sha collate "C" as sha, c.before as predecessor,
       timestamptz 'epoch' + c.authored * interval '1 microsecond' as authored_at,
       timestamptz 'epoch' + c.committed * interval '1 microsecond' as committed_at,
       coalesce(c.merge, false) as merge
  from push p
 cross join lateral jsonb_to_recordset(p.commits) as c (sha text, before text, authored bigint, committed bigint, merge boolean);

-- Deployments are written in about the order in which they end, so that blocks of them can be told apart by it; and a row
-- may be updated in place.
drop index deployment_ended;
create index deployment_ended on deployment using brin (coalesce(succeeded_at, failed_at, rolled_back_at))
  with (pages_per_range = 16, autosummarize = on);

-- Events are read again from the beginning.
update partition_offset set next_offset = 0;
