-- What a version declares to change in its database, and why someone goes back past such a change that can't be undone.
alter table deployment add column migration text;
alter table deployment add column migration_reversible boolean;
alter table deployment add column migration_override text;
alter table approval add column migration_override text;
