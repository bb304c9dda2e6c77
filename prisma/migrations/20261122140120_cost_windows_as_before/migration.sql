-- The search keeps the planner from these by how it asks; dear functions only made it compile at run time.
alter function search_report_words(text, text, text) cost 100;
alter function search_bigrams(text) cost 100;
