alter table service drop constraint service_phase_check;
alter table service add constraint service_phase_check check (phase in ('CREATING', 'ACTIVE', 'RETIRED'));
alter table service
    add column retired_at     timestamptz,
    add column retired_by     text,
    add column retired_reason text,
    add column retired_despite text;
