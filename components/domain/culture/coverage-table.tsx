import type { ReactNode } from "react";
import { Table } from "@/components/ui/table";
import { coverageShare } from "@/lib/domain/culture/coverage/rules";
import type { Coverage, CoverageRow, OwedKind } from "@/lib/domain/culture/coverage/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import "./culture.css";

type CoverageTableProps = {
  coverage: Coverage;
  /** How the name of a region is shown: a link to its own coverage where there is one. */
  nameOf: (row: CoverageRow) => ReactNode;
};

/** How many of the regions that owe a venue have one, region by region and kind by kind, with the sum. */
export function CoverageTable({ coverage, nameOf }: CoverageTableProps) {
  const { children, own, total, region } = coverage;
  // A kind that nobody here owes has no column.
  const owed = new Set(total.filter((one) => one.owed > 0).map(({ kindCode }) => kindCode));
  const kinds = coverage.kinds.filter(({ code }) => owed.has(code));
  return (
    <Table caption={`${region.name}廉洁文化阵地覆盖情况`} cards>
      <thead>
        <tr>
          <th scope="col">地区</th>
          {kinds.map((kind) => (
            <th key={kind.code} scope="col" className="num">
              {kind.slogan || kind.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">合计</th>
          <Cells kinds={kinds} parts={total} />
        </tr>
        {own && (
          <tr>
            <th scope="row">{region.name}本级</th>
            <Cells kinds={kinds} parts={own.kinds} />
          </tr>
        )}
        {children.map((row) => (
          <tr key={row.code}>
            <th scope="row">{nameOf(row)}</th>
            <Cells kinds={kinds} parts={row.kinds} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Cells({ kinds, parts }: { kinds: readonly OwedKind[]; parts: CoverageRow["kinds"] }) {
  return kinds.map(({ code, slogan, name }) => {
    const found = parts.find(({ kindCode }) => kindCode === code);
    const share = found ? coverageShare([found]) : null;
    return (
      <td key={code} className="num" data-label={slogan || name}>
        {found && share !== null ? (
          <span className="culture-share">
            {groupDigits(found.standing)} / {groupDigits(found.owed)}（{percentText(share)}）
          </span>
        ) : (
          <>
            <span aria-hidden="true">—</span>
            <span className="sr-only">不要求</span>
          </>
        )}
      </td>
    );
  });
}
