import type { ReactNode } from "react";

/** Says on every page that what is shown is not real. */
export function DemoBanner({
  children = "演示数据：单位、进度和材料均为示例，不代表真实情况",
}: {
  children?: ReactNode;
}) {
  return (
    <aside className="demo-banner" aria-label="演示数据">
      {children}
    </aside>
  );
}
