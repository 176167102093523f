"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { landingImageQuery, landingKey, saveLanding } from "@/lib/client/landing-queries";
import { exampleCode } from "@/lib/domain/campaign/code";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { destinationWith, LandingInput, type LandingRecord } from "@/lib/domain/landing/landing";
import { landingPage } from "@/lib/domain/landing/landing-page";
import { LandingFields } from "./landing-fields";
import { LandingImage } from "./landing-image";

interface LandingEditorProps {
  campaign: CampaignRecord;
  landing: LandingRecord;
  mayWrite: boolean;
}

function valuesOf({ isSaved: _saved, hasImage: _has, updatedAt: _at, ...landing }: LandingRecord): LandingInput {
  return { ...landing, destination: landing.destination ?? "" };
}

/** The page that the campaign's links lead to: its words and colours on the left, the page itself on the right. */
export function LandingEditor({ campaign, landing, mayWrite }: LandingEditorProps) {
  const { project } = useShell();
  const form = useForm<LandingInput>({
    resolver: zodResolver(LandingInput),
    mode: "onTouched",
    defaultValues: valuesOf(landing),
    disabled: !mayWrite,
  });
  const { errors, isSubmitting } = form.formState;
  const save = useEdit({
    send: (values: LandingInput) => saveLanding(project.id, campaign.id, values),
    stale: [landingKey(project.id, campaign.id)],
    done: () => "Saved. Links lead to it from now on.",
  });
  const submit = form.handleSubmit(async (values) => {
    try {
      form.reset(valuesOf(await save.mutateAsync(values)));
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <FormProvider {...form}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <TitledCard title="The page links lead to">
          <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5 p-4">
            <LandingFields />
            <LandingImage campaign={campaign} landing={landing} mayWrite={mayWrite} />
            {errors.root && (
              <p role="alert" className="text-bad">
                {errors.root.message}
              </p>
            )}
            {mayWrite && (
              <div className="flex justify-end">
                <Button type="submit" variant="primary" disabled={isSubmitting}>
                  {isSubmitting ? "Saving…" : "Save page"}
                </Button>
              </div>
            )}
          </form>
        </TitledCard>
        <TitledCard title="As people see it">
          <Preview campaign={campaign} landing={landing} />
        </TitledCard>
      </div>
    </FormProvider>
  );
}

function Preview({ campaign, landing }: Omit<LandingEditorProps, "mayWrite">) {
  const { project } = useShell();
  const { data: image = null } = useQuery(landingImageQuery(project.id, campaign.id, landing));
  const typed = useDeferredValue(useWatch<LandingInput>() as LandingInput);
  const read = LandingInput.safeParse(typed);
  const shown = read.success ? read.data : valuesOf(landing);
  const code = exampleCode(campaign.config.code);
  return (
    <iframe
      title="Preview of the page"
      // Apart from this page. It has no script and the policy lets none in; what checks accessibility runs inside, though.
      sandbox="allow-scripts"
      className="h-[560px] w-full bg-white"
      srcDoc={landingPage({
        landing: shown,
        state: "open",
        code,
        referrer: shown.showsReferrer ? "Anna" : null,
        destination: shown.destination && destinationWith(shown.destination, shown.parameter, code),
        image: landing.hasImage ? image : null,
        origin: "",
      })}
    />
  );
}
