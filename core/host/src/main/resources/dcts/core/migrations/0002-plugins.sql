--liquibase formatted sql

--changeset core:plugins
create table if not exists core_plugin (
  id         varchar(32) character set ascii collate ascii_bin not null primary key,
  -- What the owner wishes; whether the plugin runs is another matter.
  enabled    tinyint     not null,
  changed_at bigint      not null
);
