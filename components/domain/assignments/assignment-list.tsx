import Link from "next/link";
import type { ReactNode } from "react";
import { isDone, periodLabel } from "@/lib/domain/assignments/rules";
import type { AssignmentFilter, AssignmentRow, Page } from "@/lib/domain/assignments/types";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import type { FilterChoices } from "@/lib/domain/reports/choices/queries";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { CursorPagination, FilterChips } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { PastNotice } from "../dashboard/as-of";
import { AssignmentFilters } from "./assignment-filters";
import { assignmentHref } from "./chain/list-query";
import { AssignmentLight, AssignmentStatusMark } from "./status";
import { lightWord, PERIOD_WORDS, SHOW_WORDS } from "./words";

interface AssignmentListProps {
  page: Page<AssignmentRow>;
  filter: AssignmentFilter;
  choices: FilterChoices;
  today: Day;
  /** The first day of which the past is known; null where all of it is. */
  firstDay: Day | null;
  /** The reader's own views of the list. */
  views?: ReactNode;
}

/** The address of a list; fields that are empty or standing are left out. */
export function listHref(filter: Partial<AssignmentFilter>): string {
  const kept = Object.entries(filter).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== "" &&
      !(name === "show" && value === "asked") &&
      !(name === "period" && value === "year"),
  );
  const address = new URLSearchParams(kept.map(([name, value]) => [name, String(value)]));
  return `/desk/assignments?${address}`;
}

/** The address of the list's export under the same filter. */
export function exportHref(filter: Partial<AssignmentFilter>): string {
  return listHref({ ...filter, cursor: undefined }).replace(
    "/assignments?",
    "/assignments/export?",
  );
}

/** The list behind a number: exactly what it counts, narrowed through the address. */
export function AssignmentList({ page, filter, choices, today, ...props }: AssignmentListProps) {
  const past = filter.asOf && filter.asOf < today ? filter.asOf : undefined;
  const { views, firstDay } = props;
  return (
    <>
      <PageHeader
        title={choices.organisation ? `${choices.organisation}的任务` : "任务"}
        subtitle={`${filter.year} 年 · ${PERIOD_WORDS[filter.period]} · ${SHOW_WORDS[filter.show]}`}
        actions={<ButtonLink href={exportHref(filter)}>导出</ButtonLink>}
      />
      {views}
      <PastNotice
        path="/desk/assignments"
        search={{ ...filter, isOwnLevel: filter.isOwnLevel ? "true" : undefined }}
        asOf={past}
        today={today}
        firstDay={firstDay}
      />
      <div className="card">
        <AssignmentFilters filter={filter} choices={choices} />
        <div className="px-5 pt-3">
          <FilterChips label="已选条件" items={chips(filter, choices)} />
        </div>
        {page.rows.length > 0 ? (
          <Lines rows={page.rows} today={past ?? today} list={listHref(filter)} />
        ) : (
          <EmptyState
            kind="no-result"
            title="这个条件下没有任务"
            actions={<ButtonLink href="/desk/assignments">清除条件</ButtonLink>}
          >
            换个条件再看；不在您权限范围内的任务不会显示
          </EmptyState>
        )}
      </div>
      <div className="mt-4">
        <CursorPagination
          previous={filter.cursor ? listHref({ ...filter, cursor: undefined }) : undefined}
          next={page.next ? listHref({ ...filter, cursor: page.next }) : undefined}
          note={filter.cursor ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}

function chips(filter: AssignmentFilter, choices: FilterChoices) {
  const without = (name: keyof AssignmentFilter) =>
    listHref({ ...filter, [name]: undefined, cursor: undefined });
  const word = (list: FilterChoices["tasks"], value: string | undefined) =>
    list.find((choice) => choice.value === value)?.label;
  const found: [keyof AssignmentFilter, string | undefined][] = [
    ["show", filter.show === "asked" ? undefined : SHOW_WORDS[filter.show]],
    ["period", filter.period === "year" ? undefined : PERIOD_WORDS[filter.period]],
    [
      "carrierCode",
      filter.carrierCode && (word(choices.carriers, filter.carrierCode) ?? "统筹协调"),
    ],
    ["rootTaskId", filter.rootTaskId && (word(choices.tasks, filter.rootTaskId) ?? "所选任务")],
    ["regionCode", filter.regionCode && (word(choices.regions, filter.regionCode) ?? "所选地区")],
    ["isOwnLevel", filter.isOwnLevel ? "只看本级" : undefined],
    ["organisationId", choices.organisation ?? undefined],
    ["asOf", filter.asOf && `截至 ${filter.asOf.slice(0, 4)} 年 ${dayLabel(filter.asOf)}`],
    ["map", filter.map && "现行区划"],
    ["level", filter.level && `只看${LEVEL_WORDS[filter.level]}`],
    ["lead", filter.lead && `牵头：${choices.lead ?? "所选单位"}`],
  ];
  return found.flatMap(([name, label]) =>
    label ? [{ label, href: without(name), kind: "remove" as const }] : [],
  );
}

type LinesProps = { rows: readonly AssignmentRow[]; today: Day; list: string };

function Lines({ rows, today, list }: LinesProps) {
  return (
    <Table caption="任务" cards>
      <thead>
        <tr>
          <th scope="col">灯</th>
          <th scope="col">任务</th>
          <th scope="col">单位</th>
          <th scope="col">状态</th>
          <th scope="col">到期</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} today={today} list={list} />
        ))}
      </tbody>
    </Table>
  );
}

type LineProps = { row: AssignmentRow; today: Day; list: string };

function Line({ row, today, list }: LineProps) {
  const place = [row.nodeName, row.townshipName].filter(Boolean).join(" · ");
  return (
    <tr className="queue-row">
      <td>
        <AssignmentLight light={row.light} isDone={isDone(row)} />
      </td>
      <th scope="row">
        <Link className="queue-name" href={assignmentHref(row.id, list)} prefetch={false}>
          {row.taskTitle}
        </Link>
        <span className="block text-sm font-normal text-ink-hint">
          {row.carrierName} {row.taskCode} · {periodLabel(row.year, row.period, row.frequency)}
        </span>
      </th>
      <td data-label="单位">
        {row.organisationName}
        <span className="block text-sm text-ink-hint">{place}</span>
      </td>
      <td data-label="状态">
        <AssignmentStatusMark status={row.status} doneAt={row.doneAt} />
        {row.awaiting && row.status === "not_started" && <Tag>待取数</Tag>}
        {row.isOnTime === false && <Tag tone="amber">逾期报送</Tag>}
      </td>
      <td data-label="到期">
        {dayLabel(row.dueOn)}
        {row.light === "overdue" && (
          <span className="block text-sm text-overdue-ink">
            {lightWord(row.light, row.dueOn, today)}
          </span>
        )}
      </td>
    </tr>
  );
}
