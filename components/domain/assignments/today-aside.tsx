import Link from "next/link";
import { markReadAction, receiveMessageAction } from "@/lib/domain/notifications/actions";
import type { Notification } from "@/lib/domain/notifications/types";
import type { TodayView } from "@/lib/domain/today/types";
import { LightStrip } from "../../charts/light-strip";
import { ActionForm } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { when } from "./words";

/** Beside the duties: own progress with the median of peers, and messages. */
export function TodayAside({ day }: { day: TodayView }) {
  return (
    <aside className="flex flex-col gap-5" aria-label="本单位情况">
      {day.counts.asked > 0 && <ProgressCard day={day} />}
      <MessagesCard messages={day.messages} />
    </aside>
  );
}

function ProgressCard({ day: { counts, peers } }: { day: TodayView }) {
  const { asked, done, soon, overdue } = counts;
  const parts = [
    { kind: "done" as const, count: done },
    { kind: "normal" as const, count: asked - done - soon - overdue },
    { kind: "soon" as const, count: soon, href: "/desk/today?show=soon" },
    { kind: "overdue" as const, count: overdue, href: "/desk/today?show=overdue" },
  ].filter((part) => part.count > 0);
  return (
    <Card title="本单位进度">
      <div className="flex items-end gap-3">
        <p className="figure-value">{Math.round((counts.done / counts.asked) * 100)}%</p>
        <p className="text-sm text-ink-hint">
          全年 {counts.asked} 项，办结 {counts.done} 项
          {peers && (
            <>
              <br />
              同类 {peers.organisations} 个单位中位数 {Math.round(peers.median * 100)}%
            </>
          )}
        </p>
      </div>
      <div className="mt-3">
        <LightStrip label="本单位进度" parts={parts} />
      </div>
    </Card>
  );
}

function MessagesCard({ messages }: { messages: readonly Notification[] }) {
  // What waits for 收到 stands first whatever its age: marking reads up to the newest of all.
  const newest = messages.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))[0];
  const hasUnread = messages.some((message) => !message.isRead);
  return (
    <Card
      id="messages"
      title="消息"
      aside={
        <Link className="link" href="/desk/messages">
          全部
        </Link>
      }
    >
      {messages.length === 0 && <p className="text-ink-hint">还没有消息。审核结果会在这里告诉您</p>}
      <ul className="messages">
        {messages.map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </ul>
      {hasUnread && newest && (
        <div className="mt-3">
          <ActionForm
            action={markReadAction}
            submit="全部标为已读"
            pendingText="正在办理…"
            variant="quiet"
            size="small"
            hidden={{ upTo: newest.id, from: "today" }}
          />
        </div>
      )}
    </Card>
  );
}

function MessageLine({ message }: { message: Notification }) {
  const waits = message.needsReceipt && !message.receivedAt;
  return (
    <li>
      <Link href={message.link} className={message.isRead ? undefined : "unread"}>
        {!message.isRead && <span className="sr-only">未读：</span>}
        {message.title}
      </Link>
      <time dateTime={message.createdAt}>
        {when(message.createdAt)}
        {waits && " · 需回执"}
      </time>
      {waits && (
        <ActionForm
          action={receiveMessageAction}
          submit={
            <>
              收到<span className="sr-only">：{message.title}</span>
            </>
          }
          pendingText="正在办理…"
          variant="secondary"
          size="small"
          hidden={{ messageId: message.id, from: "today" }}
        />
      )}
    </li>
  );
}
