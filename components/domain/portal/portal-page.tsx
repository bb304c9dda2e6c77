import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ReasonSettings } from "@/lib/domain/portal/reasons/types";
import type { PortalSettings } from "@/lib/domain/portal/settings/types";
import { dayAt, dayLabel } from "@/lib/shared/dates";
import { DoneNotice } from "../people/done-notice";
import { DraftSteps } from "./draft-steps";
import { LicenceForm } from "./licence-form";
import { ProfileForm } from "./profile-form";
import { ReasonsForm } from "./reasons-form";

const DONE: Record<string, string> = {
  saved: "已存为待启用的设置，公众还看不到；请预览核对后启用",
  published: "已启用，公开页面现在就是新的样子",
  discarded: "已放弃待启用的设置，公开页面没有变化",
  reasons: "已保存，从现在起评价页面显示新的理由；已经收到的评价不变",
  licence: "已保存，开放数据页面和下载文件从现在起写明新的许可",
};

interface PortalPageProps {
  settings: PortalSettings;
  reasons: ReasonSettings;
  licence: { words: string; seen: string };
  done: string | undefined;
}

/** 网站设置: what the public site says about itself. */
export function PortalPage({ settings, reasons, licence, done }: PortalPageProps) {
  const { changedBy } = settings;
  return (
    <>
      <PageHeader
        title="网站设置"
        subtitle={
          changedBy
            ? `${dayLabel(dayAt(changedBy.at))}由${changedBy.name}启用`
            : "还没有设置过，公开页面只显示名称和主办单位"
        }
        actions={<ButtonLink href="/desk/portal/preview">预览</ButtonLink>}
      />
      <DoneNotice done={done} words={DONE} />
      {settings.hasDraft && <DraftSteps seen={settings.seen} />}
      <Card>
        <div className="card-body">
          <p className="mb-5 max-w-measure text-ink-soft">
            没有的就空着，空着的不会出现在网站上。备案号、标识码和标识以主管部门核发的为准。
          </p>
          <ProfileForm settings={settings} />
        </div>
      </Card>
      <div className="mt-5 grid gap-5">
        <Card title="评价理由">
          <ReasonsForm settings={reasons} />
        </Card>
        <Card title="开放数据的使用许可">
          <LicenceForm {...licence} />
        </Card>
      </div>
    </>
  );
}
