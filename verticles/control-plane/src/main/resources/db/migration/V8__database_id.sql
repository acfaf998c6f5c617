-- What tells this database from all others: one row, drawn when it is first used. The clips folder says it, too (ADR 35).
create table database_id (
  name varchar(40) primary key,
  id   char(32)    not null
);

-- Of which data folder an operator's token is: a new one makes only that one void.
alter table token add column place varchar(40) not null default '';

-- Looked for every few seconds, and only ever a few.
create index clip_unfinished on clip (state) where state in ('recording', 'finishing');
