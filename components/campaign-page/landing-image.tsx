"use client";

import { useId } from "react";
import { useFormContext } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useEdit } from "@/lib/client/edit";
import { landingKey, removeLandingImage, saveLandingImage } from "@/lib/client/landing-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { imageBytesMax, imageTypes, type LandingInput, type LandingRecord } from "@/lib/domain/landing/landing";

interface LandingImageProps {
  campaign: CampaignRecord;
  landing: LandingRecord;
  mayWrite: boolean;
}

/** The page's picture: saved as soon as it is chosen, since a form cannot hold it. */
export function LandingImage({ campaign, landing, mayWrite }: LandingImageProps) {
  const { project } = useShell();
  const id = useId();
  const { register, formState } = useFormContext<LandingInput>();
  const change = useEdit({
    send: async (file: File | null) => {
      if (!file) return removeLandingImage(project.id, campaign.id);
      if (file.size > imageBytesMax) throw new Error(`The picture has more than ${imageBytesMax / 1_000} kB.`);
      return saveLandingImage(project.id, campaign.id, file);
    },
    stale: [landingKey(project.id, campaign.id)],
    done: ({ hasImage }) => (hasImage ? "The picture is on the page" : "The picture is gone"),
  });
  return (
    <div className="flex flex-col gap-3.5">
      {mayWrite && (
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-[12px] font-medium text-muted">
            Picture
          </label>
          <div className="flex flex-wrap items-center gap-2">
            <input
              id={id}
              type="file"
              accept={imageTypes.join(",")}
              disabled={change.isPending}
              aria-describedby={`${id}-note`}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) change.mutate(file);
                target.value = "";
              }}
              className="min-w-0 flex-1 rounded-md border border-line bg-surface p-1.5 text-[13px] file:mr-3 file:h-7 file:rounded file:border file:border-line file:bg-raised file:px-2 file:text-[12.5px] file:font-medium file:text-ink"
            />
            {landing.hasImage && (
              <Button small disabled={change.isPending} onClick={() => change.mutate(null)}>
                Remove the picture
              </Button>
            )}
          </div>
          <p id={`${id}-note`} className={change.error ? "text-[12px] text-bad" : "text-[12px] text-muted"}>
            {change.error?.message ?? "PNG, JPEG, WebP or AVIF, up to 500 kB."}
          </p>
        </div>
      )}
      {landing.hasImage && (
        <Field
          label="What the picture shows"
          hint="Read out to whoever does not see it. Empty when it only decorates."
          autoComplete="off"
          error={formState.errors.imageAlt?.message}
          {...register("imageAlt")}
        />
      )}
    </div>
  );
}
