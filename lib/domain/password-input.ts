import { z } from "zod";
import { passwordProblem } from "./password";

export const Password = z.string().superRefine((password, refinement) => {
  const problem = passwordProblem(password);
  if (problem) refinement.addIssue({ code: "custom", message: problem });
});
