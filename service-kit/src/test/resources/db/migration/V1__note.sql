create table note (id text primary key, text text not null, copies int not null default 0);
