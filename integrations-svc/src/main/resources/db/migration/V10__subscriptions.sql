-- Who owns each service of the catalog, as team references.
create table service_team (
    service text primary key,
    team    text not null
);

create table subscription (
    id               text primary key,
    position         bigint generated always as identity unique,
    team             text        not null,
    url              text        not null,
    types            text        not null, -- patterns, separated by commas; empty for all
    service          text,
    owner            text,                 -- only what concerns this team
    environment      text,
    outcome          text,
    status           text        not null check (status in ('active', 'paused', 'disabled')),
    reason           text,                 -- why it is disabled
    secret           bytea       not null, -- sealed
    previous_secret  bytea,                -- sealed; signs too until previous_until
    previous_until   timestamptz,
    failing_since    timestamptz,          -- nothing was delivered since
    exhausted        boolean     not null default false, -- some delivery was given up since then
    not_before       timestamptz,          -- the receiver asked to wait
    replay_operation text,
    replay_from      timestamptz,
    replay_until     timestamptz,
    replay_cursor    text,
    replay_events    bigint      not null default 0,
    created_by       text        not null,
    created_at       timestamptz not null
);
create index subscription_by_team on subscription (team, position);
create index subscription_replayed on subscription (id) where replay_operation is not null;
create index subscription_master_key on subscription (substring(secret from 5 for 5));
create index subscription_previous_master_key on subscription (substring(previous_secret from 5 for 5));

-- What is sent: once, however many subscriptions it goes to.
create table outgoing_event (
    id         uuid primary key,
    type       text        not null,
    key        text        not null,
    body       text        not null,
    created_at timestamptz not null default now()
);
create index outgoing_event_age on outgoing_event (created_at);

create sequence delivery_position;
create table delivery (
    subscription  text        not null references subscription on delete cascade,
    event         uuid        not null references outgoing_event on delete cascade,
    key           text        not null,
    position      bigint      not null default nextval('delivery_position'),
    status        text        not null check (status in ('pending', 'delivered', 'dead')),
    failures      int         not null default 0, -- in a row, by the present schedule
    next_at       timestamptz not null default now(),
    claim         uuid,                           -- who sends it now, until claimed_until
    claimed_until timestamptz,
    primary key (subscription, event)
);
create index delivery_by_event on delivery (event);
create index delivery_pending on delivery (subscription, key, position) where status = 'pending';
create index delivery_in_flight on delivery (subscription, claimed_until) where claimed_until is not null;

create table delivery_attempt (
    position     bigint generated always as identity primary key,
    subscription text        not null,
    event        uuid        not null,
    at           timestamptz not null,
    delivered    boolean     not null,
    status       int,                  -- of the answer; null where there was none
    duration_ms  bigint      not null,
    excerpt      text        not null, -- of the answer, or why there was none
    foreign key (subscription, event) references delivery on delete cascade
);
create index delivery_attempt_by_subscription on delivery_attempt (subscription, position);
create index delivery_attempt_by_delivery on delivery_attempt (subscription, event);
