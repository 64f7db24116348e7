-- What is known of the platform as a product. One row a fact, keyed by its natural identity and joined as all facts are.

-- Every statement of whose a service is: who owned it when follows from them, in whatever order they came.
create table service_owner (
    service text collate "C" not null,
    since   timestamptz      not null,
    owner   text collate "C" not null,
    primary key (service, since, owner)
);

-- Every statement of where a service stands: off_path, on_path or retired.
create table service_standing (
    service text collate "C" not null,
    at      timestamptz      not null,
    place   text collate "C" not null,
    primary key (service, at, place)
);

create table ticket (
    id        text collate "C" primary key,
    team      text collate "C",
    category  text collate "C",
    opened_at timestamptz,
    closed_at timestamptz
);
create index ticket_opened on ticket (opened_at);
create index ticket_team on ticket (team, opened_at);

create table feedback (
    id       text collate "C" primary key,
    score    smallint    not null,
    team     text collate "C",
    comment  text collate "C",
    consent  boolean     not null,
    given_at timestamptz not null
);
create index feedback_given on feedback (given_at);

-- An environment's name may be used again: the chain (the events' correlation id) tells one request from the next.
create table provisioning (
    environment  text collate "C" not null,
    chain        text collate "C" not null,
    owner        text collate "C",
    requested_at timestamptz,
    ready_at     timestamptz,
    failed_at    timestamptz,
    primary key (environment, chain)
);
create index provisioning_ended on provisioning (least(ready_at, failed_at));

-- Only what no other fact tells of: databases and secrets.
create table self_service_action (
    event       uuid primary key,
    category    text collate "C" not null,
    at          timestamptz      not null,
    service     text collate "C",
    environment text collate "C"
);
create index self_service_action_at on self_service_action (at);

create table webhook_arrival (
    event        uuid primary key,
    at           timestamptz not null,
    published_at timestamptz not null
);
create index webhook_arrival_at on webhook_arrival (at);

create index deployment_ended on deployment (coalesce(succeeded_at, failed_at, rolled_back_at));

-- What was read before these tables were there is read again; what is known by then stays the same.
update partition_offset set next_offset = 0;
