-- Tickets open and close as incidents do, and a deployment's end is told once.
alter table reported_incident rename to told;
