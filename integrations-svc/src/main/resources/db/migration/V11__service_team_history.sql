-- Has a row once the teams of services were read from the past too.
create table service_team_history (
    read_at timestamptz not null
);
