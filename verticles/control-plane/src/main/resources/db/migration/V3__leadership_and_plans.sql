-- Who leads. No time is in it, for the clocks of two hosts differ: a holder moves the beat on twice a second, and who saw it
-- stand still for the time to live may take over (ADR 24). An empty holder has let go.
create table leadership (
  name   varchar(40) primary key,
  holder varchar(80) not null,
  beat   bigint      not null
);

insert into leadership (name, holder, beat) values ('control-plane', '', 0);

-- What a site gets.
create table plan (
  name            varchar(40) primary key,
  clips_kept      integer     not null check (clips_kept > 0),
  dedicated_agent boolean     not null
);

insert into plan (name, clips_kept, dedicated_agent) values ('basic', 50, false);
insert into plan (name, clips_kept, dedicated_agent) values ('plus', 100, false);
insert into plan (name, clips_kept, dedicated_agent) values ('premium', 100, true);

-- Names a plan; no foreign key, because SQLite adds no such column with a default.
alter table site add column plan varchar(40) not null default 'basic';
alter table site drop column clips_kept;

-- How many agents there may be, as an operator set it; where there is no row, as the control plane was started.
create table scaling_limits (
  name    varchar(40) primary key,
  minimum integer     not null check (minimum > 0),
  maximum integer     not null check (maximum >= minimum)
);
