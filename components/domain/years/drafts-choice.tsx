import type { NextDraft } from "@/lib/domain/years/types";
import { FormTick } from "../../forms/action-form";

const KIND_WORDS = { task: "任务清单", responsibility: "责任清单" };

function toldWords({ carrierCode, leadName }: NextDraft): string {
  if (leadName) return `通知${leadName}`;
  return carrierCode === null ? "由本办公室起草" : "还没有牵头单位，请先登记";
}

/** The lists of which drafts are made, all chosen to begin with. */
export function DraftsChoice({ drafts, year }: { drafts: NextDraft[]; year: number }) {
  if (drafts.length === 0) {
    return (
      <p className="text-ink-soft">没有可以生成草稿的清单：都已有 {year} 年的，或上年没有下发。</p>
    );
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-semibold">由上年清单生成 {year} 年草稿</legend>
      {drafts.map((draft) => (
        <FormTick
          key={draft.fromListId}
          name="drafts[]"
          value={draft.fromListId}
          label={`${draft.carrierName} · ${KIND_WORDS[draft.kind]}（${draft.entries} 条）`}
          note={`由《${draft.title}》生成，${toldWords(draft)}`}
          defaultChecked
        />
      ))}
    </fieldset>
  );
}
