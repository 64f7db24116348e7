-- When the webhook's last ping came here from GitHub; one that was fetched did not.
alter table github_hook add column pinged_at timestamptz;
