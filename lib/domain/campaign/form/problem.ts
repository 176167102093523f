/** What is missing or cannot be read, in words, beside the field it is about. */
export interface FormProblem {
  /** Of the field: "goals.0.eventId". */
  path: string;
  message: string;
}

export type Fault = (path: string, message: string) => void;
