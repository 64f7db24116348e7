-- What the target was given for the services that is nobody's business: names and versions, no values.
alter table environment add column entrusted text;
alter table environment add column entrusted_revision text not null default '';
alter table environment add column entrusting boolean not null default false;
create index environment_ready on environment (id) where phase = 'READY';
