import type { ReactNode } from "react";
import { DemoBanner } from "@/components/layout/demo-banner";
import { PublicFrame } from "@/components/layout/public-frame";
import type { PublicProfile } from "@/lib/domain/sites/profile/types";

const NAV = [
  { href: "/", label: "首页" },
  { href: "/carriers", label: "载体与任务" },
  { href: "/sites", label: "示范点与做法" },
  { href: "/editions", label: "公开数据" },
  { href: "/policies", label: "政策依据" },
];

const TOOLS = [
  { href: "/about#accessibility", label: "无障碍" },
  { href: "/sign-in", label: "登录工作台" },
];

const FOOT = [
  { href: "/about", label: "数据说明" },
  { href: "/about#boundary", label: "检举控告与办事求助" },
  { href: "/about#privacy", label: "隐私" },
  { href: "/sites", label: "示范点与做法" },
  { href: "/policies", label: "政策依据" },
];

/** The public frame filled with what this installation says about itself. */
export function PublicSiteFrame({
  profile,
  children,
}: {
  profile: PublicProfile;
  children: ReactNode;
}) {
  return (
    <PublicFrame
      name={profile.name}
      home="/"
      sponsor={`${profile.sponsor}主办`}
      tools={TOOLS}
      nav={NAV}
      footer={{
        links: FOOT,
        facts: [{ label: "主办单位", value: profile.sponsor }, ...profile.facts].map(
          ({ label, value, href }) => (href ? { label, value, href } : { label, value }),
        ),
        note: "检举控告请拨打 12388，办事求助请拨打 12345。本平台不受理检举控告，不登记线索和案件。",
      }}
      banner={profile.isDemonstration ? <DemoBanner /> : undefined}
    >
      {children}
    </PublicFrame>
  );
}
