-- The command line that asks for the same database again, where one does.
alter table managed_database add column again text;
