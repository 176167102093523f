import { type RefObject, useId, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { Tooltip } from "@/components/ui/tooltip";
import type { MessagePreview } from "@/lib/domain/message/message-record";
import type { MessageOccasion } from "@/lib/domain/message/occasion";
import { bodyCharactersMax, subjectCharactersMax } from "@/lib/domain/message/template-limits";
import { variablesOf } from "@/lib/domain/message/variables";

interface Texts {
  subject: string;
  body: string;
}
type Problem = MessagePreview["problems"][number];

interface TemplateFieldsProps {
  occasion: MessageOccasion;
  texts: Texts;
  onChange: (texts: Texts) => void;
  problems: Problem[];
  isReadOnly: boolean;
}

/** Subject and text, what may be put into them, and what is wrong with them. */
export function TemplateFields({ occasion, texts, onChange, problems, isReadOnly }: TemplateFieldsProps) {
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const [last, setLast] = useState<keyof Texts>("body");
  const of = (field: keyof Texts) => problems.filter((problem) => problem.field === field);
  const insert = (path: string) => {
    const field = last === "subject" ? subject.current : body.current;
    if (!field) return;
    const [from, to] = [field.selectionStart ?? texts[last].length, field.selectionEnd ?? texts[last].length];
    const put = `{{ ${path} }}`;
    onChange({ ...texts, [last]: texts[last].slice(0, from) + put + texts[last].slice(to) });
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from + put.length, from + put.length);
    });
  };
  return (
    <>
      <Field
        ref={subject}
        label="Subject"
        autoComplete="off"
        maxLength={subjectCharactersMax}
        readOnly={isReadOnly}
        value={texts.subject}
        error={of("subject")[0]?.message}
        onFocus={() => setLast("subject")}
        onChange={({ target }) => onChange({ ...texts, subject: target.value })}
      />
      <BodyField
        field={body}
        value={texts.body}
        problems={of("body")}
        isReadOnly={isReadOnly}
        onFocus={() => setLast("body")}
        onChange={(value) => onChange({ ...texts, body: value })}
      />
      {!isReadOnly && <Variables occasion={occasion} onChoose={insert} />}
    </>
  );
}

interface BodyFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  problems: Problem[];
  isReadOnly: boolean;
  onFocus: () => void;
  onChange: (value: string) => void;
}

function BodyField({ field, value, problems, isReadOnly, onFocus, onChange }: BodyFieldProps) {
  const id = useId();
  const goTo = ({ line, column }: Problem) => {
    const at =
      value
        .split("\n")
        .slice(0, line - 1)
        .join("\n").length +
      (line > 1 ? 1 : 0) +
      column -
      1;
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-[12px] font-medium text-muted">
        Text
      </label>
      <Textarea
        ref={field}
        id={id}
        rows={13}
        spellCheck
        className="mono text-[12.5px]"
        maxLength={bodyCharactersMax}
        readOnly={isReadOnly}
        aria-invalid={problems.length > 0 ? true : undefined}
        aria-describedby={`${id}-note`}
        value={value}
        onFocus={onFocus}
        onChange={({ target }) => onChange(target.value)}
      />
      {problems.length > 0 ? (
        <ul id={`${id}-note`} aria-label="What is wrong with the text" className="flex flex-col gap-0.5 text-[12px]">
          {problems.map((problem) => (
            <li key={`${problem.line}:${problem.column}:${problem.message}`} className="text-bad">
              <button
                type="button"
                className="rounded-sm font-medium underline underline-offset-2 pointer-coarse:py-1"
                onClick={() => goTo(problem)}
              >
                Line {problem.line}
              </button>
              : {problem.message}
            </li>
          ))}
        </ul>
      ) : (
        <p id={`${id}-note`} className="text-[12px] text-muted">
          An empty line begins a paragraph. **strong**, [words](link), and - for a list. A link by itself is a button.
        </p>
      )}
    </div>
  );
}

interface VariablesProps {
  occasion: MessageOccasion;
  onChoose: (path: string) => void;
}

function Variables({ occasion, onChoose }: VariablesProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-[12px] font-medium text-muted">Put in</p>
      <ul className="flex flex-wrap gap-1.5">
        {variablesOf(occasion).map(({ path, words }) => (
          <li key={path}>
            <Tooltip text={words}>
              <button
                type="button"
                className="mono rounded border border-line bg-surface px-1.5 py-0.5 text-[12px] hover:border-line-strong hover:bg-hover pointer-coarse:py-1.5"
                onClick={() => onChoose(path)}
              >
                {path}
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
      <p className="text-[12px] text-muted">
        And what you know of the customer, as <span className="mono">customer.metadata.plan</span>. Where something may
        be missing: <span className="mono break-all">{"{{ customer.first_name | default: 'there' }}"}</span>
      </p>
    </div>
  );
}
