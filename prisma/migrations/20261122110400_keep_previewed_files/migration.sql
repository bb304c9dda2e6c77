-- The workbook itself stays beside its preview for the preview's week: it is read again when somebody
-- says what an unknown column is.
alter table "import_preview" add column "file" bytea;
