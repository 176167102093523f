"use client";

import { TitledCard } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select";
import type { Policies } from "@/lib/client/event-schema-draft";

const questions: {
  [K in keyof Policies]: { key: K; label: string; choices: { value: Policies[K]; label: string; means: string }[] };
}[keyof Policies][] = [
  {
    key: "unknownProperty",
    label: "A property that nobody defined",
    choices: [
      { value: "accept", label: "Keep it and mark it", means: "The event counts, and you see what came with it." },
      { value: "strip", label: "Throw it away", means: "The event counts; the property is gone for good." },
      {
        value: "reject",
        label: "Reject the event",
        means: "It waits in the inbox until it is mended, and sets nothing off.",
      },
    ],
  },
  {
    key: "badValue",
    label: "A wrong value, or a required one missing",
    choices: [
      {
        value: "reject",
        label: "Reject the event",
        means: "It waits in the inbox until it is mended, and sets nothing off.",
      },
      {
        value: "accept",
        label: "Keep it and mark it",
        means: "The event counts as it is, and campaigns see the wrong value.",
      },
    ],
  },
];

interface PoliciesCardProps {
  policies: Policies;
  isEditable: boolean;
  onChange: (change: Partial<Policies>) => void;
}

export function PoliciesCard({ policies, isEditable, onChange }: PoliciesCardProps) {
  return (
    <TitledCard title="When an event does not fit">
      <div className="grid gap-4 p-4 sm:grid-cols-2">
        {questions.map(({ key, label, choices }) => (
          <Question
            key={key}
            label={label}
            choices={choices}
            chosen={policies[key]}
            isEditable={isEditable}
            onChange={(value) => onChange({ [key]: value })}
          />
        ))}
      </div>
    </TitledCard>
  );
}

interface QuestionProps {
  label: string;
  choices: { value: string; label: string; means: string }[];
  chosen: string;
  isEditable: boolean;
  onChange: (value: string) => void;
}

function Question({ label, choices, chosen, isEditable, onChange }: QuestionProps) {
  return (
    <SelectField
      label={label}
      hint={choices.find(({ value }) => value === chosen)?.means}
      value={chosen}
      disabled={!isEditable}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}
