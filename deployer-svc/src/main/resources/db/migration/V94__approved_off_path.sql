-- Why, and until when, a version that waits for an approval may run where it was not verified before.
alter table approval add column off_path_reason text;
alter table approval add column off_path_until timestamptz;
