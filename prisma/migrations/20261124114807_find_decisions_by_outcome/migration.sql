-- The list of events by outcome walked all decisions of the project when the outcome never occurs.
CREATE INDEX "decision_project_id_outcome_event_id_idx" ON "decision"("project_id", "outcome", "event_id");
