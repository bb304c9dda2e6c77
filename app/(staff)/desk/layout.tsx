import "@/components/domain/evidence/evidence.css";
import "@/components/domain/reports/reports.css";
import type { ReactNode } from "react";
import { deskNav, deskSections, deskTabs } from "@/components/domain/assignments/desk-nav";
import { adminSections } from "@/components/domain/people/admin-nav";
import { SignOutForm } from "@/components/domain/reports/sign-out-form";
import { StaffSearch } from "@/components/domain/search/staff-search";
import { DemoBanner } from "@/components/layout/demo-banner";
import { StaffFrame } from "@/components/layout/staff-frame";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { countUnread, isDemonstration } from "@/lib/domain/notifications/queries";
import { signOutAction } from "@/lib/domain/people/sign-in/actions";
import { countPublicationsToAct } from "@/lib/domain/publications/desk/queries";
import { countToAccept, countWaiting } from "@/lib/domain/reviews/queue/queries";
import { listPages } from "@/lib/domain/search/pages/queries";

// A form hands over its data alone; the action's answer is a redirect.
const signOut = signOutAction.bind(null, null) as unknown as (form: FormData) => Promise<void>;

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaff();
  const [unread, toReview, toAccept, publications, isDemo] = await Promise.all([
    countUnread(actor),
    hasVerb(actor, "report.review") ? countWaiting(actor) : 0,
    hasVerb(actor, "report.accept") ? countToAccept(actor) : 0,
    hasVerb(actor, "publication.check") ? countPublicationsToAct(actor) : 0,
    isDemonstration(actor),
  ]);
  const waiting = { reviews: toReview + toAccept, publications };
  const can = (verb: Parameters<typeof hasVerb>[1]) => hasVerb(actor, verb);
  const nav = deskNav(can, waiting);
  const sections = deskSections(can);
  const menu = [...nav, ...sections.flatMap(({ items }) => items), ...adminSections(can)];
  return (
    <StaffFrame
      name="清廉建设"
      home="/desk/today"
      nav={nav}
      sections={sections}
      tabs={deskTabs(can, waiting)}
      person={{
        name: actor.name,
        organisation: actor.organisation.name,
        links: [
          { href: "/desk/account", label: "账户与密码" },
          { href: "/desk/account/messages", label: "提醒方式" },
        ],
      }}
      signOut={<SignOutForm action={signOut} accountId={actor.accountId} />}
      search={<StaffSearch pages={listPages(actor, menu)} owner={actor.accountId} />}
      bell={{ href: "/desk/today#messages", count: unread }}
      banner={isDemo ? <DemoBanner /> : undefined}
    >
      {children}
    </StaffFrame>
  );
}
