import type { UnderstoodList } from "@/lib/domain/imports/types";
import { RESPONSIBILITY_LABELS } from "@/lib/domain/lists/labels";
import { Table } from "../../ui/table";

const SHOWN = 200;

/** How the clauses of a sheet were read. */
export function ClausePreview({ list }: { list: UnderstoodList }) {
  return (
    <>
      <Table caption={`${list.sheet}的责任条款`} density="compact" cards>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">责任</th>
            <th scope="col">内容</th>
            <th scope="col">责任主体</th>
          </tr>
        </thead>
        <tbody>
          {list.clauses.slice(0, SHOWN).map((clause) => (
            <tr key={clause.key}>
              <td className="num" data-label="行">
                {clause.row}
              </td>
              <td className="whitespace-nowrap" data-label="责任">
                {clause.responsibility ? RESPONSIBILITY_LABELS[clause.responsibility] : "未读懂"}
              </td>
              <th scope="row" className="font-normal">
                {clause.text}
              </th>
              <td data-label="责任主体">
                {clause.subject}
                {clause.post && <span className="block text-xs text-ink-hint">{clause.post}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {list.clauses.length > SHOWN && (
        <p className="text-sm text-ink-hint">
          只显示前 {SHOWN} 条，其余 {list.clauses.length - SHOWN} 条按各行所写导入。
        </p>
      )}
    </>
  );
}
