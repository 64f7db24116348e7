-- How often a secret is to have a new value, and when the next is due; whether the platform made the present one itself.
alter table secret add column rotate_every bigint check (rotate_every > 0); -- seconds
alter table secret add column next_rotation_at timestamptz;
alter table secret add column generated boolean not null default false;
alter table secret add check (next_rotation_at is null or rotate_every is not null);
create index secret_rotation on secret (next_rotation_at) where next_rotation_at is not null;

alter table secret_version add column generated boolean not null default false;
