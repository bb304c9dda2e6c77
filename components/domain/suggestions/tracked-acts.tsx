import { ActionForm, FormCheckbox, FormTextArea } from "@/components/forms/action-form";
import { PublicPass } from "@/components/forms/public-pass";
import {
  addToSuggestionAction,
  leaveTrackingAction,
  withdrawSuggestionAction,
} from "@/lib/domain/suggestions/tracking/actions";
import type { TrackedSuggestion } from "@/lib/domain/suggestions/tracking/types";

/** Adding, withdrawing, and leaving the page on somebody else's computer. */
export function TrackedActs({ tracked }: { tracked: TrackedSuggestion }) {
  const version = String(tracked.version);
  return (
    <>
      {tracked.mayAdd && (
        <section className="mt-8" aria-labelledby="add">
          <h2 id="add" className="mb-3 text-lg font-semibold">
            补充
          </h2>
          <ActionForm action={addToSuggestionAction} submit="提交补充" hidden={{ version }}>
            <FormTextArea name="addition" label="还想说的" max={500} rows={4} />
            <PublicPass purpose="add" />
          </ActionForm>
        </section>
      )}
      {tracked.mayWithdraw && (
        <details className="mt-8">
          <summary>撤回这条建议</summary>
          <div className="mt-4">
            <ActionForm
              action={withdrawSuggestionAction}
              submit="撤回"
              variant="danger"
              hidden={{ version }}
            >
              <FormCheckbox name="sure" label="我要撤回，知道撤回后不再办理" />
            </ActionForm>
          </div>
        </details>
      )}
      <div className="mt-8">
        <ActionForm action={leaveTrackingAction} submit="退出查询" variant="quiet" />
      </div>
    </>
  );
}
