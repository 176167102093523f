"use client";

import { FolderPlus, Plus, X } from "lucide-react";
import { useId } from "react";
import { generateID, type RuleGroupProps, update } from "react-querybuilder";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import { conditionLevelsMax } from "@/lib/domain/condition/condition-limits";
import { useBuilder } from "./builder-context";
import { type EditedQuery, isEditedGroup, newRule } from "./edited-query";
import { FieldChoice } from "./field-choice";
import { ProblemNotes } from "./problem-notes";
import { RuleControl } from "./rule-control";
import { offerUndo, putBack } from "./undo-removal";

const quantities = [
  { name: "all", label: "All of these hold", combinator: "and", not: false },
  { name: "any", label: "Any of these holds", combinator: "or", not: false },
  { name: "none", label: "None of these holds", combinator: "or", not: true },
  { name: "not_all", label: "Not all of these hold", combinator: "and", not: true },
] as const;

/** Rules, and groups of them, of which all, any or none have to hold. */
export function GroupControl(props: RuleGroupProps) {
  const { path, schema, actions } = props;
  const group = props.ruleGroup as EditedQuery;
  const { isFull, focusLater, problemsAt } = useBuilder();
  const notesId = useId();
  const isRoot = path.length === 0;
  const quantity = quantities.find((each) => each.combinator === group.combinator && each.not === Boolean(group.not));
  const joint = group.combinator === "or" ? "or" : "and";
  const hasHead = !isRoot || group.rules.length > 1 || group.not;

  const setQuantity = (name: string) => {
    const next = quantities.find((each) => each.name === name);
    if (!next) return;
    schema.dispatchQuery(update(update(schema.getQuery(), "combinator", next.combinator, path), "not", next.not, path));
  };
  const addRule = (field: ConditionField, parent: number[]) => {
    const id = generateID();
    focusLater(id, "value");
    actions.onRuleAdd({ ...newRule(field), id }, parent);
  };
  const addGroup = () =>
    actions.onGroupAdd({ id: generateID(), combinator: joint === "and" ? "or" : "and", rules: [] }, path);

  const removeGroup = () => {
    focusLater(null, "field");
    actions.onGroupRemove(path);
    if (group.rules.length > 0) offerUndo("Removed the group", () => putBack(group, path, schema));
  };

  return (
    <fieldset className={isRoot ? "min-w-0" : "min-w-0 border-l-2 border-line pl-3"}>
      <legend className="sr-only">{quantity?.label ?? "Conditions"}</legend>
      {hasHead && (
        <div className="mb-1 flex items-center gap-1">
          <Select
            aria-label={isRoot ? "How many of the conditions" : "How many of this group’s conditions"}
            value={quantity?.name}
            onChange={(event) => setQuantity(event.target.value)}
            className="!w-auto"
          >
            {quantities.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
          {!isRoot && (
            <Button variant="ghost" icon small aria-label="Remove the group" className="ml-auto" onClick={removeGroup}>
              <X className="size-4" strokeWidth={1.75} aria-hidden />
            </Button>
          )}
        </div>
      )}
      <ul>
        {group.rules.map((each, at) => (
          <li key={each.id ?? at} className="flex flex-col gap-x-2 py-1 @min-[480px]:flex-row">
            {group.rules.length > 1 && (
              <span className="w-7 shrink-0 text-[12px] text-subtle @min-[480px]:pt-2 pointer-coarse:@min-[480px]:pt-3">
                {at === 0 ? <span className="max-[479px]:hidden" /> : joint}
              </span>
            )}
            <div className="min-w-0 flex-1">
              {isEditedGroup(each) ? (
                <GroupControl {...props} id={each.id} path={[...path, at]} ruleGroup={each} />
              ) : (
                <RuleControl {...props} id={each.id} path={[...path, at]} rule={each} />
              )}
            </div>
          </li>
        ))}
      </ul>
      <ProblemNotes id={notesId} problems={group.rules.length === 0 ? problemsAt(path) : []} />
      <div className="mt-1 flex flex-wrap items-center gap-1">
        <FieldChoice onChoose={(field) => addRule(field, path)}>
          <Button
            small={!isRoot || group.rules.length > 0}
            variant={group.rules.length === 0 && isRoot ? "outline" : "ghost"}
            data-add-rule
            disabled={isFull}
          >
            <Plus className="size-4" strokeWidth={1.75} aria-hidden />
            Add a condition
          </Button>
        </FieldChoice>
        {path.length < conditionLevelsMax - 1 && group.rules.length > 0 && (
          <Button small variant="ghost" onClick={addGroup}>
            <FolderPlus className="size-4" strokeWidth={1.75} aria-hidden />
            Add a group
          </Button>
        )}
      </div>
    </fieldset>
  );
}
