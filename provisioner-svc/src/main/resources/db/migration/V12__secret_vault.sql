-- Which backend holds the value of a version; one that another than the database holds is not sealed here.
alter table secret_version add column backend text not null default 'EMBEDDED';
alter table secret_version alter column backend drop default;
alter table secret_version alter column sealed drop not null;
alter table secret_version add check ((backend = 'EMBEDDED') = (sealed is not null));

-- What is in Vault, or may be: noted before it is written there, and until it is seen to be gone.
create table secret_vault_value (
    id       text primary key, -- that of the version it is for
    path     text        not null, -- below the prefix
    noted_at timestamptz not null,
    held     boolean     not null default false, -- a version was committed that has it
    doomed   boolean     not null default false, -- it is being destroyed: no version may be committed with it any more
    version  text references secret_version (id) on delete set null
);
create index secret_vault_value_version on secret_vault_value (version);
create index secret_vault_value_of_none on secret_vault_value (noted_at) where version is null;
