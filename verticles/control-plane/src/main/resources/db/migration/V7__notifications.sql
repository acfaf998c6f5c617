-- The key that signs pushes (RFC 8292), made once: every subscription is bound to it. Base64 for URLs: an uncompressed point, PKCS #8.
create table push_key (
  name        varchar(40) primary key,
  public_key  text        not null,
  private_key text        not null
);

-- Browsers that are pushed to.
create table push_subscription (
  endpoint   varchar(1024) primary key,
  account    varchar(40)   not null,
  p256dh     varchar(90)   not null,
  auth       varchar(30)   not null,
  device     varchar(60)   not null,
  created_at bigint        not null
);

create index push_subscription_by_account on push_subscription (account);

-- Whose devices are told nothing of a camera's detections for a while.
create table mute (
  account     varchar(40) not null,
  camera      varchar(40) not null references camera (id),
  muted_until bigint      not null,
  primary key (account, camera)
);

-- How notifications go out, as an operator set it up.
create table notification_channel (
  name     varchar(20) primary key,
  enabled  boolean     not null,
  settings text        not null                    -- a JSON object of texts
);
