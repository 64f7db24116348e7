-- What is asked for, with a count of its changes, and what was seen of it last, with the count that was seen.
alter table environment add column target text not null default 'local';
alter table environment add column spec text not null default '{"services":[],"databases":[]}';
alter table environment add column generation bigint not null default 1;
alter table environment add column observed_generation bigint not null default 0;
alter table environment add column status text;
-- What the target knows it by, and what a teardown found there before it began.
alter table environment add column identity text;
alter table environment add column inventory text;
update environment set observed_generation = 1 where phase in ('READY', 'FAILED', 'DESTROYED');
