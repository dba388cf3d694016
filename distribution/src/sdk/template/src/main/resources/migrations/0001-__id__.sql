--liquibase formatted sql

--changeset __id__:lines
create table if not exists __id___line (
  id        bigint       not null primary key,
  author_id bigint       not null,
  body      varchar(200) not null,
  added_at  bigint       not null
);
