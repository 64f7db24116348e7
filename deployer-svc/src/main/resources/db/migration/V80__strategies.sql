-- What else gets requests beside what is desired, and what runs on without any so that it can have them back.
alter table target
    add column share_deployment text,
    add column share_weight     int,
    add column held_deployment  text,
    add column held_until       timestamptz;
