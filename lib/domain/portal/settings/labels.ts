import type { SettingWords } from "@/lib/access/settings";
import { textOfLinks } from "@/lib/domain/portal/settings/rules";
import { type StoredProfile, storedProfileSchema } from "@/lib/domain/portal/settings/schema";

/** What is typed as one line. */
export const profileLineWords = {
  name: "网站名称",
  sponsor: "主办单位",
  undertaker: "承办单位",
  contact: "联系方式",
  address: "地址",
  hours: "工作时间",
  icp: "ICP备案号",
  police: "公安备案号",
  policeHref: "公安备案查询网址",
  siteCode: "网站标识码",
  badgeHref: "党政机关网站标识的网址",
  correctionHref: "网站找错网址",
  outerName: "上级网站名称",
} as const satisfies Partial<Record<keyof StoredProfile, string>>;

/** What is typed as links, one a line. */
export const profileLinkWords = {
  outerLinks: "上级网站的栏目",
  headerLinks: "导航里另加的链接",
  footerLinks: "页脚里另加的链接",
} as const satisfies Partial<Record<keyof StoredProfile, string>>;

/** The office's own words about privacy. */
export const PRIVACY_LABEL = "隐私说明";

export type ProfileLine = keyof typeof profileLineWords;
export type ProfileLinks = keyof typeof profileLinkWords;

/** A state of the settings in words, field by field. Of the badge it says only which one it is. */
export function wordsOfProfile(value: unknown): SettingWords {
  const set = storedProfileSchema.parse(value ?? {});
  const lines = Object.entries(profileLineWords).map(([name, label]) => [
    name,
    { label, value: set[name as ProfileLine] ?? "" },
  ]);
  const links = Object.entries(profileLinkWords).map(([name, label]) => [
    name,
    { label, value: textOfLinks(set[name as ProfileLinks]) },
  ]);
  return {
    ...Object.fromEntries([...lines, ...links]),
    privacy: { label: PRIVACY_LABEL, value: set.privacy ?? "" },
  };
}
