import type { Picture } from "@/lib/domain/pictures/types";
import type { PublicProfile } from "@/lib/domain/portal/types";
import type { PublicationPageFacts } from "@/lib/domain/publications/desk/types";
import { publicationStatusWords } from "@/lib/domain/publications/labels";
import { withBase } from "@/lib/shared/base-path";
import { Notice } from "../../ui/feedback";
import { PublicSiteFrame } from "../public/public-site-frame";
import { PublicHead } from "../public/section";
import { PublishedBody } from "./published-body";

type PreviewPageProps = PublicationPageFacts & {
  profile: PublicProfile;
  pictures: readonly Picture[];
};

/** A revision in the frame of the public site, with a line that says that nobody outside sees it yet. */
export function PreviewPage({ publication, shown, profile, pictures }: PreviewPageProps) {
  return (
    <PublicSiteFrame profile={profile}>
      <div className="no-print wide pt-4">
        <Notice
          tone="soon"
          title={`预览：第 ${publication.revision} 稿，${publicationStatusWords[publication.status]}`}
        >
          <p>
            这一页只有登录的同志看得到。
            <a className="link" href={withBase(`/desk/publications/${publication.id}`)}>
              回到审核发布
            </a>
          </p>
        </Notice>
      </div>
      <PublicHead title={publication.title} />
      <div className="wide mt-6">
        <PublishedBody item={shown} pictures={pictures} />
      </div>
    </PublicSiteFrame>
  );
}
