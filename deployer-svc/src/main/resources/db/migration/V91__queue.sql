-- Deployments that wait in line are no rollouts yet: any number of them is there beside the one that goes on.
drop index deployment_one_at_a_time;
create unique index deployment_one_at_a_time on deployment (service, environment)
    where phase not in ('queued', 'succeeded', 'failed');
create index deployment_queued on deployment (service, environment, position desc) where phase = 'queued';
alter table deployment add column superseded_by text;
