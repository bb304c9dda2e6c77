import { publicationStatusWords } from "@/lib/domain/publications/labels";
import { isNamed } from "@/lib/domain/sites/lifecycle/rules";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { withBase } from "@/lib/shared/base-path";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";

/** How far the public page has come. */
export function PublicPageCard({ site }: { site: SiteFacts }) {
  if (!isNamed(site.status)) return null;
  const { publication, isShown } = site;
  return (
    <Card title="公开页面">
      <p className="mb-3">
        {publication
          ? `最近一版：${publicationStatusWords[publication.status]}`
          : "还没有编写。写好后经审、发，公众就能看到。"}
      </p>
      <div className="flex flex-wrap gap-3">
        {(site.isUnit || site.isManager) && (
          <ButtonLink href={`/desk/sites/${site.id}/page`}>
            {publication ? "修改" : "编写"}
          </ButtonLink>
        )}
        {isShown && (
          <a className="btn" href={withBase(`/sites/${site.id}`)}>
            看公开页面
          </a>
        )}
      </div>
    </Card>
  );
}
