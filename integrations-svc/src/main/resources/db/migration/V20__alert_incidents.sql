-- The latest incident of each alert that a system told of. Its end is told at tell_at, unless it goes on before.
-- A row without incident is only there to be locked.
create table alert_incident (
    source      text        not null,
    alert       text        not null,
    incident    text,
    service     text,
    environment text,
    started_at  timestamptz,
    ended_at    timestamptz,
    told        boolean     not null default false,
    tell_at     timestamptz,
    primary key (source, alert)
);
create index alert_incident_due on alert_incident (tell_at) where tell_at is not null;
create index alert_incident_old on alert_incident (ended_at) where told;
