--liquibase formatted sql

--changeset chat:tree
create table if not exists chat_group (
  id         bigint       not null primary key,
  name       varchar(64)  not null,
  position   int          not null,
  created_at bigint       not null
);

create table if not exists chat_category (
  id         bigint       not null primary key,
  group_id   bigint       not null,
  name       varchar(64)  not null,
  position   int          not null,
  created_at bigint       not null,
  index chat_category_group (group_id)
);

create table if not exists chat_channel (
  id          bigint      not null primary key,
  category_id bigint      not null,
  name        varchar(64) not null,
  kind        varchar(32) character set ascii collate ascii_bin not null,
  position    int         not null,
  -- Where the counters stood when rows were last removed for good; they go on from here, never back.
  seq_floor   bigint      not null default 0,
  rev_floor   bigint      not null default 0,
  created_at  bigint      not null,
  index chat_channel_category (category_id)
);

--changeset chat:messages
create table if not exists chat_message (
  id         bigint      not null primary key,
  channel_id bigint      not null,
  seq        bigint      not null,
  rev        bigint      not null,
  author_id  bigint      not null,
  nonce      varchar(64) character set ascii collate ascii_bin not null,
  kind       varchar(32) character set ascii collate ascii_bin not null,
  body       mediumtext  not null,
  reply_to   bigint      null,
  created_at bigint      not null,
  unique key chat_message_nonce (author_id, nonce),
  unique key chat_message_seq (channel_id, seq),
  unique key chat_message_rev (channel_id, rev),
  index chat_message_page (channel_id, id)
);
