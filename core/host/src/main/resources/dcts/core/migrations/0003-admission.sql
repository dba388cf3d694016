--liquibase formatted sql

--changeset core:plugin-archives
-- What the owner has admitted, by content. Rows go with the archives; the trail below remembers.
create table if not exists core_plugin_archive (
  sha256       char(64)    character set ascii collate ascii_bin not null primary key,
  plugin       varchar(32) character set ascii collate ascii_bin not null,
  version      varchar(64) character set ascii collate ascii_bin not null,
  capabilities text        not null,
  size         bigint      not null,
  admitted_at  bigint      not null,
  admitted_by  bigint      not null,
  index core_plugin_archive_plugin (plugin)
);

--changeset core:plugin-wishes
-- Which archive is wished, and which was before it; null stands for the one that ships with the server.
alter table core_plugin
  add column if not exists wished_sha256 char(64) character set ascii collate ascii_bin null,
  add column if not exists previous_sha256 char(64) character set ascii collate ascii_bin null;

--changeset core:audit
create table if not exists core_audit (
  id         bigint       not null primary key,
  at         bigint       not null,
  actor      bigint       not null,
  actor_name varchar(32)  not null,
  what       varchar(64)  character set ascii collate ascii_bin not null,
  subject    varchar(128) not null,
  -- JSON; never a secret.
  detail     text         not null
);
