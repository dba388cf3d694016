--liquibase formatted sql

--changeset core:audit-previous
-- What was there before the change, as JSON; null where only the outcome is worth knowing.
alter table core_audit add column if not exists previous text null;

--changeset core:account-states
create index if not exists core_account_state on core_account (state);
