-- Forges may call their repositories alike. Null where the catalog writes owner/name, which is GitHub's, or a folder.
alter table service_repository add column repository_host text;
update service_repository
   set repository_host = lower(coalesce(
           substring(repository from '^\s*[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^@/]*@)?(\[[^]/]*\]|[^/:]+)(?::\d*)?/.'),
           substring(repository from '^\s*(?:[^@/:\s]+@)?([^/:\s]+):(?!//).')))
 where repository_key not like 'file:%';
