import type { ReactNode } from "react";
import { PageHeader } from "../../layout/page-header";
import { Tabs } from "../../ui/navigation";
import { DoneNotice } from "../people/done-notice";

/** The three pages of 窗口与挂起. */
export type WindowsView = "openings" | "pauses" | "rules";

const VIEWS: Record<WindowsView, { href: string; label: string }> = {
  openings: { href: "/desk/windows", label: "开窗申请" },
  pauses: { href: "/desk/windows/pauses", label: "挂起" },
  rules: { href: "/desk/windows/rules", label: "窗口规则" },
};

const DONE = {
  open: "已开窗，申请单位会在消息里看到",
  refuse: "已答复不同意，申请单位会在消息里看到原因",
  paused: "已挂起，有关单位会在消息里看到新的期限",
  resumed: "已结束挂起，改过的期限不变，有关单位会在消息里看到",
  set: "规则已保存，即时生效",
  removed: "规则已删除，改按上级规则执行；上级没有规则的，不限窗口",
};

interface WindowsFrameProps {
  view: WindowsView;
  done: string | undefined;
  waiting?: number;
  children: ReactNode;
}

/** The head that the pages of 窗口与挂起 share. */
export function WindowsFrame({ view, done, waiting, children }: WindowsFrameProps) {
  return (
    <>
      <PageHeader
        title="窗口与挂起"
        subtitle="什么时候收、什么时候不收，都在这里定；逾期不拒收，关窗之后也有补报的路"
      />
      <DoneNotice done={done} words={DONE} />
      <div className="mb-5">
        <Tabs
          label="窗口与挂起"
          items={(Object.keys(VIEWS) as WindowsView[]).map((one) => ({
            ...VIEWS[one],
            current: one === view,
            count: one === "openings" ? waiting : undefined,
          }))}
        />
      </div>
      {children}
    </>
  );
}
