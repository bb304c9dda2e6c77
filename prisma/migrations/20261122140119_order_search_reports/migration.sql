-- CreateIndex
CREATE INDEX "search_report_root_task_id_submitted_at_idx" ON "search_report"("root_task_id", "submitted_at");
