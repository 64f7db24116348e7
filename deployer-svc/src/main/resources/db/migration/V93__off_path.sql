-- Why, and until when, a version may run where it was not verified before; and whether it was told that this time is over.
alter table deployment add column off_path_reason text;
alter table deployment add column off_path_until timestamptz;
alter table deployment add column off_path_told boolean not null default false;
