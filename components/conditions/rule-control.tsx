"use client";

import { ChevronDown } from "lucide-react";
import { type FocusEvent, useId } from "react";
import type { RuleProps } from "react-querybuilder";
import { cx } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { operandKind, operatorsFor, operatorWords } from "@/lib/domain/condition/condition-operator";
import { fieldPhrase } from "@/lib/domain/condition/field-words";
import { phraseText } from "@/lib/domain/phrase";
import { useBuilder } from "./builder-context";
import { type EditedRule, storedRule } from "./edited-query";
import { FieldChoice } from "./field-choice";
import { ProblemNotes } from "./problem-notes";
import { RuleMenu } from "./rule-menu";
import { useRuleActions } from "./use-rule-actions";
import { ValueEditor } from "./value-editor";

/** One comparison: what, how, with what. */
export function RuleControl(props: RuleProps) {
  const { id = "", path } = props;
  const edited = props.rule as EditedRule;
  const rule = storedRule(edited);
  const { fields, fieldOf, problemsAt, hasLeft, leave } = useBuilder();
  const notesId = useId();
  const field = fieldOf(rule);
  const actions = useRuleActions(props, field);
  const problems = problemsAt(path).filter(({ severity }) => severity === "warning" || hasLeft(id));
  const wrong = problems.find(({ severity }) => severity === "error")?.code;
  const isWideValue = operandKind(rule.operator) !== "one" || field?.type === "datetime" || field?.type === "date";
  const label = phraseText(fieldPhrase(rule, fields));
  const operators = field ? operatorsFor(field) : [];
  const isKnown = operators.includes(rule.operator);

  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    // A list that opens over the page takes the focus without anybody leaving.
    const next = event.relatedTarget;
    if (
      next instanceof Element &&
      (event.currentTarget.contains(next) || next.closest("[data-radix-popper-content-wrapper]"))
    )
      return;
    leave(id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that act on the row the focus is in
    <div data-rule={id} onBlur={onBlur} onKeyDown={actions.onKeyDown}>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5 @min-[480px]:grid-cols-[minmax(0,11fr)_minmax(0,9fr)_minmax(0,14fr)_auto]">
        <FieldChoice onChoose={actions.setField} chosen={field?.field}>
          <button
            type="button"
            data-part="field"
            aria-label={`Asks about ${label}`}
            aria-invalid={field ? undefined : true}
            className="flex h-8 min-w-0 items-center gap-1 rounded-md border border-line bg-surface pr-2 pl-2.5 text-left hover:border-line-strong aria-invalid:border-bad pointer-coarse:h-10 pointer-coarse:text-[16px]"
          >
            <bdi className={`min-w-0 flex-1 truncate ${rule.field.startsWith("event.") ? "mono" : ""}`}>{label}</bdi>
            <ChevronDown className="size-3.5 shrink-0 text-muted" aria-hidden />
          </button>
        </FieldChoice>
        <div className="col-span-2 row-start-2 flex flex-wrap gap-1.5 @min-[480px]:contents">
          <Select
            aria-label={`How ${label} is compared`}
            aria-invalid={wrong === "operator" || undefined}
            value={rule.operator}
            onChange={(event) => actions.setOperator(event.target.value)}
            className="!w-auto flex-1 basis-32 @min-[480px]:!w-full"
          >
            {!isKnown && <option value={rule.operator}>{operatorWords(rule.operator)}</option>}
            {operators.map((operator) => (
              <option key={operator} value={operator}>
                {operatorWords(operator)}
              </option>
            ))}
          </Select>
          <div
            data-part="value"
            className={cx(
              "min-w-0 empty:hidden @min-[480px]:w-auto @min-[480px]:empty:block",
              isWideValue ? "w-full" : "flex-1 basis-36",
            )}
          >
            {operandKind(rule.operator) !== "none" && (
              <ValueEditor
                rule={rule}
                field={field}
                label={`What ${label} is compared with`}
                isInvalid={wrong !== undefined && !wrong.startsWith("field_") && wrong !== "operator"}
                describedBy={problems.length > 0 ? notesId : undefined}
                onChange={actions.setValue}
              />
            )}
          </div>
        </div>
        <div className="col-start-2 row-start-1 @min-[480px]:col-start-auto @min-[480px]:row-start-auto">
          <RuleMenu label={label} actions={actions} />
        </div>
      </div>
      <ProblemNotes id={notesId} problems={problems} />
    </div>
  );
}
