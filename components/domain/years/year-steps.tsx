import { canClose, canOpen } from "@/lib/domain/years/rules";
import type { YearDetail } from "@/lib/domain/years/types";
import { dayLabel } from "@/lib/shared/dates";
import { ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/feedback";

/** Where the year stands, and what can be done next. */
export function YearSteps({ year }: { year: YearDetail }) {
  const { closedBy } = year;
  if (closedBy) {
    return (
      <Notice
        tone="done"
        title={`${year.year} 年度已由${closedBy.unitName}于 ${dayLabel(closedBy.on)}关闭`}
      >
        <p>清单、任务、填报和审核记录都保留，可以随时查看；不再接收填报、审核和下发。</p>
        {year.mayManage && (
          <ClosedSteps year={year} isOwn={closedBy.regionCode === year.regionCode} />
        )}
      </Notice>
    );
  }
  const base = `/desk/years/${year.regionCode}/${year.year}`;
  const mayOpen = !year.isOpened && canOpen(year.year, year.today);
  const mayClose = canClose(year.year, year.today) && year.issuedLists > 0;
  return (
    <Notice title={stateOf(year)}>
      {year.mayManage && (
        <div className="mt-3 flex flex-wrap gap-3">
          {mayOpen && (
            <ButtonLink href={`${base}/open`} variant={mayClose ? "secondary" : "primary"}>
              开启 {year.year} 年度
            </ButtonLink>
          )}
          {mayClose && (
            <>
              <ButtonLink href={`${base}/carry-over`}>生成 {year.year + 1} 年草稿</ButtonLink>
              <ButtonLink href={`${base}/close`} variant="primary">
                关闭 {year.year} 年度
              </ButtonLink>
            </>
          )}
        </div>
      )}
    </Notice>
  );
}

function stateOf({ year, isOpened, issuedLists }: YearDetail): string {
  const lists = issuedLists > 0 ? `已下发 ${issuedLists} 份清单` : "还没有下发清单";
  return `${year} 年度${isOpened ? "已开启" : "没有办理过开启"}，${lists}`;
}

function ClosedSteps({ year, isOwn }: { year: YearDetail; isOwn: boolean }) {
  const base = `/desk/years/${year.regionCode}/${year.year}`;
  return (
    <div className="mt-3 flex flex-wrap gap-3">
      <ButtonLink href={`${base}/carry-over`}>结转到 {year.year + 1} 年</ButtonLink>
      {isOwn && <ButtonLink href={`${base}/reopen`}>重新开启</ButtonLink>}
    </div>
  );
}
