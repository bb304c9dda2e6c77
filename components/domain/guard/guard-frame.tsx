import type { ReactNode } from "react";
import { PageHeader } from "../../layout/page-header";
import { Tabs } from "../../ui/navigation";

const PAGES = [
  { href: "/desk/guard", label: "减负守则" },
  { href: "/desk/guard/fields", label: "一数一源目录" },
  { href: "/desk/guard/burden", label: "填报负担" },
  { href: "/desk/guard/budget", label: "分钟预算", isForOffice: true },
] as const;

interface GuardFrameProps {
  current: (typeof PAGES)[number]["href"];
  subtitle: ReactNode;
  mayBudget: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** The pages of rules and burden, each under its own address. */
export function GuardFrame({ current, subtitle, mayBudget, actions, children }: GuardFrameProps) {
  const pages = PAGES.filter((page) => mayBudget || !("isForOffice" in page));
  const title = PAGES.find((page) => page.href === current)?.label ?? "";
  return (
    <>
      <PageHeader title={title} subtitle={subtitle} actions={actions} />
      <Tabs
        label="规则与负担"
        items={pages.map(({ href, label }) => ({ href, label, current: href === current }))}
      />
      <div className="mt-5">{children}</div>
    </>
  );
}
