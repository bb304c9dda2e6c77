import { publicationStatusWords } from "@/lib/domain/publications/labels";
import { announceExitAction } from "@/lib/domain/sites/naming/actions";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { withBase } from "@/lib/shared/base-path";
import { ActionForm } from "../../../forms/action-form";
import { Card } from "../../../ui/card";

/** How far the notice of a withdrawal has come; who decides at its level can hand it over (again). */
export function ExitNoticeCard({ site }: { site: SiteFacts }) {
  if (site.status !== "withdrawn") return null;
  const { exitNotice } = site;
  const status = exitNotice?.status;
  const isEnded = !status || status === "returned" || status === "withdrawn";
  return (
    <Card title="退出公告">
      <p>
        {status ? publicationStatusWords[status] : "没有提交过。要公告的，提交后经审、发公开。"}
      </p>
      {status === "published" && (
        <a className="link" href={withBase(`/notices/${exitNotice?.id}`)}>
          看公告
        </a>
      )}
      {site.isAtNamed && isEnded && (
        <ActionForm
          action={announceExitAction}
          hidden={{ siteId: site.id }}
          submit={status ? "重新提交退出公告" : "提交退出公告"}
          variant="secondary"
          className="mt-3"
        >
          {null}
        </ActionForm>
      )}
    </Card>
  );
}
