-- By which standard a clinic calls an antidepressant trial adequate and failed. Appended: another choice is a new row, and
-- determinations keep the standard that they were made with.

create table adequacy_standard (
  clinic_id uuid not null,
  version integer not null check (version > 0),
  -- The id of a published one; `clinic` for its own.
  uses text not null check (length(uses) between 1 and 100),
  -- What the clinic decided of its own; null with a published one.
  own jsonb,
  reason text not null check (reason <> ''),
  -- The medical lead who approved it.
  member_id uuid not null,
  at timestamptz not null,
  check ((own is null) = (uses <> 'clinic')),
  primary key (clinic_id, version)
);
alter table adequacy_standard add foreign key (clinic_id, member_id) references member (clinic_id, id);
alter table adequacy_standard enable row level security;
create policy clinic_isolation on adequacy_standard
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
