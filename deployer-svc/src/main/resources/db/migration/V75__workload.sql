-- What of a deployment is applied to a cluster, written down when it is prepared.
alter table deployment add column workload text;
