import type { EditionDetail } from "@/lib/domain/editions/types";
import { percentText } from "@/lib/shared/figures";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";

/** Places, where the office switched them on for this edition: first the reason, then the table. */
export function EditionRanking({
  edition,
  part,
}: {
  edition: EditionDetail;
  part: "reason" | "table";
}) {
  const { ranking } = edition.query;
  if (!ranking) return null;
  if (part === "reason") {
    return (
      <div className="mb-5">
        <Notice title={`这一期列有位次。理由：${ranking.reason}`}>
          <p>位次只在这一期出现；差异在误差以内的地区并列。</p>
        </Notice>
      </div>
    );
  }
  return (
    <Card title="位次" flush className="mb-5">
      <Table caption="各地区位次" density="compact">
        <thead>
          <tr>
            <th scope="col">位次</th>
            <th scope="col">地区</th>
            {["应办", "办结", "办结率"].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(edition.figures.ranking ?? []).flatMap(({ place, members }) =>
            members.map((one) => (
              <tr key={one.code}>
                <td>{members.length > 1 ? `并列第 ${place}` : `第 ${place}`}</td>
                <th scope="row">{one.name}</th>
                <td className="num">{formatCount(one.asked)}</td>
                <td className="num">{formatCount(one.done)}</td>
                <td className="num">{percentText(one.rate)}</td>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </Card>
  );
}
