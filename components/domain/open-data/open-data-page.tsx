import type { OpenTableState } from "@/lib/domain/disclosure/tables/types";
import { withBase } from "@/lib/shared/base-path";
import { groupDigits } from "@/lib/shared/figures";
import { Table } from "../../ui/table";
import { fullDay } from "../public/full-day";
import { Section } from "../public/section";

interface OpenDataPageProps {
  tables: readonly OpenTableState[];
  licence: string;
}

/** What can be downloaded, under which terms, and what every column means. */
export function OpenDataPage({ tables, licence }: OpenDataPageProps) {
  return (
    <>
      <Section title="使用许可">
        <p className="max-w-measure">{licence}</p>
      </Section>
      <Section title="数据" note={`${tables.length} 种`}>
        <div className="card">
          <Table caption="开放数据" cards>
            <thead>
              <tr>
                <th scope="col">数据</th>
                <th scope="col" className="num">
                  条数
                </th>
                <th scope="col">更新</th>
                <th scope="col">下载</th>
              </tr>
            </thead>
            <tbody>
              {tables.map((table) => (
                <TableRow key={table.code} table={table} />
              ))}
            </tbody>
          </Table>
        </div>
        <p className="mt-4 text-ink-soft">
          CSV 可以用 Excel、WPS 打开；JSON 供程序读取。全部数据的目录：
          <a className="link" href={withBase("/api/open-data")}>
            目录（JSON，DCAT）
          </a>
        </p>
      </Section>
      <Section title="数据字典" id="dictionary">
        {tables.map((table) => (
          <Dictionary key={table.code} table={table} />
        ))}
      </Section>
    </>
  );
}

function TableRow({ table }: { table: OpenTableState }) {
  const { code, name, note, rows, update, modified } = table;
  const file = (format: string) => withBase(`/api/open-data/${code}/${format}`);
  return (
    <tr>
      <th scope="row" data-label="数据">
        {name}
        <span className="block text-sm font-normal text-ink-hint">{note}</span>
      </th>
      <td data-label="条数" className="num">
        {rows === null ? "按期" : groupDigits(rows)}
      </td>
      <td data-label="更新">
        {update}
        {modified && <span className="block text-sm text-ink-hint">{fullDay(modified)}</span>}
      </td>
      <td data-label="下载">
        <span className="flex flex-wrap gap-2">
          <a className="btn" href={file("csv")} download aria-label={`下载${name}，CSV`}>
            CSV
          </a>
          <a className="btn" href={file("json")} download aria-label={`下载${name}，JSON`}>
            JSON
          </a>
        </span>
      </td>
    </tr>
  );
}

const TYPES = {
  text: "文字",
  integer: "整数",
  number: "数值",
  date: "日期",
  boolean: "是或否",
  url: "网址",
} as const;

function Dictionary({ table }: { table: OpenTableState }) {
  return (
    <details className="card mb-3 px-5">
      <summary className="open-table py-2 font-semibold">
        {table.name}
        <span className="ml-2 font-normal text-ink-hint">来源：{table.source}</span>
      </summary>
      <Table caption={`${table.name}的字段`} density="compact">
        <thead>
          <tr>
            {["CSV 列名", "JSON 字段", "类型", "单位", "说明"].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              <td>{field.name}</td>
              <td>{TYPES[field.type]}</td>
              <td>{field.unit ?? ""}</td>
              <td>{field.note ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
