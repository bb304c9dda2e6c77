import Link from "next/link";
import { StatusMark } from "@/components/ui/mark";
import {
  inspectionResultMarks,
  inspectionResultWords,
} from "@/lib/domain/culture/inspections/labels";
import { needsRemedy } from "@/lib/domain/culture/inspections/rules";
import type { InspectionItem } from "@/lib/domain/culture/inspections/types";
import { momentLabel } from "@/lib/shared/dates";

/** What was found, in words and with its sign; what still waits for an answer says so. */
export function InspectionOutcome({ item }: { item: InspectionItem }) {
  const { result, remediedAt, remedyDueOn } = item;
  if (!result) return <StatusMark tone="lian" shape="hourglass" word="待巡查" />;
  return (
    <>
      <StatusMark {...inspectionResultMarks[result]} word={inspectionResultWords[result]} />
      {needsRemedy(result) && (
        <span className="block text-sm">
          {remediedAt ? `${momentLabel(remediedAt)}已修好或更新` : `${remedyDueOn}前修好或更新`}
        </span>
      )}
    </>
  );
}

/** The inspections of one venue, newest first. */
export function InspectionHistory({ items }: { items: readonly InspectionItem[] }) {
  if (items.length === 0) return <p className="text-ink-soft">还没有巡查过。</p>;
  return (
    <ul className="grid gap-4">
      {items.map((item) => (
        <li key={item.id}>
          <Link className="link" href={`/desk/culture/inspections/${item.inspectionId}`}>
            {item.title}
          </Link>{" "}
          <InspectionOutcome item={item} />
          {item.note && <span className="block">{item.note}</span>}
          {item.answeredAt && (
            <span className="block text-sm text-ink-hint">
              {item.answeredByName} {momentLabel(item.answeredAt)}
            </span>
          )}
          {item.remedyNote && <span className="block">处理：{item.remedyNote}</span>}
        </li>
      ))}
    </ul>
  );
}
