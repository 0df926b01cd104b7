-- The newest fact of a name, undated ones last and then by id, is asked for in just this order: it is read, not sorted.
drop index fact_latest;
create index fact_latest on fact (clinic_id, patient_id, kind, name, at desc nulls last, id desc) where not retracted;
