--liquibase formatted sql

--changeset chat:tree-words
alter table chat_group
  add column if not exists description varchar(500) not null default '',
  add column if not exists icon    char(64) character set ascii collate ascii_bin null,
  add column if not exists banner  char(64) character set ascii collate ascii_bin null,
  add column if not exists version int not null default 1;

alter table chat_category
  add column if not exists version int not null default 1;

alter table chat_channel
  add column if not exists description varchar(500) not null default '',
  add column if not exists slow_mode_seconds int not null default 0,
  add column if not exists archived boolean not null default false,
  -- 1 for the channel where new members begin, null for all others: the unique index allows one.
  add column if not exists is_default tinyint null unique check (is_default = 1),
  add column if not exists version int not null default 1;

-- Its one row counts the changes of the tree, and whoever changes the tree holds it meanwhile.
create table if not exists chat_tree (
  id       tinyint not null primary key,
  revision bigint  not null
);

insert into chat_tree (id, revision) values (1, 0) on duplicate key update id = id;

-- Pictures by the SHA-256 of their content, so that those of two groups may be one.
create table if not exists chat_picture (
  id           char(64)    character set ascii collate ascii_bin not null primary key,
  content_type varchar(32) character set ascii collate ascii_bin not null,
  content      mediumblob  not null
);

-- Channels that were deleted and whose messages may not be gone yet.
create table if not exists chat_gone (
  channel_id bigint not null primary key,
  deleted_at bigint not null
);

--changeset chat:first-default
update chat_channel c
  join (select k.id from chat_channel k
          join chat_category on chat_category.id = k.category_id
          join chat_group on chat_group.id = chat_category.group_id
         order by chat_group.position, chat_group.id, chat_category.position, chat_category.id, k.position, k.id
         limit 1) first on first.id = c.id
  left join (select max(id) id from chat_channel where is_default = 1) chosen on true
   set c.is_default = 1
 where chosen.id is null;
