import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { markReadAction } from "@/lib/domain/notifications/actions";
import type { Notification } from "@/lib/domain/notifications/types";
import type { GridTask } from "@/lib/domain/reports/types";
import type { TodayView } from "@/lib/domain/reviews/today/queries";
import { LightStrip } from "../../charts/light-strip";
import { ActionForm } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { MessageList } from "../messages/message-list";
import { OpenVoicesCard } from "../voices/open-voices-card";

/** Beside the duties: what waits for review, entering for others, own progress, messages. */
export function TodayAside({ day }: { day: TodayView }) {
  return (
    <aside className="flex flex-col gap-5" aria-label="本单位情况">
      {day.waiting !== null && <ReviewCard waiting={day.waiting} />}
      <OpenVoicesCard open={day.voices} />
      {day.toDecide !== null && day.toDecide > 0 && <DecideCard waiting={day.toDecide} />}
      {day.grids.length > 0 && <GridCard grids={day.grids} />}
      {day.counts.asked > 0 && <ProgressCard day={day} />}
      <MessagesCard messages={day.messages} />
    </aside>
  );
}

function ReviewCard({ waiting }: { waiting: number }) {
  return (
    <Card title="待我审核">
      <p className="figure-value">
        {waiting}
        <small>项</small>
      </p>
      <p className="mb-3 text-sm text-ink-hint">
        {waiting > 0 ? "先提交的排在前面" : "眼下没有等待审核的填报"}
      </p>
      {waiting > 0 && (
        <ButtonLink href="/desk/reviews" wide>
          去审核
        </ButtonLink>
      )}
    </Card>
  );
}

function DecideCard({ waiting }: { waiting: number }) {
  return (
    <Card title="延期与调整">
      <p className="figure-value">
        {waiting}
        <small>份申请</small>
      </p>
      <p className="mb-3 text-sm text-ink-hint">等待您这一级表态，先提出的排在前面</p>
      <ButtonLink href="/desk/adjustments" wide>
        去办理
      </ButtonLink>
    </Card>
  );
}

const GRIDS_SHOWN = 4;

function gridHref(task: GridTask): string {
  return `/desk/assignments/grid?task=${task.rootTaskId}&year=${task.year}&period=${task.period}`;
}

function GridCard({ grids }: { grids: readonly GridTask[] }) {
  return (
    <Card title="代录" aside="为辖区单位填报">
      <ul className="messages">
        {grids.slice(0, GRIDS_SHOWN).map((task) => (
          <li key={gridHref(task)}>
            <Link href={gridHref(task)}>{task.title}</Link>
            <span className="block text-sm text-ink-hint">
              {periodLabel(task.year, task.period, task.frequency)}，{task.total} 家中 {task.open}{" "}
              家未报
            </span>
          </li>
        ))}
      </ul>
      {grids.length > GRIDS_SHOWN && (
        <p className="mt-2">
          <Link className="link" href="/desk/assignments/grid">
            全部 {grids.length} 项
          </Link>
        </p>
      )}
    </Card>
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
  const newest = messages[0];
  const hasUnread = messages.some((message) => !message.isRead);
  return (
    <Card id="messages" title="消息">
      {messages.length === 0 && <p className="text-ink-hint">还没有消息。审核结果会在这里告诉您</p>}
      <MessageList messages={messages} from="today" />
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
      {newest && (
        <p className="mt-3">
          <Link className="link" href="/desk/messages">
            全部消息
          </Link>
        </p>
      )}
    </Card>
  );
}
