import { ITEM_ANSWER_LABELS } from "@/lib/domain/sites/evaluations/labels";
import type { Evaluation } from "@/lib/domain/sites/evaluations/types";
import { withBase } from "@/lib/shared/base-path";
import { Card } from "../../../ui/card";
import { Tag } from "../../../ui/mark";
import { Table } from "../../../ui/table";

/** A round: the unit's own answers, and beside them, never merged, what was found on the spot. */
export function EvaluationCard({ siteId, evaluation }: { siteId: string; evaluation: Evaluation }) {
  const { round, checklist, submittedOn, submittedByName, summary } = evaluation;
  return (
    <Card title={`第 ${round} 次自评与核验`}>
      <p className="mb-3 text-ink-soft">
        {checklist.title}（第 {checklist.revision} 版）{checklist.isExample && <Tag>示例</Tag>}{" "}
        {submittedOn ? `${submittedByName}，${submittedOn} 提交` : "还没有提交"}
      </p>
      <ItemsTable siteId={siteId} evaluation={evaluation} />
      {summary && <p className="mt-3">自评小结：{summary}</p>}
      {evaluation.verifiedOn && (
        <p className="mt-3">
          {evaluation.isPassed ? "核验通过" : "退回自评"}：{evaluation.visitedOn} 实地，
          {evaluation.visitors}。{evaluation.conclusion}（{evaluation.verifiedByName}，
          {evaluation.verifiedOn}）
        </p>
      )}
    </Card>
  );
}

function ItemsTable({ siteId, evaluation }: { siteId: string; evaluation: Evaluation }) {
  const { checklist, answers, findings, materials } = evaluation;
  return (
    <Table caption="逐条自评与核验" cards>
      <thead>
        <tr>
          <th scope="col">条目</th>
          <th scope="col">单位自评</th>
          <th scope="col">核验发现</th>
        </tr>
      </thead>
      <tbody>
        {checklist.items.map(({ code, title, isMust }) => {
          const own = answers[code];
          const found = findings?.[code];
          const differs = own && found && own.answer !== found.answer;
          return (
            <tr key={code}>
              <th scope="row">
                {title} {isMust && <Tag>必备</Tag>}
              </th>
              <td data-label="单位自评">
                {own ? ITEM_ANSWER_LABELS[own.answer] : "—"} {own?.words}
                {own?.evidenceIds.map((id) => {
                  const material = materials.find((one) => one.id === id);
                  return (
                    material && (
                      <a
                        key={id}
                        className="link block"
                        href={withBase(`/api/sites/${siteId}/materials/${id}`)}
                      >
                        {material.name}
                      </a>
                    )
                  );
                })}
              </td>
              <td data-label="核验发现">
                {found ? ITEM_ANSWER_LABELS[found.answer] : "—"} {found?.words}
                {differs && <span className="block text-soon-ink">与自评不同</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
