/** The closed lists of the checklist, apart from its schemas: screens need the words and not the parser. */

export const checklistVerdicts = ["ok", "warn", "refuse"] as const;
export type ChecklistVerdict = (typeof checklistVerdicts)[number];

/** The steps in which a campaign is made. */
export const checklistSteps = ["purpose", "trigger", "rewards", "codes", "limits"] as const;
export type ChecklistStep = (typeof checklistSteps)[number];
