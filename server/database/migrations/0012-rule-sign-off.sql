-- What a clinic's medical lead approved of the rules that nobody published, and what was taken back. Appended, never changed.

create table rule_sign_off (
  clinic_id uuid not null,
  -- One act may speak of several rules at once.
  id uuid not null,
  rule_id text not null check (length(rule_id) between 1 and 300),
  -- The words that were approved, as they stood on the screen.
  rule_text text not null,
  decision text not null check (decision in ('approved', 'revoked')),
  note text not null check (note <> ''),
  member_id uuid not null,
  at timestamptz not null,
  primary key (clinic_id, id, rule_id)
);
alter table rule_sign_off add foreign key (clinic_id, member_id) references member (clinic_id, id);
create index rule_sign_off_of_rule on rule_sign_off (clinic_id, rule_id, at desc, id desc);
alter table rule_sign_off enable row level security;
create policy clinic_isolation on rule_sign_off
  using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
