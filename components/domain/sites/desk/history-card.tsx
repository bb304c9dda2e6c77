import { SITE_STEP_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import type { SiteStepRow } from "@/lib/domain/sites/register/types";
import { momentLabel } from "@/lib/shared/dates";
import { Card } from "../../../ui/card";

/** What happened to a site, the newest first. */
export function HistoryCard({ steps }: { steps: readonly SiteStepRow[] }) {
  return (
    <Card title="办理经过">
      <ol className="grid gap-3 text-sm">
        {steps.map(({ id, move, at, text, byName, organisationName }) => (
          <li key={id}>
            <b>{SITE_STEP_LABELS[move] ?? move}</b>
            <span className="block text-ink-hint">
              {momentLabel(at)} {byName}
              {organisationName && `（${organisationName}）`}
            </span>
            {text && <span className="block whitespace-pre-wrap">{text}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
