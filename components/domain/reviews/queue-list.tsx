import Link from "next/link";
import { type QueueAddress, queueText } from "@/lib/domain/reviews/queue/schema";
import type { Neighbours } from "@/lib/domain/reviews/queue/types";
import { Tag } from "../../ui/mark";
import { COUNTED, reviewByWord, TAB_LABELS } from "./queue-words";

interface QueueListProps {
  neighbours: Neighbours;
  address: QueueAddress;
  currentId: string;
}

/** Where an item of the queue is opened, within the same queue. */
export function itemHref(assignmentId: string, address: QueueAddress): string {
  const kept = queueText({ ...address, after: undefined });
  return `/desk/reviews/${assignmentId}${kept && `?${kept}`}`;
}

/** The queue beside the report: what comes before and after it, the oldest first. */
export function QueueList({ neighbours, address, currentId }: QueueListProps) {
  const { items, waiting, today } = neighbours;
  return (
    <nav className="queue-list card" aria-label="审核队列">
      <h2>
        {TAB_LABELS[address.tab]}{" "}
        <span className="count">{waiting >= COUNTED ? `${COUNTED}+` : waiting}</span>
      </h2>
      <ol>
        {items.map((item) => (
          <li key={item.assignmentId}>
            <Link
              href={itemHref(item.assignmentId, address)}
              aria-current={item.assignmentId === currentId ? "page" : undefined}
              prefetch={false}
            >
              <b>{item.organisationName}</b>
              <span className="queue-list-task">{item.taskTitle}</span>
              <span className={item.reviewBy <= today ? "text-soon-ink" : "text-ink-hint"}>
                {reviewByWord(item.reviewBy, today)}
              </span>
              {item.revision > 1 && <Tag tone="lian">第 {item.revision} 次</Tag>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
