-- The clinic and its people. clinic_id leads every key; row-level security is enabled and not forced (FORCE hangs a
-- distributed cluster when it moves a shard), so the application must never connect as the owner.

create table clinic (
  clinic_id uuid not null primary key,
  name text not null,
  time_zone text not null,
  jurisdiction text not null check (jurisdiction in ('us', 'eu')),
  synthetic boolean not null default false,
  idle_lock_minutes integer not null default 15 check (idle_lock_minutes between 1 and 120),
  version integer not null default 1,
  created_at timestamptz not null default now()
);

create table chair (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  position integer not null,
  retired_at timestamptz,
  primary key (clinic_id, id)
);
alter table chair add foreign key (clinic_id) references clinic (clinic_id);

create table member (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  initials text not null,
  email text not null,
  email_folded text not null,
  roles text[] not null check (cardinality(roles) > 0),
  status text not null default 'active' check (status in ('active', 'suspended')),
  password_hash text not null,
  pin_hash text,
  totp_secret text,
  totp_pending_secret text,
  totp_last_step bigint,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, email_folded)
);
alter table member add foreign key (clinic_id) references clinic (clinic_id);
-- Sign-in looks a person up before the clinic is known.
create index member_email_folded on member (email_folded);

create table member_invite (
  clinic_id uuid not null,
  id uuid not null,
  token_hash text not null,
  email text not null,
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (clinic_id, id)
);
alter table member_invite add foreign key (clinic_id, invited_by) references member (clinic_id, id);
create index member_invite_token on member_invite (token_hash);

-- One row a sign-in. The cookie holds `clinic.token`; only the token's SHA-256 is kept.
create table sign_in (
  clinic_id uuid not null,
  id uuid not null,
  token_hash text not null,
  member_id uuid not null,
  created_at timestamptz not null default now(),
  last_active_at timestamptz not null default now(),
  expires_at timestamptz not null,
  locked_at timestamptz,
  failed_unlocks integer not null default 0,
  stepped_up_at timestamptz,
  ended_at timestamptz,
  ip text,
  user_agent text,
  primary key (clinic_id, id),
  unique (clinic_id, token_hash)
);
alter table sign_in add foreign key (clinic_id, member_id) references member (clinic_id, id);
create index sign_in_member on sign_in (clinic_id, member_id);

-- A monitor or gateway that may post vitals, and nothing else.
create table device (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  token_hash text not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, token_hash)
);
alter table device add foreign key (clinic_id) references clinic (clinic_id);

-- Who did what, in one order per clinic. `entry` is the canonical text that was hashed; the columns beside it are for
-- looking things up and are checked against it by verify-audit.
create table audit_entry (
  clinic_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  member_id uuid,
  action text not null,
  access text not null check (access in ('read', 'write')),
  patient_ids uuid[] not null default '{}',
  entry text not null,
  previous_hash text not null,
  hash text not null,
  primary key (clinic_id, seq)
);
alter table audit_entry add foreign key (clinic_id) references clinic (clinic_id);
create index audit_entry_at on audit_entry (clinic_id, at);
create index audit_entry_member on audit_entry (clinic_id, member_id, seq);

create table audit_head (
  clinic_id uuid not null primary key,
  seq bigint not null,
  hash text not null
);
alter table audit_head add foreign key (clinic_id) references clinic (clinic_id);

-- Reference tables: they belong to the installation, not to a clinic.
create table installation (
  id integer not null primary key check (id = 1),
  set_up_token_hash text,
  set_up_at timestamptz,
  created_at timestamptz not null default now()
);
insert into installation (id) values (1);

-- Failed sign-ins for e-mails that nobody has: there is no clinic to audit them in.
create table installation_audit_entry (
  seq bigint not null primary key,
  at timestamptz not null,
  entry text not null,
  previous_hash text not null,
  hash text not null
);
create table installation_audit_head (
  id integer not null primary key check (id = 1),
  seq bigint not null,
  hash text not null
);
insert into installation_audit_head (id, seq, hash) values (1, 0, '');

-- The only look-ups that cross clinics: each finds where a secret or an e-mail belongs, and nothing more.
create function find_sign_in_members(folded text)
  returns table (clinic_id uuid, clinic_name text, member_id uuid)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select m.clinic_id, c.name, m.id
    from public.member m join public.clinic c on c.clinic_id = m.clinic_id
    where m.email_folded = folded
  $$;

create function find_invite_clinic(token_sha256 text)
  returns uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select i.clinic_id from public.member_invite i where i.token_hash = token_sha256 $$;

create function any_clinic_exists()
  returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select exists (select 1 from public.clinic) $$;

-- For jobs that must visit each clinic in turn (each in a transaction of its own).
create function list_clinic_ids()
  returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select c.clinic_id from public.clinic c order by 1 $$;
