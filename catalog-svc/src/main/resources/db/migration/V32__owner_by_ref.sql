-- A walk over relations asks for the owners of a thousand entities at once: the key has them, so that no row of an entity,
-- which has all of its text, is read for that.
alter table catalog_relation drop constraint catalog_relation_origin_fkey;
alter table catalog_entity drop constraint catalog_entity_pkey;
alter table catalog_entity add primary key (ref) include (owner);
alter table catalog_relation add constraint catalog_relation_origin_fkey
    foreign key (origin) references catalog_entity (ref) on delete cascade;
