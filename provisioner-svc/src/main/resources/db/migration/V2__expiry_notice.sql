alter table environment add column warn_at timestamptz;
update environment set warn_at = expires_at - least(interval '1 day', (expires_at - created_at) / 10)
 where expires_at - created_at >= interval '10 minutes' and phase in ('REQUESTED', 'PROVISIONING', 'READY', 'FAILED');
create index environment_notice on environment (warn_at) where warn_at is not null;
