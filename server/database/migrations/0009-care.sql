-- A patient's care here ends for a reason, and may be taken up again: each said by somebody, none taken back.

create table care_event (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  action text not null check (action in ('closed', 'reopened')),
  reason text check (
    reason in ('course-ended', 'no-benefit', 'intolerance', 'declined', 'referred-elsewhere', 'moved', 'other')
  ),
  note text not null default '',
  author_id uuid not null,
  at timestamptz not null,
  primary key (clinic_id, id),
  check ((action = 'closed') = (reason is not null))
);
alter table care_event add foreign key (clinic_id, patient_id) references patient (clinic_id, id);
create index care_event_of_patient on care_event (clinic_id, patient_id, at desc, id desc);
alter table care_event enable row level security;
create policy clinic_isolation on care_event
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);

-- Why a plan was stopped; null where nobody said. The words beside it stay in the version's reason.
alter table plan add column stopped_for text
  check (stopped_for in ('no-benefit', 'intolerance', 'declined', 'moved', 'other'));
alter table plan_version add column stopped_for text
  check (stopped_for in ('no-benefit', 'intolerance', 'declined', 'moved', 'other'));
