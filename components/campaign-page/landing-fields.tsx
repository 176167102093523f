"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import { TextareaField } from "@/components/ui/textarea";
import { exampleCode, unmistakableCharset } from "@/lib/domain/campaign/code";
import { betterAccent, destinationWith, type LandingInput } from "@/lib/domain/landing/landing";

const example = exampleCode({ pattern: "ANNA-##", charset: unmistakableCharset });

export function LandingFields() {
  const { register, formState } = useFormContext<LandingInput>();
  const { errors } = formState;
  return (
    <>
      <SelectField
        label="Who follows a link"
        hint="Either way the code goes along."
        error={errors.mode?.message}
        {...register("mode")}
      >
        <option value="page">sees this page</option>
        <option value="redirect">is sent on at once</option>
      </SelectField>
      <Destination />
      <Field label="Title" autoComplete="off" error={errors.title?.message} {...register("title")} />
      <TextareaField
        label="Text"
        rows={6}
        hint="Plain text. An empty line begins a new paragraph."
        error={errors.body?.message}
        {...register("body")}
      />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label="Button" autoComplete="off" error={errors.buttonLabel?.message} {...register("buttonLabel")} />
        <Field
          label="Language of the text"
          autoComplete="off"
          spellCheck={false}
          placeholder="en"
          error={errors.language?.message}
          {...register("language")}
        />
      </div>
      <Colours />
      <CheckboxField
        label="Say who invites"
        hint="By the first name and nothing more. Ask the people who share your links whether they mind."
        {...register("showsReferrer")}
      />
    </>
  );
}

function Destination() {
  const { register, control, formState } = useFormContext<LandingInput>();
  const [destination, parameter] = useWatch({ control, name: ["destination", "parameter"] });
  const { errors } = formState;
  const isAddress = destination !== null && URL.canParse(destination);
  return (
    <div className="grid gap-3.5 sm:grid-cols-[minmax(0,1fr)_120px]">
      <Field
        label="Where the button leads"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://shop.example/join"
        hint={
          isAddress ? (
            <span className="break-all">Such as {destinationWith(destination, parameter || "ref", example)}</span>
          ) : (
            "Without it the page shows the code and no button."
          )
        }
        error={errors.destination?.message}
        {...register("destination")}
      />
      <Field
        label="Code’s parameter"
        autoComplete="off"
        spellCheck={false}
        className="mono"
        error={errors.parameter?.message}
        {...register("parameter")}
      />
    </div>
  );
}

function Colours() {
  const { register, control, setValue, formState } = useFormContext<LandingInput>();
  const [accent, background] = useWatch({ control, name: ["accent", "background"] });
  const { errors } = formState;
  const better = betterAccent({ accent, background });
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field
          label="Accent"
          type="color"
          className="w-full p-1"
          error={better ? "Too weak on this background for many to read" : errors.accent?.message}
          {...register("accent")}
        />
        <Field
          label="Background"
          type="color"
          className="w-full p-1"
          error={errors.background?.message}
          {...register("background")}
        />
      </div>
      {better && (
        <Button small className="self-start" onClick={() => setValue("accent", better, { shouldValidate: true })}>
          <span aria-hidden className="size-3 rounded-xs border border-line" style={{ background: better }} />
          Take the nearest that is read, {better}
        </Button>
      )}
    </div>
  );
}
