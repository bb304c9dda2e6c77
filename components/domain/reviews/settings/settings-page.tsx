import type { ChainsPage } from "@/lib/domain/reviews/chains/types";
import type { OfficeReason } from "@/lib/domain/reviews/reasons/types";
import { PageHeader } from "../../../layout/page-header";
import { ButtonLink } from "../../../ui/button";
import { Notice } from "../../../ui/feedback";
import { ChainForm } from "./chain-form";
import { ChainRules } from "./chain-rules";
import { ReasonsCard } from "./reasons-card";

interface SettingsPageProps {
  chains: ChainsPage;
  reasons: readonly OfficeReason[];
  /** The reason that is being worded anew. */
  chosen: OfficeReason | undefined;
  done: "chain" | "removed" | "reason" | undefined;
}

const DONE = {
  chain: "审核步骤已保存，从现在起的审核按新设置办理",
  removed: "设置已删除，从现在起按上级设置或一级审核办理",
  reason: "退回原因已更新，审核人马上可以选用",
};

/** 审核设置: how many steps a review has, and the reasons that reviewers can choose. */
export function SettingsPage({ chains, reasons, chosen, done }: SettingsPageProps) {
  const { region, year } = chains;
  const page = (shown: number) => `/desk/reviews/settings?region=${region.code}&year=${shown}`;
  return (
    <>
      <PageHeader
        back={{ href: "/desk/reviews", label: "审核" }}
        title="审核设置"
        subtitle={`${region.name} · ${year} 年度`}
        actions={
          <>
            <ButtonLink href={page(year - 1)}>{year - 1} 年</ButtonLink>
            <ButtonLink href={page(year + 1)}>{year + 1} 年</ButtonLink>
          </>
        }
      />
      {done && (
        <div className="mb-4">
          <Notice tone="done" live title={DONE[done]} />
        </div>
      )}
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          <ChainRules chains={chains} />
          <ReasonsCard regionCode={region.code} reasons={reasons} chosen={chosen} />
        </div>
        <aside className="flex flex-col gap-5" aria-label="设定审核步骤">
          <ChainForm chains={chains} />
        </aside>
      </div>
    </>
  );
}
