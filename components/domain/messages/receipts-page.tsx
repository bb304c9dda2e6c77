import Link from "next/link";
import type {
  AnnouncedList,
  ReturnedReport,
  UnconfirmedPage,
} from "@/lib/domain/reminders/receipts/types";
import { withQuery } from "@/lib/shared/query-string";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";

const PATH = "/desk/messages/receipts";
const BACK = { href: "/desk/messages", label: "消息" };

interface ReceiptsPageProps {
  lists: readonly AnnouncedList[];
  returned: readonly ReturnedReport[];
}

/** 发出的回执: who has confirmed what one sent, and who has not. */
export function ReceiptsPage({ lists, returned }: ReceiptsPageProps) {
  return (
    <>
      <PageHeader
        title="发出的回执"
        subtitle="“收到”只说明消息到了，不代表办了，也不计入任何考核"
        back={BACK}
      />
      {lists.length === 0 && returned.length === 0 && (
        <EmptyState kind="first-use" title="还没有需要对方确认的消息">
          下发清单、退回填报以后，对方是否收到在这里看
        </EmptyState>
      )}
      {lists.length > 0 && <Lists lists={lists} />}
      {returned.length > 0 && <Returned returned={returned} />}
    </>
  );
}

function Lists({ lists }: { lists: readonly AnnouncedList[] }) {
  return (
    <Card title="下发的清单" flush className="mb-5">
      <Table caption="下发的清单" cards>
        <thead>
          <tr>
            <th scope="col">清单</th>
            <th scope="col">已通知</th>
            <th scope="col">已收到</th>
            <th scope="col">还没有确认</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.listId}>
              <th scope="row">{list.title}</th>
              <td data-label="已通知">{list.told}</td>
              <td data-label="已收到">{list.received}</td>
              <td data-label="还没有确认">
                {list.told > list.received ? (
                  <Link className="link" href={withQuery(PATH, { list: list.listId })}>
                    {list.told - list.received} 个单位
                    <span className="sr-only">没有确认收到{list.title}</span>
                  </Link>
                ) : (
                  "都收到了"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Returned({ returned }: { returned: readonly ReturnedReport[] }) {
  return (
    <Card title="我退回和重新打开的填报" aside="最近 60 天" flush>
      <Table caption="我退回和重新打开的填报" cards>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">单位</th>
            <th scope="col">退回时间</th>
            <th scope="col">是否收到</th>
          </tr>
        </thead>
        <tbody>
          {returned.map((one) => (
            <tr key={`${one.assignmentId} ${one.at}`}>
              <th scope="row">
                <Link className="link" href={`/desk/assignments/${one.assignmentId}`}>
                  {one.taskTitle}
                </Link>
              </th>
              <td data-label="单位">{one.organisationName}</td>
              <td data-label="退回时间">{when(one.at)}</td>
              <td data-label="是否收到">
                {one.receivedAt ? `${one.receivedByName}，${when(one.receivedAt)}` : "还没有确认"}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** The organisations that have not confirmed one list. */
export function UnconfirmedPageView({ page }: { page: UnconfirmedPage }) {
  return (
    <>
      <PageHeader
        title="还没有确认收到的单位"
        subtitle={`《${page.title}》`}
        back={{ href: PATH, label: "发出的回执" }}
      />
      {page.rows.length === 0 ? (
        <EmptyState kind="all-done" title="都收到了" />
      ) : (
        <Card flush>
          <Table caption="还没有确认收到的单位" cards>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">所在地</th>
                <th scope="col">通知时间</th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <tr key={row.notificationId}>
                  <th scope="row">{row.organisationName}</th>
                  <td data-label="所在地">{row.placeName}</td>
                  <td data-label="通知时间">{when(row.toldAt)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      <div className="mt-4">
        <CursorPagination
          next={page.next ? withQuery(PATH, { list: page.listId, after: page.next }) : undefined}
        />
      </div>
    </>
  );
}
