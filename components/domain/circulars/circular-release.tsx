import { releaseCircularAction, withdrawCircularAction } from "@/lib/domain/circulars/actions";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Notice } from "../../ui/feedback";
import type { DrafterFacts } from "./circular-page";

export interface CircularReleaseProps {
  circular: CircularDetail;
  drafter: DrafterFacts;
  formKey: string;
}

/** What is to be looked at before a circular goes out, and the way out; or how it is withdrawn. */
export function CircularRelease({ circular, drafter, formKey }: CircularReleaseProps) {
  if (circular.status === "draft") {
    return (
      <Card title="核对和发出">
        <Questions drafter={drafter} />
        {drafter.mayRelease ? (
          <ActionForm
            action={releaseCircularAction}
            submit="发出通报"
            variant="primary"
            pendingText="正在发出"
            hidden={{
              circularId: circular.id,
              version: String(circular.version),
              key: formKey,
            }}
          />
        ) : (
          <p className="text-ink-soft">您拟的稿或最后由您修改，请另一位同志核对后发出。</p>
        )}
      </Card>
    );
  }
  if (!drafter.mayWithdraw) return null;
  return (
    <Card title="撤回">
      <details>
        <summary className="cursor-pointer">内容有误时撤回</summary>
        <ActionForm
          action={withdrawCircularAction}
          submit="撤回通报"
          variant="danger"
          className="mt-3"
          hidden={{ circularId: circular.id, version: String(circular.version) }}
        >
          <FormTextArea
            name="reason"
            label="撤回的理由"
            hint="收到的单位都能看到"
            rows={3}
            max={500}
          />
        </ActionForm>
      </details>
    </Card>
  );
}

function Questions({ drafter }: { drafter: DrafterFacts }) {
  const { recipientCount, unknown, blanks } = drafter;
  return (
    <div className="mb-4 flex flex-col gap-3">
      {recipientCount > 0 ? (
        <p>发出后将送达 {formatCount(recipientCount)} 个单位。</p>
      ) : (
        <Notice tone="soon" title="还没有选择发给谁">
          <p>请按“修改”，选择层级或写明单位。</p>
        </Notice>
      )}
      {blanks > 0 && <Notice tone="soon" title={`正文还有 ${blanks} 处【待填】`} />}
      {unknown.length > 0 && (
        <Notice tone="soon" title="请核对：这些数字在所引的一期里没有">
          <p>{unknown.join("、")}</p>
        </Notice>
      )}
    </div>
  );
}
