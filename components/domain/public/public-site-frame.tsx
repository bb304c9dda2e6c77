import type { ReactNode } from "react";
import { DemoBanner } from "@/components/layout/demo-banner";
import { PublicFrame } from "@/components/layout/public-frame";
import { pagePath, readerView } from "@/lib/access/reader-view";
import type { PublicProfile } from "@/lib/domain/portal/types";
import { withBase } from "@/lib/shared/base-path";
import { inView } from "@/lib/shared/reader-view";
import { exitLink, footLinks, navLinks, toolLinks } from "./frame-links";
import { ReadAloud } from "./reader-tools";

type PublicSiteFrameProps = { profile: PublicProfile; children: ReactNode };

/** The public frame filled with what this installation says about itself, in the reader's view. */
export async function PublicSiteFrame({ profile, children }: PublicSiteFrameProps) {
  const place = { view: await readerView(), path: await pagePath() };
  const { view } = place;
  return (
    <PublicFrame
      size={view.size}
      contrast={view.contrast}
      header={{
        name: profile.name,
        home: withBase(inView(view, "/")),
        sponsor: `${profile.sponsor}主办`,
        outer: profile.outer ?? undefined,
        nav: navLinks(place, profile),
        tools: toolLinks(place),
        exit: view.size === "elder" ? exitLink(place) : undefined,
        aloud: view.size === "elder" && <ReadAloud />,
      }}
      footer={{
        links: footLinks(place, profile),
        facts: [{ label: "主办单位", value: profile.sponsor }, ...profile.facts],
        badge: profile.badge ?? undefined,
        note: "检举控告请拨打 12388，办事求助请拨打 12345。本平台不受理检举控告，不登记线索和案件。",
      }}
      banner={profile.isDemonstration ? <DemoBanner /> : undefined}
    >
      {children}
    </PublicFrame>
  );
}
