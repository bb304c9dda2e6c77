import Link from "next/link";
import { cellWords } from "@/lib/domain/supervision/tables/rules";
import type { FigureTable, TableCell } from "@/lib/domain/supervision/tables/types";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";

/** A table of figures; each number that counts something opens its list. */
export function FigureTableCard({ table }: { table: FigureTable }) {
  const isText = (at: number) => table.rows.some((row) => typeof row[at]?.value === "string");
  return (
    <Card id={table.key} title={table.title} flush>
      <p className="px-5 pb-3 text-sm text-ink-hint">{table.note}</p>
      <div className="overflow-x-auto">
        <Table caption={table.title} cards={table.columns.length <= 8}>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                <th key={column} scope="col" className={isText(at) ? undefined : "num"}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Line key={JSON.stringify(row.slice(0, 2))} row={row} columns={table.columns} />
            ))}
          </tbody>
        </Table>
      </div>
    </Card>
  );
}

function Line({ row: [head, ...cells], columns }: { row: TableCell[]; columns: string[] }) {
  return (
    <tr>
      <th scope="row" className={columns.length > 8 ? "whitespace-nowrap" : undefined}>
        {head && <Words cell={head} />}
      </th>
      {cells.map((cell, at) => {
        const column = columns[at + 1];
        const isText = typeof cell.value === "string";
        return (
          <td key={column} data-label={column} className={isText ? undefined : "num"}>
            <Words cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

function Words({ cell }: { cell: TableCell }) {
  if (!cell.href) return cellWords(cell);
  return (
    <Link className="link" href={cell.href} prefetch={false}>
      {cellWords(cell)}
    </Link>
  );
}
