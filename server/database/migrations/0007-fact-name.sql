-- What a fact is of, beside its kind: which measurement, which instrument. The chart reads the latest of each by index.

alter table fact add column name text collate "C" generated always as (coalesce(body ->> 'name', body ->> 'instrument')) stored;
create index fact_latest on fact (clinic_id, patient_id, kind, name, at desc) where not retracted;
