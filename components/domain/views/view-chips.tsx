import { keepHref, viewAddress } from "@/lib/domain/views/rules";
import type { SavedView } from "@/lib/domain/views/types";
import { FilterChips } from "../../ui/navigation";

interface ViewChipsProps {
  /** The reader's views of this page. */
  views: readonly SavedView[];
  /** The page as it is open. */
  address: string;
}

/** The reader's own views of a page, and keeping it as it is open. */
export function ViewChips({ views, address }: ViewChipsProps) {
  const open = viewAddress(address);
  if (!open) return null;
  const chips = views.map((view) => ({
    label: view.name,
    href: view.address,
    kind: "choose" as const,
    current: view.address === open,
  }));
  const isKept = chips.some((chip) => chip.current);
  const keep = { label: "保存此视图", href: keepHref(open), kind: "choose" as const };
  return (
    <div className="no-print mb-3">
      <FilterChips label="我的视图" items={isKept ? chips : [...chips, keep]} />
    </div>
  );
}
