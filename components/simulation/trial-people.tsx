import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { PersonField } from "./person-field";
import type { TrialForm } from "./trial-order";

interface TrialPeopleProps {
  form: TrialForm;
  onChange: (changes: Partial<TrialForm>) => void;
  /** Goals that the friend may have reached before. */
  goals: { id: string; name: string }[];
}

const friendKinds = [
  { value: "typed", label: "Somebody new" },
  { value: "stored", label: "A customer" },
] as const;

const referrerKinds = [
  { value: "stored", label: "A customer" },
  { value: "code", label: "A code" },
  { value: "nobody", label: "Nobody" },
] as const;

/** Who does it, and who referred them. */
export function TrialPeople({ form, onChange, goals }: TrialPeopleProps) {
  const { friend, referrer } = form;
  const change = (changes: Partial<TrialForm["friend"]>) => onChange({ friend: { ...friend, ...changes } });
  const refer = (changes: Partial<TrialForm["referrer"]>) => onChange({ referrer: { ...referrer, ...changes } });
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 font-medium">The friend</legend>
        <Segmented
          label="Who the friend is"
          className="self-start"
          value={friend.kind}
          onChange={(kind) => change({ kind })}
          options={friendKinds}
        />
        {friend.kind === "stored" ? (
          <PersonField
            label="Friend"
            value={friend.sourceId}
            onChange={(sourceId) => change({ sourceId })}
            hint="As they are stored now."
          />
        ) : (
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="Name" value={friend.name} onChange={({ target }) => change({ name: target.value })} />
            <Field
              label="E-mail"
              type="email"
              value={friend.email}
              onChange={({ target }) => change({ email: target.value })}
            />
          </div>
        )}
      </fieldset>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 font-medium">Referred by</legend>
        <Segmented
          label="Who referred the friend"
          className="self-start"
          value={referrer.kind}
          onChange={(kind) => refer({ kind })}
          options={referrerKinds}
        />
        {referrer.kind === "stored" && (
          <PersonField
            label="Referrer"
            value={referrer.sourceId}
            onChange={(sourceId) => refer({ sourceId })}
            hint="Who has no code yet is taken to have one."
          />
        )}
        {referrer.kind === "code" && (
          <Field
            label="Code"
            className="mono"
            autoComplete="off"
            spellCheck={false}
            value={referrer.code}
            onChange={({ target }) => refer({ code: target.value })}
          />
        )}
        {referrer.kind !== "nobody" && (
          <Field
            label="Came how many days before"
            inputMode="numeric"
            className="max-w-40"
            value={form.cameDaysBefore}
            onChange={({ target }) => onChange({ cameDaysBefore: target.value })}
            hint="Empty: they come with this event."
          />
        )}
        {form.cameDaysBefore !== "" && referrer.kind !== "nobody" && goals.length > 1 && (
          <Reached goals={goals} reached={form.reached} onChange={(reached) => onChange({ reached })} />
        )}
      </fieldset>
    </>
  );
}

interface ReachedProps {
  goals: TrialPeopleProps["goals"];
  reached: string[];
  onChange: (reached: string[]) => void;
}

function Reached({ goals, reached, onChange }: ReachedProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-[12px] font-medium text-muted">Goals reached since then</legend>
      {goals.map(({ id, name }) => (
        <CheckboxField
          key={id}
          label={name}
          checked={reached.includes(id)}
          onChange={({ target }) => onChange(target.checked ? [...reached, id] : reached.filter((each) => each !== id))}
        />
      ))}
    </fieldset>
  );
}
