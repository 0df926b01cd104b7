-- What is new of a running session is found by when it was received, without a look at its hours of samples.

create index vital_received on vital (clinic_id, session_id, received_at);
