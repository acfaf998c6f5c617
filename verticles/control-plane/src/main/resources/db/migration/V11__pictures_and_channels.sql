-- What pictures a plan gives, at most (ADR 49).
alter table plan add column width integer not null default 1280;
alter table plan add column height integer not null default 720;
alter table plan add column rate integer not null default 15;
alter table plan add column quality integer not null default 80;

update plan set width = 1920, height = 1080, quality = 85 where name = 'plus';
update plan set width = 1920, height = 1080, rate = 30, quality = 90 where name = 'premium';

-- How notifications go out; those of no site, which the operator set up, are about all sites.
create table channel (
  site     varchar(40) not null,
  name     varchar(20) not null,
  enabled  boolean     not null,
  settings text        not null,                    -- a JSON object of texts
  primary key (site, name)
);

insert into channel (site, name, enabled, settings) select '', name, enabled, settings from notification_channel;
drop table notification_channel;

-- What is wrong now, so that it and its end are told once, whichever control plane leads.
create table trouble (
  camera boolean     not null,                       -- or else an agent, or Pasu as a whole
  about  varchar(80) not null,
  kind   varchar(30) not null,
  since  bigint      not null,
  primary key (camera, about, kind)
);
