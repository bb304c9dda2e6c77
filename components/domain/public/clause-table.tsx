import { Table } from "@/components/ui/table";
import type { PublicClause } from "@/lib/domain/lists/published/types";
import { frequencyWords, responsibilityWords } from "./labels";

/** The clauses of a responsibility list; on phones each becomes a card. */
export function ClauseTable({ clauses }: { clauses: readonly PublicClause[] }) {
  return (
    <div className="card">
      <Table caption="责任条款" cards density="loose">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">责任</th>
            <th scope="col">内容</th>
            <th scope="col">责任主体</th>
            <th scope="col">频次</th>
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => (
            <tr key={clause.code}>
              <td data-label="编号" className="md:whitespace-nowrap">
                {clause.code}
              </td>
              <td data-label="责任" className="md:whitespace-nowrap">
                {responsibilityWords[clause.responsibility] ?? clause.responsibility}
              </td>
              <td data-label="内容">{clause.text}</td>
              <td data-label="责任主体">
                {clause.subject}
                {clause.post && <span className="text-ink-hint">（{clause.post}）</span>}
              </td>
              <td data-label="频次" className="md:whitespace-nowrap">
                {clause.frequency ? frequencyWords[clause.frequency] : "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
