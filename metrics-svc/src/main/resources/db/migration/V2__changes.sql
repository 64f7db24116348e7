-- What ties changes to deployments: where the code of a service is, its pull requests, the files of its commits, and its
-- repository's own history. Text compares by code point, as before.

alter table service
    add column repository       text collate "C",
    add column repository_since timestamptz,
    add column path             text collate "C",
    add column path_since       timestamptz;
create index service_repository on service (repository);

create table pull_request (
    repository      text collate "C" not null,
    number          bigint           not null,
    service         text collate "C",
    merge_commit    text collate "C",
    first_authored_at timestamptz,
    opened_at       timestamptz,
    merged_at       timestamptz,
    primary key (repository, number)
);
create index pull_request_service on pull_request (service);
create index push_service on push (service);

-- The facts so far lack what they tell now: events are read again from the beginning.
update partition_offset set next_offset = 0;
truncate deployment, change, change_edge, incident, service, push, dead_record;

alter table change add column paths text collate "C" not null;

alter table change_edge
    drop constraint change_edge_pkey,
    add column after text collate "C" not null,
    add primary key (repository, sha, predecessor, after);

-- Commits as their repository has them: named by their content, so they outlive a rebuild.
create table git_commit (
    repository   text collate "C" not null,
    sha          text collate "C" not null,
    parents      text collate "C" not null,
    authored_at  timestamptz      not null,
    committed_at timestamptz      not null,
    paths        text collate "C" not null,
    primary key (repository, sha)
);

-- Services of which a batch told without naming them, by their repository: to be judged again by whoever shows them.
create table to_judge (
    service text collate "C" primary key
);
