import type { ContentChange } from "@/lib/domain/publications/changes/types";
import type { PublicationPageFacts } from "@/lib/domain/publications/desk/types";
import { compareTexts } from "@/lib/shared/text-difference";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";
import { Runs } from "../reviews/difference";

/** What a revision changes of what the public sees now, field by field. */
export function PublicationChanges({ previous }: Pick<PublicationPageFacts, "previous">) {
  if (!previous) {
    return (
      <Card title="与已发布内容的差别">
        <p className="text-ink-soft">这是第一次发布，没有可以比较的旧稿。</p>
      </Card>
    );
  }
  const { revision, changes } = previous;
  return (
    <Card title="与已发布内容的差别" aside={`与第 ${revision} 稿比较，${changes.length} 处`} flush>
      {changes.length === 0 ? (
        <p className="card-body text-ink-soft">与第 {revision} 稿一字不差。</p>
      ) : (
        <ChangeTable changes={changes} />
      )}
    </Card>
  );
}

function ChangeTable({ changes }: { changes: readonly ContentChange[] }) {
  return (
    <Table caption="改动的地方" cards>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">改动（下划线为新增，删除线为删去）</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row" data-label="项目">
              {change.label}
            </th>
            <td data-label="改动" className="whitespace-pre-line">
              <Runs runs={compareTexts(change.before ?? "", change.after ?? "")} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
