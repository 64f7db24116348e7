-- Webhooks on GitHub whose deliveries are looked through for those that did not arrive. All before looked_until were.
create table github_hook (
    id           bigint primary key,
    place        text not null,
    looked_until timestamptz,
    trouble      text
);
