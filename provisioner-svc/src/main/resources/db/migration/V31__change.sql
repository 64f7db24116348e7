-- What asked for an environment, where that is no person, and what its teardown did.
alter table environment add column origin text;
alter table environment add column receipt text;
create index environment_gone on environment (name, destroyed_at) where phase = 'DESTROYED';
