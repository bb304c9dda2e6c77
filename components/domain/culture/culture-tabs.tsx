import { Tabs } from "@/components/ui/navigation";

type CultureTab = "coverage" | "venues" | "inspections" | "pieces" | "terms";

const TABS: readonly { tab: CultureTab; href: string; label: string }[] = [
  { tab: "coverage", href: "/desk/culture", label: "覆盖情况" },
  { tab: "venues", href: "/desk/culture/venues", label: "阵地" },
  { tab: "inspections", href: "/desk/culture/inspections", label: "巡查" },
  { tab: "pieces", href: "/desk/culture/pieces", label: "作品与家风" },
  { tab: "terms", href: "/desk/culture/terms", label: "分类" },
];

/** The parts of culture at the desk. */
export function CultureTabs({ current }: { current: CultureTab }) {
  return (
    <Tabs
      label="廉洁文化"
      items={TABS.map(({ tab, href, label }) => ({ href, label, current: tab === current }))}
    />
  );
}
