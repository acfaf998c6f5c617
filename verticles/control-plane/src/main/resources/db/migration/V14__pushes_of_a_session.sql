-- The hash of the session whose page asked for it, with which it ends; null where it was asked before this was kept. A session that merely
-- expires leaves it, so that a camera that was quiet for a month still rings.
alter table push_subscription add column session char(64);
