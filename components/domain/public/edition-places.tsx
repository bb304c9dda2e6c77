import { Table } from "@/components/ui/table";
import type { ReleasedEdition } from "@/lib/domain/editions/published/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { Section } from "./section";

/** Places, where the office lists them in this one edition; with the reason that it gave. */
export function EditionPlaces({ edition }: { edition: ReleasedEdition }) {
  const { figures, query } = edition;
  if (!figures.ranking || !query.ranking) return null;
  return (
    <Section title="位次" note={`理由：${query.ranking.reason}。差异在误差以内的并列`}>
      <div className="card">
        <Table caption="各地区位次" density="compact">
          <thead>
            <tr>
              <th scope="col">位次</th>
              <th scope="col">地区</th>
              <th scope="col" className="num">
                已办结
              </th>
              <th scope="col" className="num">
                完成率
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.ranking.flatMap(({ place, members }) =>
              members.map((one) => (
                <tr key={one.code}>
                  <td>{members.length > 1 ? `并列第 ${place}` : `第 ${place}`}</td>
                  <th scope="row">{one.name}</th>
                  <td className="num">{groupDigits(one.done)}</td>
                  <td className="num">{percentText(one.rate)}</td>
                </tr>
              )),
            )}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
