-- A clinic's own variants of published protocols. Appended: making one anew or retiring it is a new row, and plans and
-- sessions go on by the version that they were made with.

create table protocol_variant (
  clinic_id uuid not null,
  id text not null check (length(id) between 1 and 100),
  version integer not null check (version > 0),
  parent_id text not null,
  parent_version text not null,
  -- What was changed of the parent, and the whole protocol as it was approved; both null where it was retired.
  changes jsonb,
  protocol jsonb,
  -- Why it was made, or retired.
  reason text not null check (reason <> ''),
  -- The medical lead who approved or retired it.
  member_id uuid not null,
  at timestamptz not null,
  check ((protocol is null) = (changes is null)),
  primary key (clinic_id, id, version)
);
alter table protocol_variant add foreign key (clinic_id, member_id) references member (clinic_id, id);
alter table protocol_variant enable row level security;
create policy clinic_isolation on protocol_variant
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
