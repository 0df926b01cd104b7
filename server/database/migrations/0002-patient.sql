-- Patients and what is known of them. Everything that can change has append-only versions and a current projection.

create table patient (
  clinic_id uuid not null,
  id uuid not null,
  record_number text not null,
  family_name text not null,
  given_name text not null,
  birth_date text,
  sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
  deceased boolean not null default false,
  deceased_on text,
  phone text,
  email text,
  referral jsonb,
  stage text not null default 'referral'
    check (stage in ('referral', 'evaluation', 'consent', 'plan', 'sessions', 'outcome', 'maintenance', 'closed')),
  next_step text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  -- The list is read in the order of names, without case and accents.
  name_key text collate "C" not null generated always as (
    lower(regexp_replace(normalize(family_name || ', ' || given_name, NFKD), '[\u0300-\u036f]', '', 'g'))
  ) stored,
  primary key (clinic_id, id),
  unique (clinic_id, record_number)
);
alter table patient add foreign key (clinic_id) references clinic (clinic_id);
create index patient_name on patient (clinic_id, name_key, id);
create index patient_stage on patient (clinic_id, stage, name_key, id);

create table patient_version (
  clinic_id uuid not null,
  patient_id uuid not null,
  version integer not null,
  body jsonb not null,
  reason text not null default '',
  -- Without an author: the command line of the installation (its audit entry names the account).
  author_id uuid,
  at timestamptz not null default now(),
  primary key (clinic_id, patient_id, version)
);
alter table patient_version add foreign key (clinic_id, patient_id) references patient (clinic_id, id);

-- Folded words to find a patient by. Searched by range in the C collation: ILIKE and trigrams are not leakproof and fall
-- back to a scan under row-level security. The name is kept in the index, so that a search reads nothing else.
create table patient_search_key (
  clinic_id uuid not null,
  key text collate "C" not null,
  patient_id uuid not null,
  name_key text collate "C" not null,
  primary key (clinic_id, key, patient_id) include (name_key)
);
alter table patient_search_key add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
create index patient_search_key_patient on patient_search_key (clinic_id, patient_id);

-- Who a patient is in the systems that records came from, so that a second import finds the same patient.
create table patient_identifier (
  clinic_id uuid not null,
  system text not null,
  value text not null,
  patient_id uuid not null,
  at timestamptz not null default now(),
  primary key (clinic_id, system, value)
);
alter table patient_identifier add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
create index patient_identifier_patient on patient_identifier (clinic_id, patient_id);

-- One fact of the record (clinical/record): a condition, a medicine, a measurement, an assessment, an answer, a trial …
-- `source_key` makes an import repeatable: the same resource of the same source is the same fact. What the source said
-- last and which version that became tell a changed source from an amendment made here.
create table fact (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null,
  source_key text,
  source_sha256 text,
  source_version integer,
  at text,
  body jsonb not null,
  retracted boolean not null default false,
  version integer not null default 1,
  author_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, patient_id, source_key)
);
alter table fact add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
create index fact_patient on fact (clinic_id, patient_id, kind, at);

create table fact_version (
  clinic_id uuid not null,
  fact_id uuid not null,
  version integer not null,
  body jsonb not null,
  retracted boolean not null default false,
  reason text not null default '',
  author_id uuid,
  at timestamptz not null default now(),
  primary key (clinic_id, fact_id, version)
);
alter table fact_version add foreign key (clinic_id, fact_id) references fact (clinic_id, id);

-- What an import took, what it left and why.
create table record_import (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  content_sha256 text not null,
  file_name text not null default '',
  changed boolean not null,
  summary jsonb not null,
  author_id uuid,
  at timestamptz not null default now(),
  primary key (clinic_id, id)
);
alter table record_import add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
create index record_import_patient on record_import (clinic_id, patient_id);
