--liquibase formatted sql

--changeset roles:roles
create table if not exists roles_role (
  id       bigint      not null primary key,
  name     varchar(64) not null,
  color    varchar(7)  character set ascii collate ascii_bin null,
  color2   varchar(7)  character set ascii collate ascii_bin null,
  shown    tinyint     not null default 0,
  -- Up to which declared holder permissions are allowed on the whole server; null for none.
  level    varchar(16) character set ascii collate ascii_bin null,
  -- 1 for the role that everybody has: the unique index allows one.
  base     tinyint     null unique check (base = 1),
  -- Higher stands above lower; gaps and equals are read as they come, by id.
  position int         not null
);

create table if not exists roles_rule (
  role_id    bigint       not null,
  -- The last part of a scope: a place keeps its rules when it is moved.
  place      varchar(96)  character set ascii collate ascii_bin not null,
  permission varchar(128) character set ascii collate ascii_bin not null,
  allow      tinyint      not null,
  primary key (role_id, place, permission)
);

create table if not exists roles_number (
  role_id bigint       not null,
  quota   varchar(128) character set ascii collate ascii_bin not null,
  number  bigint       not null,
  primary key (role_id, quota)
);

--changeset roles:members
create table if not exists roles_member (
  member_id bigint not null,
  role_id   bigint not null,
  primary key (member_id, role_id)
);

create table if not exists roles_member_rule (
  member_id  bigint       not null,
  place      varchar(96)  character set ascii collate ascii_bin not null,
  permission varchar(128) character set ascii collate ascii_bin not null,
  allow      tinyint      not null,
  primary key (member_id, place, permission)
);

--changeset roles:changes
-- Counts the changes in its one row: who writes has to have seen the last one.
create table if not exists roles_revision (
  id       tinyint not null primary key,
  revision bigint  not null
);
insert ignore into roles_revision (id, revision) values (1, 0);

-- What changes were, for as long as they can be taken back.
create table if not exists roles_change (
  id    bigint not null primary key,
  actor bigint not null,
  at    bigint not null,
  index roles_change_at (at)
);

create table if not exists roles_change_cell (
  change_id bigint       not null,
  cell      varchar(300) character set ascii collate ascii_bin not null,
  was       text         null,
  became    text         null,
  primary key (change_id, cell)
);
