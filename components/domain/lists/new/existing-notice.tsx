import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import type { ExistingList } from "@/lib/domain/lists/templates/types";
import { ButtonLink } from "../../../ui/button";
import { Notice } from "../../../ui/feedback";

/** A list of the same place and year is there already: where to go on instead of making a second one. */
export function ExistingNotice({ existing }: { existing: ExistingList }) {
  const isDraft = existing.status === "draft";
  const title = isDraft
    ? `这份清单已有草稿《${existing.title}》，不必另起一份`
    : `这个年度已有《${existing.title}》（${LIST_STATUS_LABELS[existing.status]}）`;
  const href = isDraft ? `/desk/lists/${existing.id}/edit` : `/desk/lists/${existing.id}`;
  return (
    <Notice tone="soon" title={title}>
      <p className="mb-3">
        {isDraft
          ? "请在草稿上继续。确实不要的，在清单页作废草稿后再新建。"
          : "需要改动的，从它修订出下一版：没有变的任务照旧，已办结的保留。"}
      </p>
      <ButtonLink href={href}>{isDraft ? "继续编辑草稿" : "打开这份清单"}</ButtonLink>
    </Notice>
  );
}
