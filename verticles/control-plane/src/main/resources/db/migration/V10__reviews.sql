-- Who has reviewed which clip. Goes with the clip.
create table review (
  account     varchar(40) not null,
  clip        char(32)    not null references clip (id),
  reviewed_at bigint      not null,
  primary key (account, clip)
);

create index review_by_clip on review (clip);
