import { EXCEL_ROWS, formatsFor } from "@/lib/domain/assignments/exports/rules";
import type { AssignmentFilter } from "@/lib/domain/assignments/types";
import { withBase } from "@/lib/shared/base-path";
import { groupDigits } from "@/lib/shared/figures";
import { PageHeader } from "../../layout/page-header";
import { buttonClass } from "../../ui/button";
import { Card } from "../../ui/card";
import { listHref } from "./assignment-list";
import { PERIOD_WORDS, SHOW_WORDS } from "./words";

const WORDS = { csv: "导出 CSV", xlsx: "导出 Excel" };

function fileHref(filter: AssignmentFilter, format: "csv" | "xlsx"): string {
  const search = listHref({ ...filter, cursor: undefined }).split("?")[1];
  return `/api/assignments/export?${search}&format=${format}`;
}

/** What an export will hold, before anything is sent: how many rows, and which files can take them. */
export function ExportChoice({ filter, rows }: { filter: AssignmentFilter; rows: number }) {
  const formats = rows === 0 ? [] : formatsFor(rows);
  return (
    <>
      <PageHeader
        title="导出任务"
        back={{ href: listHref(filter), label: "返回任务列表" }}
        subtitle={`${filter.year} 年 · ${PERIOD_WORDS[filter.period]} · ${SHOW_WORDS[filter.show]}`}
      />
      <Card title={`按当前条件共 ${groupDigits(rows)} 条`}>
        {rows === 0 ? (
          <p>这个条件下没有任务，请返回列表换个条件。</p>
        ) : (
          <ul className="list-disc pl-5">
            <li>导出的是点击那一刻的数据，只含您权限范围内的任务，与列表上的数一致。</li>
            <li>条数多时边查边下载，请不要关闭页面；中途可以取消。</li>
            {!formats.includes("xlsx") && (
              <li>Excel 一张表最多 {groupDigits(EXCEL_ROWS)} 行，放不下，请用 CSV，或缩小范围。</li>
            )}
            <li>谁在什么时候按什么条件导出了多少条，都会记入审计。</li>
          </ul>
        )}
        {formats.length > 0 && (
          <p className="mt-4 flex flex-wrap gap-3">
            {formats.map((format, index) => (
              <a
                key={format}
                className={buttonClass({ variant: index === 0 ? "primary" : "secondary" })}
                href={withBase(fileHref(filter, format))}
                download
              >
                {WORDS[format]}
              </a>
            ))}
          </p>
        )}
      </Card>
    </>
  );
}
