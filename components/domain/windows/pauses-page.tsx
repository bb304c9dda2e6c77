import { endPauseAction } from "@/lib/domain/windows/pauses/actions";
import type { Pause } from "@/lib/domain/windows/pauses/types";
import { dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { ActionForm } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";
import { WindowsFrame } from "./windows-frame";

const STATE_WORDS = {
  running: { word: "挂起中", tone: "amber" },
  ended: { word: "提前结束", tone: "plain" },
  over: { word: "已到期恢复", tone: "plain" },
} as const;

/** 挂起: what is paused where and until when, and what was. */
export function PausesPage({
  pauses,
  done,
}: {
  pauses: readonly Pause[];
  done: string | undefined;
}) {
  return (
    <WindowsFrame view="pauses" done={done}>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <ButtonLink href="/desk/windows/pauses/new" variant="primary">
          挂起任务
        </ButtonLink>
        <span className="text-sm text-ink-hint">
          因汛情、系统改造等一时做不了的任务，挂起期间不计时、不催报、不收报
        </span>
      </div>
      {pauses.length === 0 ? (
        <div className="card">
          <EmptyState kind="first-use" title="没有挂起过任务">
            挂起前可以先看要改期的任务有多少、改到哪一天
          </EmptyState>
        </div>
      ) : (
        <Card title="挂起记录" flush>
          <PauseTable pauses={pauses} />
        </Card>
      )}
    </WindowsFrame>
  );
}

function PauseTable({ pauses }: { pauses: readonly Pause[] }) {
  return (
    <Table caption="挂起记录" cards>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">范围</th>
          <th scope="col">原因</th>
          <th scope="col">挂起到</th>
          <th scope="col">状态</th>
          <th scope="col">办理</th>
        </tr>
      </thead>
      <tbody>
        {pauses.map((pause) => (
          <PauseRow key={pause.id} pause={pause} />
        ))}
      </tbody>
    </Table>
  );
}

function PauseRow({ pause }: { pause: Pause }) {
  const { word, tone } = STATE_WORDS[pause.state];
  return (
    <tr>
      <th scope="row">
        {pause.taskTitle}
        <span className="block text-sm font-normal text-ink-hint">
          {pause.year} 年 {pause.taskCode}
        </span>
      </th>
      <td data-label="范围">
        {pause.regionName}
        <span className="block text-sm text-ink-hint">{pause.assignments} 项未报任务</span>
      </td>
      <td data-label="原因">
        {pause.reason}
        <span className="block text-sm text-ink-hint">
          {pause.byUnit} {pause.byName}，{when(pause.at)}
        </span>
      </td>
      <td data-label="挂起到">{dayLabel(pause.untilOn)}</td>
      <td data-label="状态">
        <Tag tone={tone}>{word}</Tag>
        {pause.endedByName && (
          <span className="block text-sm text-ink-hint">{pause.endedByName}</span>
        )}
      </td>
      <td data-label="办理">
        {pause.mayEnd && (
          <ActionForm
            action={endPauseAction}
            size="small"
            variant="secondary"
            pendingText="正在办理…"
            hidden={{ pauseId: pause.id, version: String(pause.version), key: newId() }}
            submit={
              <>
                提前结束<span className="sr-only">{pause.taskTitle}的挂起</span>
              </>
            }
          />
        )}
      </td>
    </tr>
  );
}
