import { openMoves } from "@/lib/domain/sites/lifecycle/rules";
import {
  completeNamingAction,
  nameSiteAction,
  withdrawSiteAction,
} from "@/lib/domain/sites/naming/actions";
import { namingObstacle } from "@/lib/domain/sites/notices/rules";
import type { SiteNotice } from "@/lib/domain/sites/notices/types";
import { declineSiteAction } from "@/lib/domain/sites/recommendations/actions";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import type { Day } from "@/lib/shared/dates";
import { ActionForm, FormCheckbox, FormText } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { Notice } from "../../../ui/feedback";

/** The next step as a button, where it has a page of its own. */
export function NextLinks({ site }: { site: SiteFacts }) {
  const moves = openMoves(site.status, site);
  const links = [
    { move: "evaluate", label: "去自评", href: `/desk/sites/${site.id}/evaluate` },
    { move: "verify", label: "去核验", href: `/desk/sites/${site.id}/verify` },
    { move: "publicise", label: "去公示", href: "/desk/sites/notices" },
  ] as const;
  return links
    .filter(({ move }) => moves.includes(move))
    .map(({ label, href }) => (
      <ButtonLink key={href} href={href} variant="primary">
        {label}
      </ButtonLink>
    ));
}

interface NamingProps {
  site: SiteFacts;
  notice: SiteNotice | null;
  today: Day;
}

/** Naming, what is known of it later, declining and withdrawing, for those who may. */
export function NamingForms({ site, notice, today }: NamingProps) {
  const moves = openMoves(site.status, site);
  const hidden = { siteId: site.id, version: String(site.version) };
  return (
    <>
      {moves.includes("name") && <NameCard site={site} notice={notice} today={today} />}
      {site.levelNamed && site.isAtNamed && site.status !== "withdrawn" && (
        <CompleteNaming site={site} hidden={hidden} />
      )}
      {moves.includes("decline") && (
        <details>
          <summary>不予通过</summary>
          <Card className="mt-3">
            <ActionForm
              action={declineSiteAction}
              hidden={hidden}
              submit="不予通过"
              variant="danger"
            >
              <FormText
                name="reason"
                label="不予通过的理由"
                hint="建设单位会看到；以后可以重新推荐"
              />
            </ActionForm>
          </Card>
        </details>
      )}
      {moves.includes("withdraw") && !moves.includes("keep") && (
        <details>
          <summary>退出示范点</summary>
          <Card className="mt-3">
            <ActionForm action={withdrawSiteAction} hidden={hidden} submit="退出" variant="danger">
              <div className="grid gap-4">
                <FormText name="reason" label="退出的理由" hint="公开页面同时撤下，不能恢复" />
                <FormCheckbox name="announce" label="起草一份退出公告" note="经审、发后公开" />
              </div>
            </ActionForm>
          </Card>
        </details>
      )}
    </>
  );
}

function NameCard({ site, notice, today }: NamingProps) {
  const unanswered = notice?.unanswered ?? 0;
  const obstacle = namingObstacle({ until: notice?.openUntil ?? null, today, unanswered });
  if (obstacle) return <Notice tone="soon" title={obstacle} />;
  const hidden = { siteId: site.id, version: String(site.version) };
  return (
    <Card title="命名">
      <ActionForm action={nameSiteAction} hidden={hidden} submit="命名">
        <div className="grid gap-4">
          <FormText name="namedOn" type="date" label="命名日期" defaultValue={today} />
          <FormText name="document" label="命名文号" hint="还没有就留空，以后补填" optional />
          <FormText name="plaqueOn" type="date" label="授牌日期" optional />
        </div>
      </ActionForm>
    </Card>
  );
}

function CompleteNaming({ site, hidden }: { site: SiteFacts; hidden: Record<string, string> }) {
  return (
    <details>
      <summary>补填文号和授牌</summary>
      <Card className="mt-3">
        <ActionForm action={completeNamingAction} hidden={hidden} submit="保存" variant="secondary">
          <div className="grid gap-4">
            <FormText
              name="document"
              label="命名文号"
              defaultValue={site.namingDocument}
              optional
            />
            <FormText
              name="plaqueOn"
              type="date"
              label="授牌日期"
              defaultValue={site.plaqueOn ?? ""}
              optional
            />
          </div>
        </ActionForm>
      </Card>
    </details>
  );
}
