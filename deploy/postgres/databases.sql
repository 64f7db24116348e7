-- One database a service; run by PostgreSQL's image when its volume is new.
create database catalog;
create database provisioner;
create database deployer;
create database metrics;
create database integrations;
-- Services' databases are made on the same server, and their roles have no business in these.
revoke all on database catalog from public;
revoke all on database provisioner from public;
revoke all on database deployer from public;
revoke all on database metrics from public;
revoke all on database integrations from public;
revoke all on database postgres from public;
revoke all on database template1 from public;
