-- Who may come in. An account is named by what its person signs in with.
create table account (
  id         varchar(40) primary key,
  title      varchar(60) not null,                  -- as shown to people
  operator   boolean     not null,
  password   varchar(200),                          -- Argon2id, as a PHC string; null lets nobody in by one
  created_at bigint      not null
);

-- Whom the one-time link of the first start lets in, and the operator's token for scripts.
insert into account (id, title, operator, created_at) values ('operator', 'Operator', true, 0);

-- What somebody is in a site. Whoever is in none sees nothing.
create table membership (
  account varchar(40) not null references account (id),
  site    varchar(40) not null references site (id),
  role    varchar(10) not null check (role in ('owner', 'viewer')),
  primary key (account, site)
);

create index membership_by_site on membership (site);

-- One-time links that let somebody in. They stay for a while after they were used, so that the second to try is told.
create table invitation (
  hash       char(64)    primary key,
  site       varchar(40) references site (id),      -- null makes an operator, or is for an account that is there
  role       varchar(10) not null check (role in ('operator', 'owner', 'viewer')),
  account    varchar(40) references account (id),   -- null where its person makes one
  invited_by varchar(40) not null,
  created_at bigint      not null,
  expires_at bigint      not null,
  used_at    bigint
);

-- Passkeys. Id and public key are Base64 for URLs; the key is COSE (RFC 9052).
create table credential (
  id         varchar(1400) primary key,
  account    varchar(40)   not null references account (id),
  public_key text          not null,
  counter    bigint        not null,
  title      varchar(60)   not null,
  created_at bigint        not null,
  used_at    bigint
);

create index credential_by_account on credential (account);

-- What a passkey is asked to sign, once, within minutes.
create table challenge (
  hash       char(64) primary key,                  -- of the challenge
  bound_to   char(64) not null,                     -- the hash of what the browser has to show with the answer: its session, or a cookie
  expires_at bigint   not null
);

-- Browsers that are signed in.
create table session (
  hash       char(64)     primary key,              -- of its token
  account    varchar(40)  not null references account (id),
  created_at bigint       not null,
  seen_at    bigint       not null,
  expires_at bigint       not null,
  user_agent varchar(200) not null,
  address    varchar(60)  not null
);

create index session_by_account on session (account);

insert into session (hash, account, created_at, seen_at, expires_at, user_agent, address)
select hash, 'operator', expires_at - 2592000000000, expires_at - 2592000000000, expires_at, '', ''
from token where kind = 'session';

delete from token where kind = 'session';

-- Who did what, when, from where.
create table audit (
  id      char(32)     primary key,
  at      bigint       not null,
  account varchar(60)  not null,                    -- as it was called then; what was typed where nobody is called so
  action  varchar(100) not null,                    -- method and path as the API has them
  site    varchar(40),                              -- null where it is of no site
  subject varchar(80),                              -- the camera, clip, account … it was done to
  outcome varchar(10)  not null,                    -- done, refused
  address varchar(60)  not null
);

create index audit_by_time on audit (at);
