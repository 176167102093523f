import { CheckboxField } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { type NoticeType, noticeTypes, noticeTypeWords } from "@/lib/domain/webhook/notice-type";

/** What a webhook is told of: everything, or what is ticked. */
export interface TypesChosen {
  isAll: boolean;
  types: NoticeType[];
}

interface TypesChoiceProps {
  chosen: TypesChosen;
  onChange: (chosen: TypesChosen) => void;
  error?: string;
}

export function TypesChoice({ chosen, onChange, error }: TypesChoiceProps) {
  const tick = (type: NoticeType, isTicked: boolean) =>
    onChange({
      ...chosen,
      types: noticeTypes.filter((each) => (each === type ? isTicked : chosen.types.includes(each))),
    });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-[12px] font-medium text-muted">Told of</legend>
      <Segmented
        label="Told of"
        value={chosen.isAll ? "all" : "some"}
        onChange={(value) => onChange({ ...chosen, isAll: value === "all" })}
        options={[
          { value: "all", label: "Everything" },
          { value: "some", label: "What I choose" },
        ]}
        className="self-start"
      />
      {chosen.isAll ? (
        <p className="text-[12px] text-muted">Also of what later versions will tell.</p>
      ) : (
        <div className="grid gap-x-4 gap-y-2.5 rounded-md border border-line p-3 sm:grid-cols-2">
          {noticeTypes.map((type) => (
            <CheckboxField
              key={type}
              label={<span className="mono">{type}</span>}
              hint={noticeTypeWords[type]}
              checked={chosen.types.includes(type)}
              onChange={(event) => tick(type, event.target.checked)}
            />
          ))}
        </div>
      )}
      {error && (
        <p role="alert" className="text-[12px] text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
