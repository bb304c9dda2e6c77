import type { ReactNode } from "react";
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { EditionDetail, EditionFigures } from "@/lib/domain/editions/types";
import { percentText } from "@/lib/shared/figures";
import { HeatMatrix } from "../../charts/heat-matrix";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Table } from "../../ui/table";

/** The tables of an edition: carriers by region, regions, lead units, tasks. */
export function EditionTables({ edition }: { edition: EditionDetail }) {
  const { figures } = edition;
  const { leads = [], tasks, totals } = figures;
  return (
    <>
      {figures.columns.length > 0 && (
        <Card title="各地区各载体办结率（%）" className="mb-5">
          <HeatMatrix {...heatOf(figures)} />
        </Card>
      )}
      <FigureCard title="分地区" first="地区">
        <FigureRow name="合计" figures={totals.total} strong />
        {figures.rows.map((row) => (
          <FigureRow key={`${row.kind}-${row.code}`} name={row.name} figures={row.total} />
        ))}
        {totals.coordination && totals.coordination.asked > 0 && (
          <FigureRow name="统筹协调（另计，不在合计内）" figures={totals.coordination} />
        )}
      </FigureCard>
      {leads.length > 0 && (
        <FigureCard
          title="分牵头单位"
          first="牵头单位"
          note="两个单位共同牵头的任务分别计入，各行相加不等于合计"
        >
          {leads.map((lead) => (
            <FigureRow key={lead.organisationId} name={lead.name} figures={lead.figures} />
          ))}
        </FigureCard>
      )}
      {tasks.length > 0 && (
        <FigureCard
          title={edition.purpose === "public" ? "可单独公开的任务" : "分任务"}
          first="任务"
        >
          {tasks.map((task) => (
            <FigureRow
              key={task.rootTaskId}
              name={
                <>
                  {task.title} <span className="text-ink-hint">{task.code}</span>
                </>
              }
              figures={task.figures}
            />
          ))}
        </FigureCard>
      )}
    </>
  );
}

function heatOf({ columns, rows, totals }: EditionFigures) {
  const line = (label: string, of: { total: Figures; cells: Record<string, Figures> }) => ({
    label,
    cells: [...columns.map(({ code }) => of.cells[code]), of.total].map((cell) => ({
      value: cell ? completion(cell) : null,
    })),
  });
  return {
    caption: "各地区各载体办结率",
    corner: "地区",
    columns: [...columns.map(({ short }) => ({ label: short })), { label: "合计" }],
    rows: [{ ...line("合计", totals), strong: true }, ...rows.map((row) => line(row.name, row))],
  };
}

const HEADS = ["应办", "办结", "办结率", "按时率", "待审核", "退回", "超期"];

type FigureCardProps = { title: string; first: string; note?: string; children: ReactNode };

function FigureCard({ title, first, note, children }: FigureCardProps) {
  return (
    <Card title={title} flush className="mb-5">
      <Table caption={title} density="compact">
        <thead>
          <tr>
            <th scope="col" className="shut">
              {first}
            </th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
      {note && <p className="px-4 py-3 text-sm text-ink-hint">{note}</p>}
    </Card>
  );
}

type FigureRowProps = { name: ReactNode; figures: Figures; strong?: boolean };

function FigureRow({ name, figures, strong }: FigureRowProps) {
  const { asked, done, submitted, returned, overdue } = figures;
  return (
    <tr className={strong ? "font-semibold" : undefined}>
      <th scope="row" className="shut">
        {name}
      </th>
      <td className="num">{formatCount(asked)}</td>
      <td className="num">{formatCount(done)}</td>
      <td className="num">{percentText(completion(figures))}</td>
      <td className="num">{percentText(onTimeRate(figures))}</td>
      <td className="num">{formatCount(submitted)}</td>
      <td className="num">{formatCount(returned)}</td>
      <td className="num">{formatCount(overdue)}</td>
    </tr>
  );
}
