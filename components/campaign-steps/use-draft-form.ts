"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { campaignDraftQuery } from "@/lib/client/campaign-draft-queries";
import { forgetUnsaved, keepUnsaved, readUnsaved } from "@/lib/client/campaign-draft-store";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import { draftOf } from "@/lib/domain/campaign/form/config-of";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { valuesOf } from "@/lib/domain/campaign/form/values-of";
import { isSameJson } from "@/lib/domain/json";
import { isSameDraft, useDraftSaving } from "./use-draft-saving";

/** The fields of a draft: begun with what this browser kept of them, saved as they are filled, and kept until they are. */
export function useDraftForm(draft: CampaignDraftRecord) {
  const { project, me } = useShell();
  const client = useQueryClient();
  const place = useMemo(
    () => ({ project: project.id, user: me.user.id, campaign: draft.campaignId }),
    [project.id, me.user.id, draft.campaignId],
  );
  const [kept] = useState(() => {
    const found = readUnsaved(place, valuesOf(draft, project));
    // Half a number is not worth asking which of the two holds, when somebody else went on since.
    return found?.isSaved && found.revision !== draft.revision ? null : found;
  });
  const form = useForm<CampaignValues>({ mode: "onTouched", defaultValues: kept?.values ?? valuesOf(draft, project) });
  const values = useWatch({ control: form.control, compute: (all: CampaignValues) => all });
  const parts = useMemo(() => draftOf(values, project), [values, project]);
  // What was kept of an older revision is put on top only when somebody says so: the save asks with that revision.
  const begun = kept && !isSameDraft(draftOf(kept.values, project), draft) ? kept.revision : draft.revision;
  const saving = useDraftSaving({
    project: project.id,
    draft: { ...draft, revision: begun },
    parts,
    readAgain: () => client.fetchQuery({ ...campaignDraftQuery(project.id, draft.campaignId), staleTime: 0 }),
  });

  const { base, held } = saving;
  // A number that cannot be read yet is saved as open, and kept here as it was typed.
  const isSaved = isSameDraft(parts, held);
  const isWhole = isSaved && isSameJson(valuesOf({ ...base, ...parts }, project), values);
  useEffect(() => {
    if (isWhole) forgetUnsaved(place);
    else keepUnsaved(place, { revision: base.revision, isSaved, values });
  }, [isWhole, isSaved, place, base.revision, values]);
  // Once for each: a query that is set anew in every drawing draws its readers anew in every drawing.
  useEffect(() => {
    client.setQueryData(campaignDraftQuery(project.id, base.campaignId).queryKey, base);
  }, [client, project.id, base]);

  const takeTheirs = (theirs: CampaignDraftRecord) => {
    form.reset(valuesOf(theirs, project));
    saving.take(theirs);
  };
  return { form, values, saving, takeTheirs };
}
