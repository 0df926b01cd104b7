-- Row-level security on every table of a clinic, the same policy everywhere. Unset means no rows.
do $$
declare t text;
begin
  for t in
    select c.table_name from information_schema.columns c
    join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'clinic_id' and b.table_type = 'BASE TABLE'
  loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy clinic_isolation on %I using (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)', t);
  end loop;
end $$;
