-- Which teams an owner means is read from it when it is asked for.
alter table service_team drop column team;
