-- A page of services by name: lists seek and sort by name collate "C", which the primary key, in the database's order, does not serve.
create index service_page on service (phase, name collate "C");
-- The same of one owner, and all owners there are, each found by the one before.
create index service_owner_page on service (phase, owner, name collate "C");
drop index service_owner;
-- What is a team's, and whose owners there are.
create index catalog_entity_owner on catalog_entity (owner);
