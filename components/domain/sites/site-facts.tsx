import { PublicLink } from "@/components/domain/public/public-link";
import { DescriptionList } from "@/components/ui/facts";
import { siteTitle, siteTitleNote } from "@/lib/domain/sites/content/labels";
import type { PublicSite } from "@/lib/domain/sites/page/types";
import { dayLabel } from "@/lib/shared/dates";

const fullDay = (day: string) => `${day.slice(0, 4)} 年 ${dayLabel(day)}`;

/** The names from the province down, and the place itself where it does not repeat them. */
function wholePlace(regionNames: readonly string[], place: string): string {
  const isRepeated = regionNames.some((name) => place.includes(name));
  return [...regionNames, isRepeated ? "" : place].filter(Boolean).join(" ");
}

type SiteFactsProps = Pick<PublicSite, "content" | "regionNames">;

/** Where a site is, when it is open, how to get there and whom to ask. */
export function SiteFacts({ content, regionNames }: SiteFactsProps) {
  const { hours, address, transport, accessible, accessibleNote, contactPhone } = content;
  const items = [
    { term: "所在地", value: wholePlace(regionNames, content.place) },
    { term: "地址", value: address },
    { term: "开放时间", value: hours },
    { term: "交通", value: transport },
    { term: "无障碍", value: accessible ? accessibleNote || "有无障碍设施" : accessibleNote },
    {
      term: "联系电话",
      value: contactPhone && (
        <a className="link" href={`tel:${contactPhone.replace(/[^\d+]/g, "")}`}>
          {contactPhone}
        </a>
      ),
    },
    { term: "建设单位", value: content.organisationName },
  ];
  return (
    <section className="sheet" aria-label="地点与开放">
      <h2>地点与开放</h2>
      <DescriptionList items={items.filter(({ value }) => value)} />
    </section>
  );
}

type SourcedSite = Pick<
  PublicSite,
  "content" | "carrier" | "sourceTitle" | "sourceUrl" | "releasedOn"
>;

/** What a site may be called, since when, and where what is said of it comes from. */
export function SiteSource({ site }: { site: SourcedSite }) {
  const { content, carrier } = site;
  const items = [
    { term: "称谓", value: siteTitle(content) },
    { term: "说明", value: siteTitleNote(content) },
    { term: "命名日期", value: content.namedOn && fullDay(content.namedOn) },
    { term: "命名文件", value: content.namingDocument },
    {
      term: "载体",
      value: carrier && (
        <CarrierLink code={carrier.parentCode ?? carrier.code} name={carrier.name} />
      ),
    },
    { term: "出处", value: <SourceTitle site={site} /> },
    { term: "发布日期", value: fullDay(site.releasedOn) },
  ];
  return (
    <section className="sheet" aria-label="称谓与出处">
      <h2>称谓与出处</h2>
      <DescriptionList items={items.filter(({ value }) => value)} />
    </section>
  );
}

function CarrierLink({ code, name }: { code: string; name: string }) {
  return (
    <PublicLink className="link" href={`/carriers/${code}`}>
      {name}
    </PublicLink>
  );
}

function SourceTitle({ site: { sourceTitle, sourceUrl } }: { site: SourcedSite }) {
  if (!sourceUrl) return sourceTitle || "建设单位提供，经审核发布";
  return (
    <a className="link" href={sourceUrl} rel="noopener noreferrer external">
      {sourceTitle || sourceUrl}
    </a>
  );
}
