import { releaseEditionAction } from "@/lib/domain/editions/actions";
import type { EditionDetail } from "@/lib/domain/editions/types";
import { ActionForm } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";

export interface EditionReleaseProps {
  edition: EditionDetail;
  mayRelease: boolean;
  isOwnFreeze: boolean;
}

const AFTER: Record<EditionDetail["purpose"], string> = {
  public: "核对无误后发布，公众首页随即采用这一期的数字。",
  briefing: "核对无误后发布，可以据此拟写通报；之后数据若有变化，系统会提醒办公室。",
  meeting: "核对无误后发布；之后数据若有变化，系统会提醒办公室。",
};

/** The release of an edition, or why it waits. */
export function EditionRelease({ edition, mayRelease, isOwnFreeze }: EditionReleaseProps) {
  if (mayRelease) {
    return (
      <div className="no-print mb-5">
        <Card title="发布">
          <p className="mb-4 text-ink-soft">{AFTER[edition.purpose]}</p>
          <ActionForm
            action={releaseEditionAction}
            submit="发布这一期"
            variant="primary"
            hidden={{ editionId: edition.id, version: String(edition.version) }}
          />
        </Card>
      </div>
    );
  }
  return (
    <div className="mb-5">
      <Notice
        title={
          isOwnFreeze
            ? "由您定稿，请办公室另一位同志核对后发布"
            : "已定稿，等待领导小组办公室核对后发布"
        }
      />
    </div>
  );
}
