import Link from "next/link";
import { acknowledgeListsAction } from "@/lib/domain/assignments/acknowledgements/actions";
import type { WaitingList } from "@/lib/domain/assignments/acknowledgements/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../../forms/action-form";
import { Card } from "../../../ui/card";

/** 待签收: lists that reached the organisation, to be acknowledged one by one or all at once. */
export function WaitingCard({
  lists,
  formKey,
}: {
  lists: readonly WaitingList[];
  formKey: string;
}) {
  if (lists.length === 0) return null;
  return (
    <Card title="待签收清单" aside={`${lists.length} 份`} className="mb-5" id="acknowledge">
      <ul className="messages">
        {lists.map((list) => (
          <li key={list.listId}>
            <Link className="unread" href={`/desk/lists/${list.listId}/acknowledgements`}>
              {list.title}
              {list.listVersion > 1 && `（第 ${list.listVersion} 版）`}
            </Link>
            <span className="block text-sm text-ink-hint">{factOf(list)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <ActionForm
          action={acknowledgeListsAction}
          submit={lists.length > 1 ? `一并签收 ${lists.length} 份` : "签收"}
          pendingText="正在签收…"
          size="small"
          variant="secondary"
          hidden={{ key: formKey }}
        >
          {lists.map((list) => (
            <input key={list.listId} type="hidden" name="listIds[]" value={list.listId} />
          ))}
        </ActionForm>
      </div>
    </Card>
  );
}

function factOf({ regionName, carrierName, tasks, firstDueOn }: WaitingList): string {
  const asked = tasks > 0 ? `本单位 ${tasks} 项任务` : "由本单位在本地区分解落实";
  const first = firstDueOn ? `，最早 ${dayLabel(firstDueOn)}前报送` : "";
  return `${regionName} · ${carrierName} · ${asked}${first}`;
}
