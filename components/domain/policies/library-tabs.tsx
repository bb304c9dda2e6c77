import { ButtonLink } from "../../ui/button";
import { Tabs } from "../../ui/navigation";

const PAGES = [
  { key: "tree", href: "/desk/policies", label: "1+7 文件树" },
  { key: "documents", href: "/desk/policies/documents", label: "全部文件与条款检索" },
  { key: "negative", href: "/desk/policies/negative", label: "负面清单" },
] as const;

/** The pages of the library; each has its own address. */
export function LibraryTabs({ current }: { current: (typeof PAGES)[number]["key"] }) {
  return (
    <div className="no-print mb-5">
      <Tabs
        label="政策库"
        items={PAGES.map(({ key, href, label }) => ({ href, label, current: key === current }))}
      />
    </div>
  );
}

/** The way to file a document, for those who may. */
export function FilePolicyLink({ mayFile, href }: { mayFile: boolean; href?: string }) {
  if (!mayFile) return null;
  return (
    <ButtonLink href={href ?? "/desk/policies/new"} variant="primary">
      录入文件
    </ButtonLink>
  );
}
