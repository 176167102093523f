import { randomBytes } from "node:crypto";
import { Reply } from "@/lib/server/route";

/** For what the wire answers as begun and we have done already: nothing can be asked about the action afterwards. */
export function doneAsAsyncAction(): Reply {
  return new Reply(202, { async_action_id: `aa_${randomBytes(9).toString("hex")}` });
}
