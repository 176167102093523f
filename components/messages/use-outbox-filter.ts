import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { messageStatuses } from "@/lib/domain/message/message-status";

const parsers = {
  status: parseAsStringEnum(messageStatuses),
  campaign: parseAsString,
  message: parseAsString,
};

/** Kept in the address, so that what is looked at can be sent to somebody. */
export function useOutboxFilter() {
  return useQueryStates(parsers);
}
