-- One database a service; run by PostgreSQL's image when its volume is new.
create database catalog;
create database provisioner;
create database deployer;
create database metrics;
create database integrations;
