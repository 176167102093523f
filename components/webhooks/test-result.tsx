"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleX, Clock, X } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { deliveryQuery } from "@/lib/client/webhook-queries";
import { deliverySentence } from "./delivery-words";

interface TestResultProps {
  endpointId: string;
  deliveryId: string;
  onOpen: () => void;
  onClose: () => void;
}

/** What became of the test, as soon as it is known. */
export function TestResult({ endpointId, deliveryId, onOpen, onClose }: TestResultProps) {
  const { project } = useShell();
  const { data: delivery } = useQuery(deliveryQuery(project.id, endpointId, deliveryId));
  const status = delivery?.status ?? "pending";
  const isDone = status !== "pending";
  const Icon = !isDone ? Clock : status === "delivered" ? CircleCheck : CircleX;
  return (
    <div
      role="status"
      className={cx(
        "mb-4 flex items-center gap-2.5 rounded-lg border border-line py-2 pr-2 pl-4",
        !isDone ? "bg-surface" : status === "delivered" ? "bg-good-soft" : "bg-bad-soft",
      )}
    >
      <Icon
        className={cx("size-4 shrink-0", !isDone ? "text-muted" : status === "delivered" ? "text-good" : "text-bad")}
        strokeWidth={1.75}
        aria-hidden
      />
      <p className="min-w-0 flex-1 text-ink">
        {delivery && isDone ? `Test: ${deliverySentence(delivery)}` : "The test is on its way…"}
      </p>
      {isDone && (
        <Button small onClick={onOpen}>
          Look at it
        </Button>
      )}
      <Button variant="ghost" small icon aria-label="Close" onClick={onClose}>
        <X className="size-4" aria-hidden />
      </Button>
    </div>
  );
}
