-- What a member's browser seals drafts and waiting events with: 256 random bits, told to this member alone. Members of
-- before get theirs here: gen_random_uuid() draws from PostgreSQL's strong random source, 122 bits each.

alter table member add column browser_key bytea check (octet_length(browser_key) = 32);
update member set browser_key = sha256(
  uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
alter table member alter column browser_key set not null;
