--liquibase formatted sql

--changeset example:notices
create table if not exists example_notice (
  id         bigint       not null primary key,
  author_id  bigint       not null,
  nonce      varchar(64)  character set ascii collate ascii_bin not null,
  body       varchar(500) not null,
  -- Where it was said; null for what was put up by hand.
  channel_id bigint       null,
  created_at bigint       not null,
  unique key example_notice_nonce (author_id, nonce),
  index example_notice_age (created_at)
);
