-- CreateIndex
CREATE INDEX "reward_project_id_id_idx" ON "reward"("project_id", "id");

-- One status, newest first: of what was given at once, which is most of it, the index above finds some soon enough.
CREATE INDEX "reward_unsettled_idx" ON "reward"("project_id", "status", "id") WHERE "status" <> 'issued';

-- What a person still has to hand over.
CREATE INDEX "reward_to_hand_over_idx" ON "reward"("project_id", "id") WHERE "kind" = 'material' AND "status" = 'issued';

-- What was given past the rules.
CREATE INDEX "reward_by_hand_idx" ON "reward"("project_id", "id") WHERE "by_hand";
