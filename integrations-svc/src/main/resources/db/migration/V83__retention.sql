-- Since when a row says what it says: how long it is kept is counted from there.
alter table told add column kept_at timestamptz not null default now();
create index told_over on told (kept_at) where not open;
create index webhook_delivery_age on webhook_delivery (received_at);
alter table github_hook add column known_at timestamptz not null default now();
