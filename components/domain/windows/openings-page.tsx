import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { windowSentence } from "@/lib/domain/assignments/window/labels";
import type {
  OpenException,
  OpeningSubject,
  WaitingOpening,
} from "@/lib/domain/windows/openings/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { FilterChips } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";
import { DecideOpening } from "./decide-opening";
import { WindowsFrame } from "./windows-frame";

interface OpeningsPageProps {
  waiting: readonly WaitingOpening[];
  exceptions: readonly OpenException[];
  /** The request that is being answered: the chosen one, else the oldest. */
  chosen: WaitingOpening | undefined;
  /** Also what somebody below answers first. */
  isWide: boolean;
  today: Day;
  formKey: string;
  done: string | undefined;
}

/** 开窗申请: what waits for an answer, oldest first, and what is open by exception. */
export function OpeningsPage({ waiting, exceptions, chosen, isWide, ...rest }: OpeningsPageProps) {
  const { today, formKey, done } = rest;
  return (
    <WindowsFrame view="openings" done={done} waiting={waiting.length}>
      <div className="flex flex-col gap-5">
        <FilterChips label="范围" items={scopes(isWide)} />
        {waiting.length === 0 ? (
          <div className="card">
            <EmptyState kind="all-done" title="没有等待答复的开窗申请">
              下级单位错过窗口、申请补报时会出现在这里。也可以打开那项任务，直接为它开窗
            </EmptyState>
          </div>
        ) : (
          <Card title={`等待答复 ${waiting.length} 份`} aside="先申请的排在前面" flush>
            <WaitingTable waiting={waiting} chosen={chosen} isWide={isWide} />
          </Card>
        )}
        {chosen && (
          <DecideOpening key={chosen.id} request={chosen} today={today} formKey={formKey} />
        )}
        {exceptions.length > 0 && (
          <Card title={`单独开窗中 ${exceptions.length} 项`} aside="先到期的排在前面" flush>
            <ExceptionTable exceptions={exceptions} />
          </Card>
        )}
      </div>
    </WindowsFrame>
  );
}

function scopes(isWide: boolean) {
  return [
    { label: "等我答复", href: "/desk/windows", kind: "choose" as const, current: !isWide },
    { label: "辖区内全部", href: "/desk/windows?wide=1", kind: "choose" as const, current: isWide },
  ];
}

function SubjectCells({ of }: { of: OpeningSubject }) {
  return (
    <>
      <th scope="row">
        <Link className="queue-name" href={`/desk/assignments/${of.assignmentId}`} prefetch={false}>
          {of.taskTitle}
        </Link>
        <span className="block text-sm font-normal text-ink-hint">
          {of.carrierName} {of.taskCode} · {periodLabel(of.year, of.period, of.frequency)} ·{" "}
          {dayLabel(of.dueOn)}截止
        </span>
      </th>
      <td data-label="单位">
        {of.organisationName}
        <span className="block text-sm text-ink-hint">{of.placeName}</span>
      </td>
    </>
  );
}

function WaitingTable({
  waiting,
  chosen,
  isWide,
}: Pick<OpeningsPageProps, "waiting" | "chosen" | "isWide">) {
  return (
    <Table caption="等待答复的开窗申请" cards>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">单位</th>
          <th scope="col">原因</th>
          <th scope="col">申请</th>
          <th scope="col">答复</th>
        </tr>
      </thead>
      <tbody>
        {waiting.map((one) => (
          <tr key={one.id}>
            <SubjectCells of={one} />
            <td data-label="原因">
              {one.reason}
              <span className="block text-sm text-ink-hint">{windowSentence(one.window)}</span>
            </td>
            <td data-label="申请">
              {one.requestedByName}
              <span className="block text-sm text-ink-hint">{when(one.requestedAt)}</span>
            </td>
            <td data-label="答复">
              {one.isOwn ? (
                <span className="text-sm text-ink-hint">本人申请，由他人答复</span>
              ) : (
                <ButtonLink
                  href={`/desk/windows?${isWide ? "wide=1&" : ""}at=${one.id}#answer`}
                  size="small"
                  aria-current={one.id === chosen?.id ? "true" : undefined}
                  aria-label={`答复：${one.organisationName} ${one.taskTitle}`}
                >
                  答复
                </ButtonLink>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function ExceptionTable({ exceptions }: Pick<OpeningsPageProps, "exceptions">) {
  return (
    <Table caption="单独开窗中的任务" cards>
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">单位</th>
          <th scope="col">原因</th>
          <th scope="col">开到</th>
          <th scope="col">同意</th>
        </tr>
      </thead>
      <tbody>
        {exceptions.map((one) => (
          <tr key={one.assignmentId}>
            <SubjectCells of={one} />
            <td data-label="原因">{one.note}</td>
            <td data-label="开到">{dayLabel(one.untilOn)}</td>
            <td data-label="同意">
              {one.byName}
              <span className="block text-sm text-ink-hint">{one.byUnit}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
