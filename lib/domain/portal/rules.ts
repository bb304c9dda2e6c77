/*
 * What was not filled in does not appear: no line of the footer, no badge, no outer site. The name of the site and
 * its sponsor have a plain fallback, made from the region's name.
 */
import type { StoredProfile } from "@/lib/domain/portal/settings/schema";
import type { PublicProfile } from "@/lib/domain/portal/types";

/** Where every 备案号 is looked up (工业和信息化部政务服务平台). */
const ICP_HREF = "https://beian.miit.gov.cn/";

/** Facts of the installation that no setting holds. */
export interface Installation {
  regionCode: string;
  regionName: string;
  isDemonstration: boolean;
  /** The address of the uploaded badge, where there is one. */
  badgePicture: string | null;
}

function factsOf(set: StoredProfile): PublicProfile["facts"] {
  const all = [
    { label: "承办单位", value: set.undertaker },
    { label: "联系方式", value: set.contact },
    { label: "地址", value: set.address },
    { label: "工作时间", value: set.hours },
    { label: "网站标识码", value: set.siteCode },
    { label: "ICP备案号", value: set.icp, href: ICP_HREF },
    { label: "公安备案号", value: set.police, href: set.policeHref },
  ];
  const filled = all.flatMap(({ label, value, href }) => (value ? [{ label, value, href }] : []));
  return [...filled, ...set.facts].map(({ label, value, href }) =>
    href ? { label, value, href } : { label, value },
  );
}

/** The profile that settings make of an installation. */
export function profileOf(set: StoredProfile, place: Installation): PublicProfile {
  const { regionCode, regionName, isDemonstration, badgePicture } = place;
  const hasBadge = set.badgeHref || badgePicture;
  return {
    regionCode,
    regionName,
    name: set.name ?? "清廉建设公共服务平台",
    sponsor: set.sponsor ?? `${regionName}清廉建设领导小组办公室`,
    isDemonstration,
    facts: factsOf(set),
    outer: set.outerName ? { name: set.outerName, links: set.outerLinks } : null,
    headerLinks: set.headerLinks,
    footerLinks: set.footerLinks,
    badge: hasBadge ? { href: set.badgeHref ?? null, picture: badgePicture } : null,
    correctionHref: set.correctionHref ?? null,
    privacy: set.privacy ?? null,
  };
}
