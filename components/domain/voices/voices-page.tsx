import type { VoiceTheme } from "@/lib/domain/voices/answering/types";
import type { IssuerTotals } from "@/lib/domain/voices/totals/types";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { ThemeLine } from "./theme-line";
import { TotalsTable } from "./totals-table";
import "./voices.css";

interface VoicesPageProps {
  /** Null for those who answer for nothing themselves. */
  themes: VoiceTheme[] | null;
  /** Null for those who oversee no issuing office. */
  totals: IssuerTotals[] | null;
}

/** What was said about one's own tasks, to be answered; and how the issuing offices answer. */
export function VoicesPage({ themes, totals }: VoicesPageProps) {
  const open = themes?.filter((theme) => theme.isOpen) ?? [];
  const answered = themes?.filter((theme) => !theme.isOpen) ?? [];
  return (
    <>
      <PageHeader
        title="基层声音"
        subtitle="被要数的单位一键反映，不记名；下发单位必须答复，所有被要数的单位都看得到"
      />
      <div className="flex flex-col gap-5">
        {themes && (
          <Card title={`待答复 ${open.length} 项`} flush>
            {open.length > 0 ? (
              <ul className="voice-themes">
                {open.map((theme) => (
                  <ThemeLine key={keyOf(theme)} theme={theme} />
                ))}
              </ul>
            ) : (
              <EmptyState kind="all-done" title="没有等待答复的反映">
                有单位反映重复要数、时限不合理或与其无关时，会列在这里
              </EmptyState>
            )}
          </Card>
        )}
        {answered.length > 0 && (
          <Card title={`已答复 ${answered.length} 项`} flush>
            <ul className="voice-themes">
              {answered.map((theme) => (
                <ThemeLine key={keyOf(theme)} theme={theme} />
              ))}
            </ul>
          </Card>
        )}
        {totals && (
          <Card title="各下发单位答复情况" aside="工作日按办公日历计算" flush>
            {totals.length > 0 ? (
              <TotalsTable totals={totals} />
            ) : (
              <EmptyState kind="first-use" title="还没有单位反映">
                有反映后，这里按下发单位显示答复了多少、还有多少、用了多久
              </EmptyState>
            )}
          </Card>
        )}
      </div>
    </>
  );
}

function keyOf({ rootTaskId, year, kind }: VoiceTheme): string {
  return `${rootTaskId}-${year}-${kind}`;
}
