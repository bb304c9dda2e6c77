import Link from "next/link";
import { measuredWord } from "@/lib/domain/burden/labels";
import { differenceOf, differenceWord, proposalOf, SAMPLES_MIN } from "@/lib/domain/burden/rules";
import type {
  MeasuredTask,
  MeasuredPage as Measurements,
  RegionBurden,
} from "@/lib/domain/burden/types";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import { withQuery } from "@/lib/shared/query-string";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { FilterChips, Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { GuardFrame } from "../guard/guard-frame";
import { BurdenTable } from "./burden-table";

interface MeasuredPageProps {
  measured: Measurements;
  regions: RegionBurden[];
  mayBudget: boolean;
}

const PATH = "/desk/guard/burden";
const QUARTERS = [1, 2, 3, 4];

/** What lists lay on people by region, and what reporting really took. */
export function MeasuredPage({ measured, regions, mayBudget }: MeasuredPageProps) {
  const { year, years, quarter } = measured;
  return (
    <GuardFrame
      current={PATH}
      mayBudget={mayBudget}
      subtitle={`预计与实际对照。实际用时只按任务和层级汇总，满 ${SAMPLES_MIN} 份才显示，不记是谁、哪个单位、什么时候`}
      actions={
        <ButtonLink href={withQuery(`${PATH}/csv`, { year, quarter })} prefetch={false}>
          导出 CSV
        </ButtonLink>
      }
    >
      <Tabs
        label="年份"
        items={years.map((choice) => ({
          href: withQuery(PATH, { year: choice }),
          label: `${choice} 年`,
          current: choice === year,
        }))}
      />
      <div className="mt-5 flex flex-col gap-5">
        {regions.map((region) => (
          <Card key={region.regionCode} title={`${region.regionName}：各清单合计`} flush>
            <BurdenTable rows={region.rows} caption={`${region.regionName}各清单合计`} />
          </Card>
        ))}
        <div>
          <FilterChips
            label="季度"
            items={[
              { href: withQuery(PATH, { year }), label: "全年", kind: "choose", current: !quarter },
              ...QUARTERS.map((one) => ({
                href: withQuery(PATH, { year, quarter: one }),
                label: `第 ${one} 季度`,
                kind: "choose" as const,
                current: one === quarter,
              })),
            ]}
          />
        </div>
        <Card title="预计与实际" flush>
          {measured.tasks.length > 0 ? (
            <MeasuredTables tasks={measured.tasks} />
          ) : (
            <div className="p-5">
              <EmptyState kind="first-use" title="还没有已下发的清单">
                清单下发并有单位填报后，这里对照预计分钟和实际用时。
              </EmptyState>
            </div>
          )}
        </Card>
      </div>
    </GuardFrame>
  );
}

function MeasuredTables({ tasks }: { tasks: MeasuredTask[] }) {
  const shown = tasks.filter((task) => task.measured !== null);
  const few = tasks.filter((task) => task.measured === null);
  return (
    <>
      {shown.length > 0 && <MeasuredTable tasks={shown} />}
      {few.length > 0 && (
        <details className="px-5 py-4">
          <summary className="link">样本不足 {few.length} 项</summary>
          <MeasuredTable tasks={few} />
        </details>
      )}
    </>
  );
}

function MeasuredTable({ tasks }: { tasks: MeasuredTask[] }) {
  return (
    <Table caption="预计与实际" cards density="compact">
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">层级</th>
          <th scope="col" className="num">
            预计
          </th>
          <th scope="col" className="num">
            实际中位数（四分位）
          </th>
          <th scope="col" className="num">
            相差
          </th>
          <th scope="col">下一版建议</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <MeasuredLine key={`${task.rootTaskId}/${task.level}`} task={task} />
        ))}
      </tbody>
    </Table>
  );
}

function MeasuredLine({ task }: { task: MeasuredTask }) {
  const difference = differenceOf(task);
  const proposal = proposalOf(task);
  return (
    <tr>
      <th scope="row" data-label="任务">
        <Link className="link" href={`/desk/lists/${task.listId}#task-${task.code}`}>
          {task.code} {task.title}
        </Link>
        <span className="block text-xs font-normal text-ink-hint">{task.listTitle}</span>
      </th>
      <td data-label="层级">{LEVEL_WORDS[task.level]}</td>
      <td className="num" data-label="预计">
        {task.estimate} 分钟
      </td>
      <td className="num" data-label="实际中位数（四分位）">
        {measuredWord(task)}
      </td>
      <td className="num" data-label="相差">
        {difference === null ? "—" : differenceWord(difference)}
      </td>
      <td data-label="下一版建议">
        {proposal === null ? (task.measured ? "预计合适" : "—") : `改为 ${proposal} 分钟`}
      </td>
    </tr>
  );
}
