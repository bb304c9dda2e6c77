import Link from "next/link";
import { compareShares } from "@/lib/domain/counters/comparison/rules";
import { completion } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import { editionName, periodWords } from "@/lib/domain/editions/labels";
import type { EditionDetail } from "@/lib/domain/editions/types";
import { percentText } from "@/lib/shared/figures";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";

export interface EarlierEditionProps {
  edition: EditionDetail;
  earlier: EditionDetail;
}

interface Pair {
  key: string;
  name: string;
  now: Figures;
  before: Figures | undefined;
}

function pairsOf({ edition, earlier }: EarlierEditionProps): Pair[] {
  const { figures } = edition;
  const rows = new Map(earlier.figures.rows.map((row) => [`${row.kind}:${row.code}`, row.total]));
  const carriers = figures.columns.flatMap(({ code, name }) => {
    const now = figures.totals.cells[code];
    return now ? [{ key: code, name, now, before: earlier.figures.totals.cells[code] }] : [];
  });
  return [
    { key: "total", name: "合计", now: figures.totals.total, before: earlier.figures.totals.total },
    ...carriers,
    ...figures.rows.map((row) => {
      const key = `${row.kind}:${row.code}`;
      return { key, name: row.name, now: row.total, before: rows.get(key) };
    }),
  ];
}

function isAsked({ now, before }: Pair): boolean {
  return now.asked > 0 || (before?.asked ?? 0) > 0;
}

/** This edition beside the one before it of the same purpose: by carrier and by region. */
export function EarlierEdition({ edition, earlier }: EarlierEditionProps) {
  return (
    <Card title="与上一期比较" flush className="mb-5">
      <p className="px-4 pt-3 text-sm text-ink-soft">
        上一期：
        <Link className="link" href={`/desk/editions/${earlier.id}`} prefetch={false}>
          {editionName(earlier)}
        </Link>
        （{periodWords(earlier.query)}）；本期：{periodWords(edition.query)}
        。差异在误差以内的记为相当。
      </p>
      <Table caption="与上一期比较" density="compact">
        <thead>
          <tr>
            <th scope="col" className="shut">
              载体和地区
            </th>
            {["上一期办结率", "本期办结率", "变化"].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairsOf({ edition, earlier })
            .filter(isAsked)
            .map(({ key, name, now, before }) => (
              <tr key={key} className={key === "total" ? "font-semibold" : undefined}>
                <th scope="row" className="shut">
                  {name}
                </th>
                <td className="num">{percentText(before ? completion(before) : null)}</td>
                <td className="num">{percentText(completion(now))}</td>
                <td className="num">{before ? changeText(now, before) : "—"}</td>
              </tr>
            ))}
        </tbody>
      </Table>
    </Card>
  );
}

function changeText(now: Figures, before: Figures): string {
  const difference = compareShares(now, before);
  if (!difference) return "—";
  if (difference.direction === "equal") return "相当";
  return `${difference.direction === "up" ? "▲ 升" : "▼ 降"} ${difference.points} 个百分点`;
}
