import { FIELD_LABELS } from "@/lib/domain/machine/feeds/labels";
import type { FeedKind } from "@/lib/domain/machine/feeds/types";
import { type Columns, MAPPED, type MappedField } from "@/lib/domain/machine/mapping/types";
import { FormText } from "../../forms/action-form";

const HINTS: Record<MappedField, string> = {
  task: "任务编号；整份都是一项任务的，固定写成 =CJ-03",
  organisation: "统一社会信用代码，或乡镇、村的区划代码",
  year: "四位年份；年度和期次都不填，按数据时间推算",
  period: "月报是月份，季报是季度，半年报 1 或 2，年报 1",
  numerator: "比率任务",
  denominator: "比率任务",
  value: "比率以外的任务",
  observedAt: "不填就用取数的时间（文件用文件的时间）",
  note: "随数一起保存的说明",
};

const REQUIRED: readonly MappedField[] = ["task", "organisation"];

/** Where each field of a value comes from. */
export function ColumnFields({ kind, columns }: { kind: FeedKind; columns: Columns }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 font-semibold">各列对应</legend>
      <p className="text-ink-soft">
        {kind === "pull"
          ? "写这一行里的 JSONPath，例如 $.orgCode；固定的内容前面加等号，例如 =2026"
          : "写 CSV 表头里的列名，例如 区划代码；固定的内容前面加等号，例如 =2026"}
      </p>
      {MAPPED.map((field) => (
        <FormText
          key={field}
          name={field}
          label={FIELD_LABELS[field]}
          hint={HINTS[field]}
          optional={!REQUIRED.includes(field)}
          defaultValue={columns[field]}
        />
      ))}
    </fieldset>
  );
}
