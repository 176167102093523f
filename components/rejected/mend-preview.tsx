"use client";

import { CircleCheck, CircleX, Minus } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { Sentence } from "@/components/ui/sentence";
import type { MendedItem, MendedItems } from "@/lib/domain/rejected/rejected-event";
import { BodyDiff } from "./body-diff";
import { counted, countWords } from "./problem-words";

interface MendPreviewProps {
  items: MendedItems;
  /** Of the changes before, while the new ones are tried. */
  isOld: boolean;
}

/** What the changes would do to the real bodies; nothing is stored. */
export function MendPreview({ items, isOld }: MendPreviewProps) {
  const { data, mended, passing, stillWrong, nextCursor } = items;
  const tried = nextCursor ? `the oldest ${countWords(data.length)}` : countWords(data.length);
  const shown = data.filter((item) => item.before !== undefined && item.after !== undefined).slice(0, 3);
  const Icon = passing === data.length ? CircleCheck : passing > 0 ? Minus : CircleX;
  return (
    <div className={cx("border-t border-line", isOld && "opacity-60")}>
      <div aria-live="polite" className="px-4 py-3">
        <p className="num flex items-start gap-2 font-medium">
          <Icon
            className={cx(
              "mt-0.5 size-4 shrink-0",
              passing === data.length ? "text-good" : passing > 0 ? "text-warn" : "text-bad",
            )}
            strokeWidth={1.75}
            aria-hidden
          />
          {mended === 0
            ? "The changes fit none of them: nothing would change."
            : `${countWords(mended)} of ${tried} would change, and ${passing === mended ? (mended === 1 ? "it would pass" : "all of those would pass") : `${countWords(passing)} of those would pass`}.`}
        </p>
        {stillWrong.map(({ sentence, count, pointer, code }) => (
          <p key={`${pointer}|${code}`} className="mt-1 pl-6 break-words text-muted">
            {counted(count)} would stay wrong: <Sentence text={sentence} />
          </p>
        ))}
      </div>
      {shown.map((item) => (
        <Changed key={item.id} item={item} />
      ))}
      {mended > shown.length && (
        <p className="num border-t border-line px-4 py-2 text-[12px] text-muted">
          {countWords(mended - shown.length)} more {mended - shown.length === 1 ? "changes" : "change"} likewise.
        </p>
      )}
    </div>
  );
}

function Changed({ item }: { item: MendedItem }) {
  const why = item.verdict?.violations[0]?.sentence;
  return (
    <div className="border-t border-line px-4 py-2.5">
      <BodyDiff before={item.before ?? ""} after={item.after ?? ""} label={`What changes in ${item.id}`} />
      <p className={cx("mt-1.5 text-[12px]", item.verdict?.passes ? "text-good" : "text-bad")}>
        {item.verdict?.passes ? "Would pass" : why ? <Sentence text={`Still wrong: ${why}`} /> : "Still wrong"}
      </p>
    </div>
  );
}
