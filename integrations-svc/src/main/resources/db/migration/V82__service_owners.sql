-- Who owns a service is told once: as the catalog writes it, and as a team where it is one.
alter table service_team add column owner text;
alter table service_team alter column team drop not null;
insert into service_team as known (service, owner)
select service, owner from service_owner
    on conflict (service) do update set owner = excluded.owner;
update service_team set owner = team where owner is null;
alter table service_team alter column owner set not null;
drop table service_owner;
-- The past is read again, for owners that are no teams.
delete from service_team_history;
delete from inbox where consumer = 'service-owners';
delete from inbox_sequence where consumer = 'service-owners';
