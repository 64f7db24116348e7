-- Who owns each service of the catalog.
create table service_owner (
    service text primary key,
    owner   text not null
);
