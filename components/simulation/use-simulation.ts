"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { useEdit } from "@/lib/client/edit";
import {
  cancelSimulation,
  simulationQuery,
  simulationsKey,
  simulationsQuery,
  startSimulation,
} from "@/lib/client/simulation-queries";
import type { SimulationOrder } from "@/lib/domain/simulation/simulation";

/** The campaign's simulations, and the one that is looked at: the newest, unless another is chosen. */
export function useSimulation(campaignId: string) {
  const { project } = useShell();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useQuery(simulationsQuery(project.id, campaignId));
  const id = chosen ?? list.data?.data[0]?.id ?? null;
  const one = useQuery({ ...simulationQuery(project.id, campaignId, id ?? ""), enabled: id !== null });
  const stale = [simulationsKey(project.id, campaignId)];
  const start = useEdit({
    send: (order: SimulationOrder) => startSimulation(project.id, campaignId, order),
    stale,
    after: ({ id: made }) => setChosen(made),
  });
  const cancel = useEdit({
    send: (running: string) => cancelSimulation(project.id, campaignId, running),
    stale,
    failed: "The simulation was not cancelled",
  });
  return { list, shown: one, choose: setChosen, start, cancel };
}
