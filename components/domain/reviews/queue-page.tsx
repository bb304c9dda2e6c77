import "./reviews.css";
import { type QueueAddress, queueText } from "@/lib/domain/reviews/queue/schema";
import type { Queue, QueueTab } from "@/lib/domain/reviews/queue/types";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, Tabs } from "../../ui/navigation";
import { AfterDecision, type Decided } from "./after-decision";
import { QueueBar } from "./queue-bar";
import { QueueTable } from "./queue-table";
import { COUNTED, EMPTY_WORDS, TAB_LABELS } from "./queue-words";

interface QueuePageProps {
  queue: Queue;
  address: QueueAddress;
  formKey: string;
  decided: Decided | null;
}

/** The address of a queue with something changed; a change begins at its beginning again. */
export function queueHref(address: QueueAddress, change: Partial<QueueAddress>): string {
  const text = queueText({ ...address, after: undefined, ...change });
  return text ? `/desk/reviews?${text}` : "/desk/reviews";
}

function waitingWords(count: number): string {
  if (count === 0) return "没有等待您办理的填报";
  return `${count >= COUNTED ? `${COUNTED} 项以上` : `${count} 项`}等待办理，先收到的排在前面`;
}

function tabsOf(queue: Queue, address: QueueAddress) {
  const shown = (Object.keys(TAB_LABELS) as QueueTab[]).filter(
    (tab) => tab === address.tab || (queue.counts[tab] !== null && isWorthATab(queue, tab)),
  );
  return shown.map((tab) => ({
    href: queueHref(address, { tab }),
    label: TAB_LABELS[tab],
    current: tab === address.tab,
    count: queue.counts[tab] ?? 0,
  }));
}

// Two-step reviews are rare: whoever never accepts is not shown an empty tab for it.
function isWorthATab(queue: Queue, tab: QueueTab): boolean {
  return tab !== "accept" || (queue.counts.accept ?? 0) > 0;
}

/** What waits for the reader's decision, oldest first. */
export function QueuePage({ queue, address, formKey, decided }: QueuePageProps) {
  const [first] = queue.rows;
  const kept = queueText({ ...address, after: undefined });
  return (
    <>
      <PageHeader
        title="审核"
        subtitle={waitingWords((queue.counts.waiting ?? 0) + (queue.counts.accept ?? 0))}
        actions={
          first && (
            <ButtonLink
              href={`/desk/reviews/${first.assignmentId}${kept && `?${kept}`}`}
              variant="primary"
            >
              从第一项开始
            </ButtonLink>
          )
        }
      />
      {decided && <AfterDecision decided={decided} />}
      <Tabs label="审核队列" items={tabsOf(queue, address)} />
      <div className="card mt-4">
        <QueueBar queue={queue} address={address} />
        {queue.leftOut > 0 && (
          <p className="queue-left-out">
            这一页查看了 {queue.leftOut + queue.rows.length} 项，其中 {queue.leftOut}{" "}
            项有需要留意的地方，没有列出
          </p>
        )}
        {queue.rows.length > 0 ? (
          <QueueTable queue={queue} address={address} formKey={formKey} />
        ) : (
          <NothingHere address={address} />
        )}
      </div>
      <div className="mt-4">
        <CursorPagination
          previous={address.after ? queueHref(address, {}) : undefined}
          next={queue.next ? queueHref(address, { after: queue.next }) : undefined}
          note={address.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}

function NothingHere({ address }: { address: QueueAddress }) {
  const { rootTaskId, townshipCode, carrierCode, organisationKind, isClean } = address;
  const isNarrowed = rootTaskId || townshipCode || carrierCode || organisationKind || isClean;
  const words = EMPTY_WORDS[address.tab];
  if (!isNarrowed) {
    return (
      <EmptyState kind="all-done" title={words.title}>
        {words.text}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="no-result"
      title="这个条件下没有"
      actions={<ButtonLink href={queueHref({ ...address, ...NOTHING }, {})}>清除条件</ButtonLink>}
    >
      换个条件再看
    </EmptyState>
  );
}

const NOTHING = {
  ...{ rootTaskId: undefined, townshipCode: undefined, carrierCode: undefined },
  ...{ organisationKind: undefined, isClean: false },
};
