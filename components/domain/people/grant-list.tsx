import { ActionForm } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import { StatusMark } from "@/components/ui/mark";
import { grantStateLabels, roleLabels } from "@/lib/domain/people/accounts/labels";
import type { GrantRow } from "@/lib/domain/people/accounts/types";
import { endGrantAction } from "@/lib/domain/people/grants/actions";
import { addDays } from "@/lib/shared/dates";

/** The rights of an account, each in one sentence, and the button that ends it. */
export function GrantList({ grants, mayEnd }: { grants: readonly GrantRow[]; mayEnd: boolean }) {
  return (
    <Card title="授权" className="mt-5" flush>
      {grants.length === 0 && (
        <p className="card-body text-ink-hint">还没有任何权限，登录后看不到业务内容。</p>
      )}
      <ul>
        {grants.map((grant) => (
          <li
            key={grant.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-soft px-5 py-3"
          >
            <div className="min-w-0 grow">
              <b>{roleLabels[grant.role]}</b> · {grant.regionName}
              {grant.carrierName && ` · ${grant.carrierName}`}
              {grant.organisationName && ` · 仅限${grant.organisationName}`}
              {grant.mayEnterFor && " · 可代录"}
              <p className="text-sm text-ink-hint">{spanWords(grant)}</p>
            </div>
            <StatusMark {...grantStateLabels[grant.state]} />
            {mayEnd && grant.state !== "ended" && (
              <ActionForm
                action={endGrantAction}
                hidden={{ grantId: grant.id }}
                submit={
                  <>
                    收回
                    <span className="sr-only">
                      {roleLabels[grant.role]}（{grant.regionName}）
                    </span>
                  </>
                }
                pendingText="正在收回…"
                variant="danger"
                size="small"
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function spanWords({ validFrom, validTo }: GrantRow): string {
  if (!validTo) return `${validFrom} 起，长期有效`;
  if (validTo <= validFrom) return `${validFrom} 授权，当天收回`;
  return `${validFrom} 至 ${addDays(validTo, -1)}`;
}
