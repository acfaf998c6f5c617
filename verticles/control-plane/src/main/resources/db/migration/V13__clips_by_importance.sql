-- The order of the list that an operator sees: of all sites, the most important cameras first.
create index clip_by_importance on clip (importance desc, detected_at desc, id);
