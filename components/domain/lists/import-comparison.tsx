import type { Comparison } from "@/lib/domain/lists/comparing/types";
import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";

const SHOWN = 100;

function baseLine({ base }: Comparison): string {
  if (!base) return "这是第一份清单，将新建草稿";
  const what = `《${base.title}》第 ${base.listVersion} 版（${LIST_STATUS_LABELS[base.status]}）`;
  return base.status === "draft" ? `将更新${what}` : `将从${what}生成下一版草稿`;
}

function counts({ added, changed, removed, unchanged, kept }: Comparison): string {
  const parts = [
    added.length > 0 && `新增 ${added.length} 条`,
    changed.length > 0 && `修改 ${changed.length} 条`,
    removed.length > 0 && `去掉 ${removed.length} 条`,
    `不变 ${unchanged} 条`,
    kept > 0 && `表中没有而保留 ${kept} 条`,
  ];
  return parts.filter(Boolean).join("，");
}

function Names({ title, entries }: { title: string; entries: Comparison["added"] }) {
  if (entries.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer">
        {title} {entries.length} 条
      </summary>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
        {entries.slice(0, SHOWN).map(({ code, title: name }) => (
          <li key={code}>
            {code} {name}
          </li>
        ))}
        {entries.length > SHOWN && <li>另有 {entries.length - SHOWN} 条</li>}
      </ul>
    </details>
  );
}

/** What storing a sheet would do to the list that is there: added, changed by field, taken out. */
export function ImportComparison({ sheet, comparison }: { sheet: string; comparison: Comparison }) {
  const { heading, changed, added, removed, isRepeated } = comparison;
  if (isRepeated) {
    return <Notice tone="done" title={`工作表“${sheet}”与现有清单一致，0 处改动`} />;
  }
  return (
    <section className="flex flex-col gap-3" aria-label={`工作表“${sheet}”的改动`}>
      <Notice tone="soon" live title={`工作表“${sheet}”：${counts(comparison)}`}>
        {baseLine(comparison)}
      </Notice>
      {heading.map(({ label, before, after }) => (
        <p key={label}>
          {label}由“{before || "（空）"}”改为“{after || "（空）"}”
        </p>
      ))}
      {changed.length > 0 && (
        <div className="card">
          <Table caption={`${sheet}的修改`} density="compact" cards>
            <thead>
              <tr>
                <th scope="col" className="w-1/4">
                  条目
                </th>
                <th scope="col">栏目</th>
                <th scope="col">现在</th>
                <th scope="col">改为</th>
              </tr>
            </thead>
            <tbody>
              {changed.slice(0, SHOWN).flatMap(({ code, title, fields }) =>
                fields.map(({ label, before, after }, at) => (
                  <tr key={`${code}${label}`}>
                    <th scope="row" data-label="条目" className="font-normal">
                      <span className={at === 0 ? undefined : "md:sr-only"}>
                        {code} {title}
                      </span>
                    </th>
                    <td data-label="栏目" className="whitespace-nowrap">
                      {label}
                    </td>
                    <td data-label="现在">{before || "（空）"}</td>
                    <td data-label="改为">{after || "（空）"}</td>
                  </tr>
                )),
              )}
            </tbody>
          </Table>
        </div>
      )}
      {changed.length > SHOWN && (
        <p className="text-sm text-ink-hint">另有 {changed.length - SHOWN} 条修改没有列出。</p>
      )}
      <Names title="新增" entries={added} />
      <Names title="去掉" entries={removed} />
    </section>
  );
}
