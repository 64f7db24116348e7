-- What was told of a service that is to be judged again, so that not all that is known of it has to be read: push/KEY or
-- pull_request/NUMBER/REPOSITORY; all where it is empty.

alter table to_judge
    drop constraint to_judge_pkey,
    add column what text collate "C" not null default '',
    add primary key (service, what);
