alter table scaffold add column position integer not null default 0;
alter table scaffold add column outputs text not null default '{}';
alter table scaffold drop constraint scaffold_step_check;
-- What was on its way begins again: each step finds its own earlier result.
update scaffold set step = 'FORWARD' where step <> 'UNDO';
alter table scaffold rename column step to direction;
alter table scaffold add constraint scaffold_direction_check check (direction in ('FORWARD', 'UNDO'));
