import { Table } from "@/components/ui/table";
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { EditionFigures } from "@/lib/domain/editions/types";
import { groupDigits, percentText } from "@/lib/shared/figures";

/** The frozen figures by region, with the sum they add up to. */
export function EditionRows({ figures }: { figures: EditionFigures }) {
  return (
    <div className="card">
      <Table caption="分地区公开数据" density="compact">
        <thead>
          <tr>
            <th scope="col" className="shut min-w-20">
              地区
            </th>
            {["要求办理", "已办结", "完成率", "按期率"].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <EditionRow name="合计" figures={figures.totals.total} strong />
          {figures.rows.map((row) => (
            <EditionRow key={row.kind + row.code} name={row.name} figures={row.total} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type EditionRowProps = { name: string; figures: Figures; strong?: boolean };

function EditionRow({ name, figures, strong }: EditionRowProps) {
  return (
    <tr className={strong ? "font-semibold" : undefined}>
      <th scope="row" className="shut min-w-20">
        {name}
      </th>
      <td className="num">{groupDigits(figures.asked)}</td>
      <td className="num">{groupDigits(figures.done)}</td>
      <td className="num">{percentText(completion(figures))}</td>
      <td className="num">{percentText(onTimeRate(figures))}</td>
    </tr>
  );
}
