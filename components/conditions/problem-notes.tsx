import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ConditionProblem } from "@/lib/domain/condition/condition-problems";

export function ProblemNotes({ id, problems }: { id: string; problems: ConditionProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} className="mt-1 flex flex-col gap-0.5 text-[12px]">
      {problems.map(({ code, severity, sentence }) => {
        const isError = severity === "error";
        const Icon = isError ? CircleAlert : TriangleAlert;
        return (
          <li key={code} className={`flex items-start gap-1.5 ${isError ? "text-bad" : "text-warn"}`}>
            <Icon className="mt-1 size-3 shrink-0" aria-hidden />
            <span className="min-w-0 break-words">{sentence}</span>
          </li>
        );
      })}
    </ul>
  );
}
