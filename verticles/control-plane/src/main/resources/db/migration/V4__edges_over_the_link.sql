-- Cameras whose edge comes over the link, with a secret of its own; such an edge does not choose its site.
alter table camera add column enrolled boolean not null default false;

-- Cameras that were taken away; their rows stay for their clips and epochs.
alter table camera add column removed boolean not null default false;

-- Codes with which edges may come in, one a camera. Its first two symbols name a code, so that wrong ones count.
create table enrolment (
  selector   char(2)     primary key,
  hash       char(64)    not null,                  -- of the whole code
  camera     varchar(40) not null references camera (id),
  expires_at bigint      not null,
  tries_left integer     not null
);
