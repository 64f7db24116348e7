-- Who makes it, what that one knows its parts by, and what a removal has found so far, a line each.
alter table managed_database add column provider text not null default 'postgres';
alter table managed_database add column identity text;
alter table managed_database add column found text;
