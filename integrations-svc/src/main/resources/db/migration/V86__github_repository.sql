-- Repositories, in lower case, that GitHub told something of: what the catalog calls alike without a host is on GitHub.
create table github_repository (
    name text primary key
);
insert into github_repository
select distinct lower(substr(subject, length('repository/') + 1)) from aggregate_sequence
 where subject like 'repository/%' and subject not like '%:%';
