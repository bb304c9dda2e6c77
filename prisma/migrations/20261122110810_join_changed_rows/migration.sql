-- The plan of a statement inside a trigger is kept for the session. Made while one row changed, it joins the
-- changed rows with themselves row by row; for a year's worth of rows that takes hours. Hashing them is as good
-- for one row and right for all.
alter function count_updated_assignments() set enable_nestloop = off;
alter function settle_adjustments() set enable_nestloop = off;
