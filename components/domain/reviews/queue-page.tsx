import type { QueueAddress } from "@/lib/domain/reviews/schema";
import type { Queue, QueueFacet } from "@/lib/domain/reviews/types";
import { PageHeader } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Notice } from "../../ui/feedback";
import { Checkbox, Select } from "../../ui/input";
import { CursorPagination } from "../../ui/navigation";
import { QueueTable } from "./queue-table";

interface QueuePageProps {
  queue: Queue;
  address: QueueAddress;
  formKey: string;
}

function hrefOf(address: QueueAddress, change: Partial<QueueAddress>): string {
  const { approved: _a, returned: _r, ...kept } = { ...address, ...change };
  const entries = Object.entries({ ...kept, isWide: kept.isWide ? "1" : undefined }).filter(
    ([, value]) => value,
  );
  return `/desk/reviews?${new URLSearchParams(entries as [string, string][])}`;
}

/** Past this many the exact number helps nobody, and counting stops. */
const COUNTED = 2000;

function waitingWords(waiting: number): string {
  if (waiting === 0) return "没有等待审核的填报";
  return `${waiting >= COUNTED ? `${COUNTED} 项以上` : `${waiting} 项`}等待审核，先提交的在前`;
}

/** What waits for the reader's decision, oldest first. */
export function QueuePage({ queue, address, formKey }: QueuePageProps) {
  const first = queue.rows[0];
  const isNarrowed = Boolean(address.rootTaskId || address.townshipCode || address.carrierCode);
  return (
    <>
      <PageHeader
        title="审核"
        subtitle={waitingWords(queue.waiting)}
        actions={
          first && (
            <ButtonLink href={`/desk/reviews/${first.assignmentId}`} variant="primary">
              从第一项开始审核
            </ButtonLink>
          )
        }
      />
      {(address.approved || address.returned) && (
        <div className="mb-5">
          <Notice
            tone="done"
            live
            title={address.approved ? "已通过，数据已计入汇总" : "已退回，填报单位会收到消息"}
          />
        </div>
      )}
      <div className="card">
        <QueryBar queue={queue} address={address} />
        {queue.rows.length > 0 ? (
          <QueueTable rows={queue.rows} formKey={formKey} />
        ) : (
          <EmptyState
            kind={isNarrowed ? "no-result" : "all-done"}
            title={isNarrowed ? "这个条件下没有待审的填报" : "都审完了"}
            actions={isNarrowed && <ButtonLink href="/desk/reviews">清除条件</ButtonLink>}
          >
            {isNarrowed ? "换个条件再看" : "有新的提交时，这里和导航上会显示数量"}
          </EmptyState>
        )}
      </div>
      <div className="mt-4">
        <CursorPagination
          previous={address.after ? hrefOf(address, { after: undefined }) : undefined}
          next={queue.next ? hrefOf(address, { after: queue.next }) : undefined}
          note={address.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}

function QueryBar({ queue, address }: { queue: Queue; address: QueueAddress }) {
  const chosen = address.rootTaskId || address.townshipCode || address.carrierCode;
  return (
    <form className="query-bar" action="/desk/reviews" method="get">
      <Facet name="carrierCode" label="载体" items={queue.carriers} chosen={address.carrierCode} />
      <Facet name="rootTaskId" label="任务" items={queue.tasks} chosen={address.rootTaskId} />
      <Facet
        name="townshipCode"
        label="乡镇（街道）"
        items={queue.townships}
        chosen={address.townshipCode}
      />
      {queue.mayWiden && (
        <Checkbox
          id="isWide"
          name="isWide"
          value="1"
          label="包括下级先审的"
          defaultChecked={address.isWide}
        />
      )}
      <Button type="submit">筛选</Button>
      {chosen && (
        <ButtonLink variant="quiet" href="/desk/reviews">
          清除
        </ButtonLink>
      )}
    </form>
  );
}

function Facet({
  name,
  label,
  items,
  chosen,
}: {
  name: string;
  label: string;
  items: readonly QueueFacet[];
  chosen: string | undefined;
}) {
  if (items.length < 2 && !chosen) return null;
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <Select id={name} name={name} defaultValue={chosen ?? ""} key={chosen}>
        <option value="">全部</option>
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.label}（{item.count}）
          </option>
        ))}
      </Select>
    </div>
  );
}
