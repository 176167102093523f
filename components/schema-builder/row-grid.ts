/** Two lines on a phone, one from there on; the heading of the columns has the same. */
export const rowGrid =
  "grid items-center gap-x-1.5 gap-y-0.5 [grid-template-areas:'handle_name_name_presence_menu''handle_type_rules_rules_seen'] grid-cols-[32px_auto_minmax(0,1fr)_auto_auto] sm:[grid-template-areas:'handle_name_type_presence_rules_seen_menu'] sm:grid-cols-[24px_minmax(0,1.5fr)_112px_104px_minmax(0,1.1fr)_88px_32px]";
