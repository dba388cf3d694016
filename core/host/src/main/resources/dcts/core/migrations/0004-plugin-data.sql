--liquibase formatted sql

--changeset core:settings
create table if not exists core_setting (
  owner      varchar(32)  character set ascii collate ascii_bin not null,
  name       varchar(64)  character set ascii collate ascii_bin not null,
  -- JSON; a secret is closed with the key of the data directory.
  value      mediumtext   not null,
  changed_at bigint       not null,
  primary key (owner, name)
);

--changeset core:plugin-values
create table if not exists core_plugin_value (
  plugin_id  varchar(32)  character set ascii collate ascii_bin not null,
  name       varchar(128) not null,
  value      mediumtext   not null,
  version    bigint       not null,
  expires_at bigint       null,
  primary key (plugin_id, name),
  index core_plugin_value_expiry (expires_at)
);

--changeset core:plugin-cursors
create table if not exists core_plugin_cursor (
  plugin_id varchar(32) character set ascii collate ascii_bin not null,
  journal   varchar(96) character set ascii collate ascii_bin not null,
  -- The id of the last row that the follower has dealt with.
  position  bigint      not null,
  primary key (plugin_id, journal)
);

--changeset core:identities
-- Accounts that are let in by another proof have no password.
alter table core_account modify password_hash varchar(255) character set ascii collate ascii_bin null;

create table if not exists core_identity (
  method     varchar(32)  character set ascii collate ascii_bin not null,
  identity   varchar(255) not null,
  account_id bigint       not null,
  created_at bigint       not null,
  primary key (method, identity),
  index core_identity_account (account_id)
);

alter table core_session add column if not exists method varchar(32) character set ascii collate ascii_bin null;
alter table core_session add column if not exists identity varchar(255) null;

--changeset core:session-identities
create index if not exists core_session_identity on core_session (method, identity);
