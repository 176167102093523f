"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { TextareaField } from "@/components/ui/textarea";
import { proposalFromTextQuery } from "@/lib/client/event-schema-proposals";
import { CreateForm } from "./create-form";
import { Skipped } from "./skipped";

const pauseMs = 300;

export function FromJson() {
  const { project } = useShell();
  const [text, setText] = useState("");
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, error } = useQuery({
    ...proposalFromTextQuery(project.id, settled),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
  });
  const problem = settled !== "" && error ? error.message.replace(/^Property \/text: /, "") : undefined;
  return (
    <>
      <div className="p-4">
        <TextareaField
          label="An example of the event"
          className="min-h-48 font-mono text-[12px]"
          spellCheck={false}
          autoFocus
          placeholder={'{\n  "order_id": "N-20871",\n  "total": 129.9,\n  "currency": "EUR"\n}'}
          hint="Its properties, a whole request body, or several: a list, or one on each line. Ten and more show what is required."
          error={problem && `This cannot be read: ${problem}`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {data && settled !== "" && (
        <div className="border-t border-line">
          <CreateForm
            suggestion={{ name: data.eventName ?? "", description: "" }}
            proposal={{ samples: data.samples, properties: data.properties }}
          />
          <Skipped skipped={data.skipped} />
        </div>
      )}
    </>
  );
}
