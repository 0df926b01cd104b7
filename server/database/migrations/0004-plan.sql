-- Consent, plan, bookings. Two bookings cannot hold one chair at one time.
create extension if not exists btree_gist;

create table consent_document (
  clinic_id uuid not null,
  id uuid not null,
  treatment text not null,
  version integer not null,
  title text not null,
  body text not null,
  author_id uuid not null,
  published_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, treatment, version)
);
alter table consent_document add foreign key (clinic_id) references clinic (clinic_id);

create table consent (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  document_id uuid not null,
  explained_by uuid not null,
  body jsonb not null,
  signed_at timestamptz not null,
  primary key (clinic_id, id)
);
alter table consent add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
alter table consent add foreign key (clinic_id, document_id) references consent_document (clinic_id, id);
alter table consent add foreign key (clinic_id, explained_by) references member (clinic_id, id);
create index consent_patient on consent (clinic_id, patient_id, signed_at);

create table consent_withdrawal (
  clinic_id uuid not null,
  consent_id uuid not null,
  reason text not null default '',
  author_id uuid not null,
  at timestamptz not null default now(),
  primary key (clinic_id, consent_id)
);
alter table consent_withdrawal add foreign key (clinic_id, consent_id) references consent (clinic_id, id);

create table plan (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  protocol_id text not null,
  protocol_version text not null,
  treatment text not null,
  determination_id uuid not null,
  consent_id uuid not null,
  state text not null default 'active' check (state in ('active', 'completed', 'stopped')),
  body jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id)
);
alter table plan add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
alter table plan add foreign key (clinic_id, determination_id) references determination (clinic_id, id);
alter table plan add foreign key (clinic_id, consent_id) references consent (clinic_id, id);
create index plan_patient on plan (clinic_id, patient_id);

create table plan_version (
  clinic_id uuid not null,
  plan_id uuid not null,
  version integer not null,
  body jsonb not null,
  state text not null,
  reason text not null default '',
  author_id uuid not null,
  at timestamptz not null default now(),
  primary key (clinic_id, plan_id, version)
);
alter table plan_version add foreign key (clinic_id, plan_id) references plan (clinic_id, id);

create table booking (
  clinic_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  patient_id uuid not null,
  chair_id uuid not null,
  number integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null default 'booked' check (state in ('booked', 'arrived', 'cancelled', 'missed', 'done')),
  version integer not null default 1,
  primary key (clinic_id, id),
  check (ends_at > starts_at),
  exclude using gist (clinic_id with =, chair_id with =, tstzrange(starts_at, ends_at) with &&) where (state <> 'cancelled')
);
alter table booking add foreign key (clinic_id, plan_id) references plan (clinic_id, id);
alter table booking add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
alter table booking add foreign key (clinic_id, chair_id) references chair (clinic_id, id);
create index booking_at on booking (clinic_id, starts_at);
create index booking_plan on booking (clinic_id, plan_id);

create table booking_version (
  clinic_id uuid not null,
  booking_id uuid not null,
  version integer not null,
  body jsonb not null,
  reason text not null default '',
  author_id uuid not null,
  at timestamptz not null default now(),
  primary key (clinic_id, booking_id, version)
);
alter table booking_version add foreign key (clinic_id, booking_id) references booking (clinic_id, id);
