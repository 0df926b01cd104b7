-- A session is a log of events; its row is a projection for lists. Vitals take their own hot path.

create table session (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  plan_id uuid not null,
  booking_id uuid,
  chair_id uuid not null,
  number integer not null,
  phase text not null default 'check-in',
  opened_at timestamptz not null,
  ended_at timestamptz,
  last_seq integer not null default 0,
  -- What lists and charts show, made from the events at each new one.
  summary jsonb,
  primary key (clinic_id, id)
);
alter table session add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
alter table session add foreign key (clinic_id, plan_id) references plan (clinic_id, id);
alter table session add foreign key (clinic_id, booking_id) references booking (clinic_id, id);
alter table session add foreign key (clinic_id, chair_id) references chair (clinic_id, id);
create index session_open on session (clinic_id, ended_at, opened_at);
create index session_patient on session (clinic_id, patient_id, opened_at);
-- One running session a chair and a patient: whoever comes second is told.
create unique index session_running_chair on session (clinic_id, chair_id) where ended_at is null;
create unique index session_running_patient on session (clinic_id, patient_id) where ended_at is null;

create table session_event (
  clinic_id uuid not null,
  session_id uuid not null,
  seq integer not null check (seq > 0),
  id uuid not null,
  type text not null,
  body jsonb not null,
  at timestamptz not null,
  device_at timestamptz,
  received_at timestamptz not null default now(),
  author_id uuid not null,
  primary key (clinic_id, session_id, seq),
  unique (clinic_id, id)
);
alter table session_event add foreign key (clinic_id, session_id) references session (clinic_id, id);

create table vital (
  clinic_id uuid not null,
  session_id uuid not null,
  at timestamptz not null,
  kind text not null,
  device text not null,
  value double precision not null,
  received_at timestamptz not null default now(),
  primary key (clinic_id, session_id, at, kind, device)
);
alter table vital add foreign key (clinic_id, session_id) references session (clinic_id, id);

-- The same key with another value: the first is kept, the other is recorded here.
create table vital_conflict (
  clinic_id uuid not null,
  session_id uuid not null,
  at timestamptz not null,
  kind text not null,
  device text not null,
  value double precision not null,
  received_at timestamptz not null default now(),
  primary key (clinic_id, session_id, at, kind, device, value)
);
alter table vital_conflict add foreign key (clinic_id, session_id) references session (clinic_id, id);
