-- Who wants a rollout cancelled, since when: desired by the caller, acted on by whoever works on the rollout.
alter table deployment add column cancel_requested_by text;
alter table deployment add column cancel_requested_at timestamptz;
