import type { CampaignValues } from "./values";

type Told = Pick<CampaignValues, "goals" | "tiers">;

/** What is left when a goal goes: its steps for many friends go with it, and nothing waits for it or takes back what it gave. */
export function withoutGoal({ goals, tiers }: Told, goalId: string): Told {
  return {
    goals: goals
      .filter((goal) => goal.goalId !== goalId)
      .map((goal) => ({
        ...goal,
        needs: goal.needs === goalId ? "" : goal.needs,
        takesBack: goal.takesBack.filter((each) => each !== goalId),
      })),
    tiers: tiers.filter(({ goal }) => goal !== goalId),
  };
}
