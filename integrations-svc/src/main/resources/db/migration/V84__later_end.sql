-- An end that was heard of after the incident's own was told: that of a stretch whose beginning is not known yet.
alter table alert_incident add column later_end timestamptz;
