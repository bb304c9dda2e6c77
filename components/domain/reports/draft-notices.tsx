import { PART_LABELS } from "@/lib/domain/reports/labels";
import { differingParts } from "@/lib/domain/reports/rules";
import type { Draft, ReportContent } from "@/lib/domain/reports/types";
import { momentLabel } from "@/lib/shared/dates";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import type { LocalCopy } from "./use-draft";

function partWords(mine: ReportContent, theirs: ReportContent): string {
  return differingParts(mine, theirs)
    .map((part) => PART_LABELS[part])
    .join("、");
}

interface NewerProps {
  newer: Draft;
  mine: ReportContent;
  onTake: (content: ReportContent) => void;
  onOverwrite: () => void;
}

/** A colleague saved in the meantime: both versions are shown and one is chosen. */
export function NewerDraft({ newer, mine, onTake, onOverwrite }: NewerProps) {
  const differing = differingParts(mine, newer.content).filter((part) => part !== "evidence");
  return (
    <Notice
      tone="soon"
      live
      title={`${newer.savedByName}在 ${momentLabel(new Date(newer.savedAt))} 也改了这份草稿`}
    >
      <p>不同之处：{partWords(mine, newer.content) || "没有"}。您的内容没有丢，请选用哪一份。</p>
      <dl className="newer-parts">
        {differing.map((part) => (
          <div key={part}>
            <dt>{PART_LABELS[part]}</dt>
            <dd>
              <span>同事：{String(newer.content[part]) || "（空）"}</span>
              <span>您：{String(mine[part]) || "（空）"}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => onTake(newer.content)}>
          用同事的
        </Button>
        <Button size="small" onClick={onOverwrite}>
          用我的
        </Button>
      </div>
    </Notice>
  );
}

interface LocalProps {
  local: LocalCopy;
  shown: ReportContent;
  onTake: (content: ReportContent) => void;
  onDrop: () => void;
}

/** This browser holds text that never reached the server: offered again, never put in silently. */
export function LocalDraft({ local, shown, onTake, onDrop }: LocalProps) {
  return (
    <Notice
      tone="soon"
      live
      title={`本机有 ${momentLabel(new Date(local.at))} 离线暂存的内容，还没有存到服务器`}
    >
      <p>不同之处：{partWords(local.content, shown) || "没有"}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => onTake(local.content)}>
          恢复暂存内容
        </Button>
        <Button size="small" variant="quiet" onClick={onDrop}>
          不用了
        </Button>
      </div>
    </Notice>
  );
}

/** The draft came from a progress table and nobody here has confirmed it yet. */
export function ImportedDraft({ by }: { by: string }) {
  return <Notice tone="soon" title={`数据来自${by}导入的汇总表，请核对后提交`} />;
}
