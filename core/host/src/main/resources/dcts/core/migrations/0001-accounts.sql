--liquibase formatted sql

--changeset core:accounts
create table if not exists core_account (
  id            bigint       not null primary key,
  login_name    varchar(32)  character set ascii collate ascii_bin not null unique,
  display_name  varchar(64)  not null,
  password_hash varchar(255) character set ascii collate ascii_bin not null,
  -- 1 for the owner, null for everybody else: the unique index allows one owner.
  owner         tinyint      null unique check (owner = 1),
  state         varchar(16)  character set ascii collate ascii_bin not null default 'active',
  created_at    bigint       not null
);

--changeset core:sessions
create table if not exists core_session (
  id          bigint     not null primary key,
  token_hash  binary(32) not null unique,
  account_id  bigint     not null,
  created_at  bigint     not null,
  used_at     bigint     not null,
  index core_session_account (account_id)
);
