"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { QueryBuilderStateProvider, useQueryBuilder } from "react-querybuilder";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import type { ConditionRule } from "@/lib/domain/condition/condition-input";
import { conditionRulesMax } from "@/lib/domain/condition/condition-limits";
import { fieldOfRule } from "@/lib/domain/condition/field-words";
import { followRenames } from "@/lib/domain/condition/follow-renames";
import { openFieldOf } from "@/lib/domain/condition/open-field";
import { isSameJson } from "@/lib/domain/json";
import { BuilderContext, type BuilderContextValue, type RulePart } from "./builder-context";
import { type EditedQuery, editedQuery, isEditedGroup, storedCondition } from "./edited-query";
import type { ConditionEditorProps } from "./editor-props";
import { GroupControl } from "./group-control";

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

  // An undo may come from a row of long ago, which knows no later drawing.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const onQueryChange = (next: EditedQuery) => {
    setQuery(next);
    latest.current(storedCondition(next));
  };

  const box = useRef<HTMLDivElement>(null);
  const context = useBuilderContext({ fields, problems, timeZone, ids: ruleIds(query), box });
  return (
    <BuilderContext value={context}>
      <div ref={box} className="@container">
        {query.rules.length === 0 && <p className="mb-2 text-muted">{nothingAsked}</p>}
        <QueryBuilderStateProvider>
          <Tree query={query} onQueryChange={onQueryChange} />
        </QueryBuilderStateProvider>
      </div>
    </BuilderContext>
  );
}

/** Its hook without its own frame, which would be a nameless form within the form around. */
function Tree(props: { query: EditedQuery; onQueryChange: (query: EditedQuery) => void }) {
  const { rootGroup, schema, actions, translations } = useQueryBuilder({
    ...props,
    enableMountQueryChange: false,
    resetOnFieldChange: false,
    resetOnOperatorChange: false,
  });
  return <GroupControl path={[]} ruleGroup={rootGroup} schema={schema} actions={actions} translations={translations} />;
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
  const focusLater = useFocusLater(box);

  return useMemo(
    () => ({
      fields,
      timeZone,
      isFull: ids.length >= conditionRulesMax,
      fieldOf: (rule: ConditionRule) =>
        fieldOfRule(rule, fields) ?? made.find(({ field }) => field === rule.field) ?? openFieldOf(rule, fields),
      remember: (field) => setMade((before) => [...before.filter((each) => each.field !== field.field), field]),
      problemsAt: (path) => problems.filter((each) => each.path.join() === path.join()),
      hasLeft: (id) => !fresh.known.has(id) || fresh.left.has(id),
      leave: (id) => setFresh((before) => ({ ...before, left: new Set(before.left).add(id) })),
      focusLater: (id, part) => {
        focusLater(id, part);
        if (id !== null && !ids.includes(id))
          setFresh((before) => ({ ...before, known: new Set(before.known).add(id) }));
      },
    }),
    [fields, timeZone, made, problems, fresh, ids, focusLater],
  );
}

/** After the next drawing the keyboard goes to a part of a row. */
function useFocusLater(box: RefObject<HTMLDivElement | null>): BuilderContextValue["focusLater"] {
  const wanted = useRef<{ id: string | null; part: RulePart } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const { id, part } = wanted.current;
    const target = id === null ? lastOf(box.current, "[data-add-rule]") : partOf(box.current, id, part);
    if (!target) return;
    wanted.current = null;
    target.focus();
  });
  return useCallback((id, part) => {
    wanted.current = { id, part };
  }, []);
}

function lastOf(box: HTMLElement | null, selector: string): HTMLElement | undefined {
  return [...(box?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1);
}

/** The part's first control, or the row's when the part has none. */
function partOf(box: HTMLElement | null, id: string, part: RulePart): HTMLElement | null {
  const row = box?.querySelector(`[data-rule="${CSS.escape(id)}"]`);
  const controls = `[data-part="${part}"]:is(button), [data-part="${part}"] :is(input, select, button)`;
  return row?.querySelector<HTMLElement>(controls) ?? row?.querySelector<HTMLElement>("select, button") ?? null;
}
