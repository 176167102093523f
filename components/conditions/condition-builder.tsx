"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { QueryBuilder } from "react-querybuilder";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import type { ConditionRule } from "@/lib/domain/condition/condition-input";
import { fieldOfRule } from "@/lib/domain/condition/field-words";
import { followRenames } from "@/lib/domain/condition/follow-renames";
import { openFieldOf } from "@/lib/domain/condition/open-field";
import { isSameJson } from "@/lib/domain/json";
import { BuilderContext, type BuilderContextValue, type RulePart } from "./builder-context";
import { type EditedQuery, editedQuery, isEditedGroup, storedCondition } from "./edited-query";
import type { ConditionEditorProps } from "./editor-props";
import { GroupControl } from "./group-control";
import { RuleControl } from "./rule-control";

const controls = { ruleGroup: GroupControl, rule: RuleControl };

function ruleIds({ rules }: EditedQuery): string[] {
  return rules.flatMap((each) => (isEditedGroup(each) ? ruleIds(each) : each.id ? [each.id] : []));
}

/** react-querybuilder keeps the tree; every row and group is drawn by us. */
export function ConditionBuilder({ value, onChange, fields, problems, timeZone, nothingAsked }: ConditionEditorProps) {
  const [query, setQuery] = useState(() => editedQuery(followRenames(value, fields)));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    // Edits come back as a value of the same content; only what somebody else changed is taken over.
    const next = editedQuery(followRenames(value, fields));
    if (!isSameJson(storedCondition(query), storedCondition(next))) setQuery(next);
  }

  const onQueryChange = (next: EditedQuery) => {
    setQuery(next);
    const stored = storedCondition(next);
    if (!isSameJson(stored, value)) onChange(stored);
  };

  const box = useRef<HTMLDivElement>(null);
  const context = useBuilderContext({ fields, problems, timeZone, ids: ruleIds(query), box });
  return (
    <BuilderContext value={context}>
      <div ref={box} className="@container">
        {query.rules.length === 0 && <p className="mb-2 text-muted">{nothingAsked}</p>}
        <QueryBuilder
          query={query}
          onQueryChange={onQueryChange}
          controlElements={controls}
          enableMountQueryChange={false}
          suppressStandardClassnames
          resetOnFieldChange={false}
          resetOnOperatorChange={false}
        />
      </div>
    </BuilderContext>
  );
}

function useBuilderContext({
  fields,
  problems,
  timeZone,
  ids,
  box,
}: Pick<ConditionEditorProps, "fields" | "problems" | "timeZone"> & {
  ids: string[];
  box: RefObject<HTMLDivElement | null>;
}): BuilderContextValue {
  const [made, setMade] = useState<ConditionField[]>([]);
  // Rules that were there before have been left long ago.
  const [fresh, setFresh] = useState<{ known: Set<string>; left: Set<string> }>({ known: new Set(), left: new Set() });
  const focus = useRef<{ id: string; part: RulePart } | null>(null);

  useEffect(() => {
    const wanted = focus.current;
    if (!wanted) return;
    const row = box.current?.querySelector(`[data-rule="${CSS.escape(wanted.id)}"]`);
    const parts = [...(row?.querySelectorAll<HTMLElement>("[data-part]") ?? [])];
    const target = parts.find((each) => each.dataset.part === wanted.part) ?? parts[0];
    if (!target) return;
    focus.current = null;
    (target.matches("button,input,select")
      ? target
      : target.querySelector<HTMLElement>("input,select,button")
    )?.focus();
  });

  return useMemo(
    () => ({
      fields,
      timeZone,
      fieldOf: (rule: ConditionRule) =>
        fieldOfRule(rule, fields) ?? made.find(({ field }) => field === rule.field) ?? openFieldOf(rule, fields),
      remember: (field) => setMade((before) => [...before.filter((each) => each.field !== field.field), field]),
      problemsAt: (path) => problems.filter((each) => each.path.join() === path.join()),
      hasLeft: (id) => !fresh.known.has(id) || fresh.left.has(id),
      leave: (id) => setFresh((before) => ({ ...before, left: new Set(before.left).add(id) })),
      focusLater: (id, part) => {
        focus.current = { id, part };
        if (!ids.includes(id)) setFresh((before) => ({ ...before, known: new Set(before.known).add(id) }));
      },
    }),
    [fields, timeZone, made, problems, fresh, ids],
  );
}
