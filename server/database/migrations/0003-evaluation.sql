-- Determinations with their inputs, so that each can be run again; signatures and overrides beside them; the urgent pathway.

create table determination (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  treatment text not null,
  as_of text not null,
  ruleset_id text not null,
  ruleset_version text not null,
  inputs jsonb not null,
  result jsonb not null,
  determination text not null
    check (determination in ('eligible', 'eligible-with-cautions', 'needs-information', 'not-eligible')),
  author_id uuid not null,
  at timestamptz not null default now(),
  primary key (clinic_id, id)
);
alter table determination add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
create index determination_patient on determination (clinic_id, patient_id, at);

create table determination_signature (
  clinic_id uuid not null,
  id uuid not null,
  determination_id uuid not null,
  member_id uuid not null,
  meaning text not null check (meaning in ('sign', 'override', 'second-signature')),
  criterion_id text,
  reason text not null default '',
  at timestamptz not null default now(),
  primary key (clinic_id, id)
);
alter table determination_signature add foreign key (clinic_id, determination_id) references determination (clinic_id, id);
alter table determination_signature add foreign key (clinic_id, member_id) references member (clinic_id, id);
create index determination_signature_of on determination_signature (clinic_id, determination_id);

create table urgent_pathway (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  session_id uuid,
  tier text not null check (tier in ('moderate', 'high', 'unfinished')),
  finding text not null,
  fact_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (clinic_id, id)
);
alter table urgent_pathway add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
create index urgent_pathway_open on urgent_pathway (clinic_id, closed_at, opened_at);

create table urgent_event (
  clinic_id uuid not null,
  pathway_id uuid not null,
  seq integer not null,
  id uuid not null,
  kind text not null,
  member_id uuid,
  body jsonb not null default '{}',
  at timestamptz not null,
  primary key (clinic_id, pathway_id, seq),
  unique (clinic_id, id)
);
alter table urgent_event add foreign key (clinic_id, pathway_id) references urgent_pathway (clinic_id, id);
