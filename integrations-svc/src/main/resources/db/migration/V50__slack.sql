-- A subscription sends to a URL, signed, or posts to a channel of Slack.
alter table subscription alter column url drop not null;
alter table subscription alter column secret drop not null;
alter table subscription add column channel text;
alter table subscription add constraint subscription_target
    check (num_nonnulls(url, channel) = 1 and num_nonnulls(url, secret) in (0, 2));

-- The message in a channel that tells of one thing, for as long as the last event that changed it is kept.
create table slack_message (
    subscription text not null,
    thread       text not null, -- what it tells of
    event        uuid not null, -- the last one that changed it
    ts           text not null, -- by which Slack knows it
    card         text not null, -- what it says, as JSON
    primary key (subscription, thread),
    foreign key (subscription, event) references delivery on delete cascade
);
create index slack_message_by_delivery on slack_message (subscription, event);

-- What was posted of an event, or is being posted.
create table slack_post (
    subscription text        not null,
    event        uuid        not null,
    ts           text,       -- null where Slack's answer has not come
    begun_at     timestamptz not null default now(),
    primary key (subscription, event),
    foreign key (subscription, event) references delivery on delete cascade
);
