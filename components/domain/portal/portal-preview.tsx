import Link from "next/link";
import { Notice } from "@/components/ui/feedback";
import type { PublicHome } from "@/lib/domain/portal/home/types";
import type { PortalSettings } from "@/lib/domain/portal/settings/types";
import { HomePage } from "../public/home-page";
import { PublicSiteFrame } from "../public/public-site-frame";

type PortalPreviewProps = { settings: PortalSettings; home: PublicHome };

/** The public home as it would look with the draft of the settings. */
export function PortalPreview({ settings, home }: PortalPreviewProps) {
  return (
    <PublicSiteFrame profile={settings.preview}>
      <div className="no-print wide py-4">
        <Notice
          tone="soon"
          title={settings.hasDraft ? "预览：还没有启用" : "没有待启用的设置，这就是现在的样子"}
        >
          <p>
            这一页只有登录的同志看得到。
            <Link className="link" href="/desk/portal">
              回到网站设置
            </Link>
          </p>
        </Notice>
      </div>
      <HomePage home={home} />
    </PublicSiteFrame>
  );
}
