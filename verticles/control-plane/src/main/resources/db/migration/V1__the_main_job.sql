-- Times are microseconds since the Unix epoch. Tokens are SHA-256 in hex, never plain.

create table site (
  id         varchar(40) primary key,
  clips_kept integer     not null default 50 check (clips_kept > 0)
);

create table camera (
  id                varchar(40) primary key,
  site              varchar(40) not null references site (id),
  name              varchar(60) not null,
  importance        integer     not null default 3 check (importance between 1 and 5),
  source            text        not null,
  sensor            text        not null,
  suites            text        not null,           -- what its edge can do, best first, by comma
  epoch             bigint      not null default 0, -- of the newest lease; only grows
  last_detection_at bigint
);

create table clip (
  id             char(32)    primary key,
  camera         varchar(40) not null references camera (id),
  site           varchar(40) not null references site (id),
  importance     integer     not null,
  cause          varchar(10) not null,
  detected_at    bigint      not null,
  started_at     bigint      not null,
  duration_ms    bigint      not null,
  frames         integer     not null,
  missing        integer     not null,
  missing_ranges text        not null,              -- JSON, as in clip.json
  state          varchar(10) not null,
  bytes          bigint      not null,
  pinned         boolean     not null
);

create index clip_by_site on clip (site, detected_at);
create index clip_by_camera on clip (camera, detected_at);
create index clip_by_time on clip (detected_at);

-- Clips whose row is gone but whose files may not be.
create table garbage (
  clip char(32)    primary key,
  site varchar(40) not null
);

-- Clips that were removed lately: a late report must not bring one back.
create table removed (
  clip       char(32) primary key,
  removed_at bigint   not null
);

create table token (
  hash       char(64)    primary key,
  kind       varchar(10) not null,                  -- sign-in, session or admin
  account    varchar(40) not null,
  role       varchar(10) not null,
  expires_at bigint      not null
);
