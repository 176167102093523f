/** The column of the verdict that a check belongs to. */
export const checkColumns = ["attribution", "genuine", "conditions", "limits", "stock"] as const;
export type CheckColumn = (typeof checkColumns)[number];
