-- The wording of an instrument from a clinic's own licensed copy, a language each. Appended: a new version or a withdrawal
-- is a new row.

create table instrument_wording (
  clinic_id uuid not null,
  instrument text not null check (length(instrument) between 1 and 100),
  -- BCP 47.
  language text not null check (length(language) between 2 and 35),
  version integer not null check (version > 0),
  -- The version of the instrument whose items it words.
  instrument_version text not null,
  -- Prompt and texts by link id; null where it was withdrawn.
  content jsonb,
  -- By whose leave the clinic uses it, and which translation it is.
  licence text not null check (licence <> ''),
  -- Why it was withdrawn.
  reason text,
  member_id uuid not null,
  at timestamptz not null,
  check ((content is null) = (reason is not null)),
  primary key (clinic_id, instrument, language, version)
);
alter table instrument_wording add foreign key (clinic_id, member_id) references member (clinic_id, id);
alter table instrument_wording enable row level security;
create policy clinic_isolation on instrument_wording
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
