-- A township lies in one county: without this the planner takes a township's rows for one, and joins row by row.
create statistics assignment_place_statistics (dependencies) on node_code, township_code from assignment;
create statistics organisation_place_statistics (dependencies) on node_code, township_code from organisation;

-- What has ended is little and is looked for without reading all that stands.
create index region_ended_index on region (valid_to) where valid_to is not null;
create index organisation_past_township_index on organisation_past (township_code);

analyze assignment (node_code, township_code);
analyze organisation (node_code, township_code);
