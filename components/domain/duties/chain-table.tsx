import Link from "next/link";
import { isComplete } from "@/lib/domain/duties/chain/rules";
import type { EntriesQuery } from "@/lib/domain/duties/chain/schema";
import type { Chain, ChainRow } from "@/lib/domain/duties/chain/types";
import { percentText } from "@/lib/shared/figures";
import { StatusMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { chainHref } from "./chain-links";

const COLUMNS = ["应报送", "已报送", "正在起草", "未启动", "退回", "超期"] as const;

/** The regions beneath with their counts, the level's own organisations first; the last row sums them up. */
export function ChainTable({ chain, query }: { chain: Chain; query: EntriesQuery }) {
  return (
    <Table caption="各地区年底书面报告报送情况" cards>
      <thead>
        <tr>
          <th scope="col">地区</th>
          {COLUMNS.map((name) => (
            <th key={name} scope="col" className="num">
              {name}
            </th>
          ))}
          <th scope="col" className="num">
            报送率
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {chain.rows.map((row) => (
          <ChainLine
            key={`${row.code}-${row.isOwn}`}
            row={row}
            href={
              row.isOwn
                ? undefined
                : chainHref({ ...query, regionCode: row.code, after: undefined })
            }
          />
        ))}
      </tbody>
      <tfoot>
        <ChainLine row={{ ...chain.total, code: "", name: "合计", isOwn: true }} />
      </tfoot>
    </Table>
  );
}

function ChainLine({ row, href }: { row: ChainRow; href?: string | undefined }) {
  const counts = [row.asked, row.handedIn, row.drafting, row.notStarted, row.returned, row.overdue];
  return (
    <tr>
      <th scope="row" data-label="地区">
        {href ? (
          <Link className="link" href={href} prefetch={false}>
            {row.name}
          </Link>
        ) : (
          row.name
        )}
      </th>
      {counts.map((count, at) => (
        <td key={COLUMNS[at]} data-label={COLUMNS[at]} className="num">
          {count}
        </td>
      ))}
      <td data-label="报送率" className="num">
        {percentText(row.asked === 0 ? null : row.handedIn / row.asked)}
      </td>
      <td data-label="状态">
        <ChainState row={row} />
      </td>
    </tr>
  );
}

function ChainState({ row }: { row: ChainRow }) {
  if (isComplete(row)) return <StatusMark tone="green" shape="check" word="已齐" />;
  if (row.overdue > 0) return <StatusMark tone="red" shape="circle" word="有超期" />;
  return <StatusMark tone="grey" shape="hourglass" word="未齐" />;
}
