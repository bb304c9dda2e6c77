import { isDone } from "@/lib/domain/assignments/rules";
import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import type { ReportValues } from "@/lib/domain/reports/types";
import { compareFigures, figureLabel } from "@/lib/domain/reviews/comparison/rules";
import type { Standing } from "@/lib/domain/reviews/comparison/types";
import { factorWords } from "@/lib/domain/reviews/verification/rules";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";

interface ThreeVoicesProps {
  assignment: AssignmentDetail;
  standing: Standing;
}

/** The approved figures: claimed, verified and experienced side by side; what nobody gave is left out. */
export function ThreeVoices({ assignment, standing }: ThreeVoicesProps) {
  const { verified, experienced } = standing;
  if (!isDone(assignment)) return null;
  const text = (figure: number | null) => (figure === null ? null : String(figure));
  const values: ReportValues = {
    numerator: text(assignment.numerator),
    denominator: text(assignment.denominator),
    value: text(assignment.value),
  };
  const figures = compareFigures(assignment, values, []);
  if (figures.length === 0) return null;
  return (
    <Card title="办结数值">
      <Table caption="办结数值">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className="num">
              填报
            </th>
            {verified && (
              <th scope="col" className="num">
                核验
              </th>
            )}
            {experienced && (
              <th scope="col" className="num">
                体验
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.field}>
              <th scope="row">{figure.name}</th>
              <td className="num">{figure.now}</td>
              {verified && (
                <td className="num">{figureLabel(assignment, verified, figure.field)}</td>
              )}
              {experienced && (
                <td className="num">
                  {["value", "percent"].includes(figure.field) ? experienced.value : ""}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {verified && (
        <p className="mt-3 text-sm text-ink-soft">
          {verified.kind === "system"
            ? `系统取数：由${verified.byName}提供，没有经过人填报`
            : `${verified.byUnit} ${verified.byName}核验：${verified.method}；${factorWords(assignment.form, { reported: values, found: verified })}`}
        </p>
      )}
    </Card>
  );
}
