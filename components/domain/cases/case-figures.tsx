import "./cases.css";
import { Tag } from "@/components/ui/mark";
import { Table } from "@/components/ui/table";
import type { CaseFigure } from "@/lib/domain/cases/types";

/** What was measured before and after, with where each number comes from. */
export function CaseFigures({ figures }: { figures: readonly CaseFigure[] }) {
  return (
    <Table caption="前后对比" cards>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" className="num">
            之前
          </th>
          <th scope="col" className="num">
            之后
          </th>
          <th scope="col" className="num">
            变化
          </th>
          <th scope="col">数字来源</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureRow key={`${figure.label}${figure.before.period}`} figure={figure} />
        ))}
      </tbody>
    </Table>
  );
}

function changeOf({ before, after, unit }: CaseFigure): string {
  const change = Math.round((after.value - before.value) * 10_000) / 10_000;
  const sign = change > 0 ? "+" : change < 0 ? "−" : "";
  return `${sign}${Math.abs(change)} ${unit === "%" ? "个百分点" : unit}`;
}

function FigureRow({ figure }: { figure: CaseFigure }) {
  const { label, unit, before, after, source, formula, task } = figure;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num" data-label="之前">
        {before.value} {unit}
        <small className="block text-ink-hint">{before.period}</small>
      </td>
      <td className="num" data-label="之后">
        {after.value} {unit}
        <small className="block text-ink-hint">{after.period}</small>
      </td>
      <td className="num" data-label="变化">
        {changeOf(figure)}
      </td>
      <td data-label="数字来源">
        {source === "own" ? <Tag tone="amber">单位自报</Tag> : <Tag tone="qing">系统数据</Tag>}{" "}
        {formula}
        {task && (
          <small className="block text-ink-hint">
            任务 {task.code} {task.title}
          </small>
        )}
      </td>
    </tr>
  );
}
