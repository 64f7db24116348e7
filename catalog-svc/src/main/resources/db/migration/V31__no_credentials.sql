-- A token in the URL of a repository is seen by all who see the catalog: those that are kept go, and what was read by them is read anew.
update service set repository = regexp_replace(repository, '^(https?://)[^/?#]*@', '\1', 'i')
 where repository ~* '^https?://[^/?#]*@';

insert into catalog_location (id, type, target, repository, created_by, created_at, due_at)
select 'loc-' || gen_random_uuid(), type, regexp_replace(target, '^(https?://)[^/?#]*@', '\1', 'i'), repository, created_by,
       created_at, now()
  from catalog_location
 where target ~* '^https?://[^/?#]*@'
on conflict (type, target) do nothing;

delete from catalog_location where target ~* '^https?://[^/?#]*@';
