--liquibase formatted sql

--changeset core:permission-source
-- The plugin that decides who may do what, in its one row. As long as it is here nobody else decides, also not the defaults.
create table if not exists core_permission_source (
  id     tinyint     not null primary key,
  plugin varchar(32) character set ascii collate ascii_bin not null,
  since  bigint      not null
);
