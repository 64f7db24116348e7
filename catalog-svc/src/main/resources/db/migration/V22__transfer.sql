create table transfer (
    id           text primary key,
    service      text        not null references service (name),
    from_owner   text        not null,
    to_owner     text        not null,
    reason       text,
    state        text        not null check (state in ('PENDING', 'APPROVED', 'DECLINED', 'CANCELLED', 'EXPIRED')),
    requested_by text        not null,
    requested_at timestamptz not null,
    expires_at   timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    note         text
);
-- One question at a time about a service.
create unique index transfer_pending on transfer (service) where state = 'PENDING';
create index transfer_due on transfer (expires_at) where state = 'PENDING';
