-- The newest epoch a clip was recorded under: whoever reports it under an older one is refused.
alter table clip add column epoch bigint not null default 0;
