import { isChapter } from "@/lib/domain/policies/clauses/rules";
import type { NegativeList } from "@/lib/domain/policies/negative/types";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";
import { PolicyStatusMark, PolicyTitle, policyFacts } from "./policy-title";
import "./policies.css";

/** One negative list as a sheet: number, what must not be, remarks by hand on paper. */
export function NegativeSheet({ list, base }: { list: NegativeList; base: string }) {
  return (
    <section className="card policy-region">
      <div className="card-head">
        <h2>
          <PolicyTitle document={list} base={base} />
        </h2>
        <div className="flex flex-wrap items-center gap-2 text-sm text-ink-hint">
          <span>{list.regionName}</span>
          <span>{list.carrierName ?? "不分载体"}</span>
          {list.status === "draft" && <PolicyStatusMark status={list.status} />}
        </div>
      </div>
      <p className="px-5 py-3 text-sm text-ink-hint">{policyFacts(list)}</p>
      <Table caption={list.title}>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">不得有的行为</th>
          </tr>
        </thead>
        <tbody>
          {list.items.map((item) => (
            <tr key={item.id} id={item.id}>
              <td className="whitespace-nowrap">{item.number}</td>
              {isChapter(item) ? (
                <th scope="row">{item.heading}</th>
              ) : (
                <td>
                  {item.heading && <b>{item.heading}。</b>}
                  {item.text}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {list.isExample && (
        <p className="px-5 py-3 text-sm">
          <Tag>示例</Tag> 只说明格式，条目空白处由本地区按正式文件填写。
        </p>
      )}
    </section>
  );
}
