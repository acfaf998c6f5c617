-- What authenticators know an account by: 32 random bytes, Base64 for URLs, drawn with its first passkey. It must not be the name, since
-- whoever holds the authenticator can read it.
alter table account add column passkey_handle varchar(43);

-- A passkey is good at one name in the address. Whether it may be copied to other devices of its owner never changes.
alter table credential add column host varchar(253) not null default '';
alter table credential add column backup_eligible boolean not null default false;

-- What was made of it, as the new role of somebody; and whether anybody could have tried it, which pushes out only its like.
alter table audit add column detail varchar(60);
alter table audit add column stranger boolean not null default false;

update audit set stranger = true
where outcome <> 'done' and action in ('POST /api/sign-in', 'POST /api/invitations/accept', 'POST /api/enrolments');
