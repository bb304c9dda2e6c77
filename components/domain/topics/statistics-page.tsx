import { TERM_COLUMNS } from "@/lib/domain/topics/statistics/labels";
import { medianWords } from "@/lib/domain/topics/statistics/rules";
import type { TermFigures, TermLine, TermStatistics } from "@/lib/domain/topics/statistics/types";
import { withBase } from "@/lib/shared/base-path";
import { Table } from "../../ui/table";
import { fullDay } from "../public/full-day";
import { PublicBreadcrumb } from "../public/public-navigation";
import { PublicHead, Section } from "../public/section";

import "./topics.css";

/** How answers kept their terms, by region and by unit; nobody is ranked. */
export function StatisticsPage({ today, total, byRegion, byUnit, missingYears }: TermStatistics) {
  return (
    <>
      <PublicHead
        title="答复统计"
        above={
          <div className="mb-3">
            <PublicBreadcrumb
              items={[{ href: "/topics", label: "建言评议" }, { label: "答复统计" }]}
            />
          </div>
        }
      >
        <p>
          截至{fullDay(today)}，责任单位共收到 {total.received} 次点题，按期答复 {total.inTime}{" "}
          次，超期答复 {total.late} 次，还在期限内 {total.waiting} 次，超期未答复{" "}
          {total.waitingLate} 次。所有答复用时的中位数是 {medianWords(total)} 个工作日。
        </p>
      </PublicHead>
      <Lines title="按地区" head="地区" lines={byRegion} />
      <Lines title="按单位" head="责任单位" lines={byUnit} />
      <div className="wide mt-6">
        <div className="prose">
          <p>
            不排名：地区按区划代码排列，单位按名称的拼音排列。答复以责任单位提交、后来公开的那份为准，按提交日期算是否按期。
          </p>
          <p>
            中位数包括还没有答复的，按等到今天计算，所以不答复不会让数字变好；中间的那件还没有答复时写“≥”。每次重新办理另算一次。
          </p>
          {missingYears.length > 0 && (
            <p>{missingYears.join("、")} 年的节假日还没有录入，暂按周一至周五计算工作日。</p>
          )}
        </div>
        <p className="mt-4">
          <a href={withBase("/api/topics/statistics")} download>
            下载表格（CSV）
          </a>
        </p>
      </div>
    </>
  );
}

function Lines({
  title,
  head,
  lines,
}: {
  title: string;
  head: string;
  lines: readonly TermLine[];
}) {
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p>还没有交办的点题。</p>
      ) : (
        <Table caption={`答复统计，${title}`} cards>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {TERM_COLUMNS.map(({ label }) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ of, name, figures }) => (
              <Line key={of} name={name} figures={figures} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function Line({ name, figures }: { name: string; figures: TermFigures }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {TERM_COLUMNS.map(({ label, read }) => (
        <td key={label} className="num" data-label={label}>
          {read(figures)}
        </td>
      ))}
    </tr>
  );
}
