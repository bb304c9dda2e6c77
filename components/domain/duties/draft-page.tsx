import type { ChainEntry } from "@/lib/domain/duties/chain/types";
import type { DraftPage as DraftPageFacts } from "@/lib/domain/duties/drafts/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { percentText } from "@/lib/shared/figures";
import { PageHeader } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { FieldGroup } from "../../ui/field";
import { Checkbox } from "../../ui/input";
import { OwnReports } from "./own-reports";

interface DraftPageProps {
  page: DraftPageFacts;
  own: readonly ChainEntry[];
}

/** Makes the draft of an organisation's year-end report, and says what is in it and where it goes. */
export function DraftPage({ page, own }: DraftPageProps) {
  const { organisation, year, asOf } = page;
  return (
    <>
      <PageHeader
        title={`${year} 年度书面报告初稿`}
        back={{ href: `/desk/duties/annual-reports?year=${year}`, label: "年底报告" }}
        subtitle={`${organisation.name} · ${organisation.regionName}`}
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_22rem]">
        <Card title="生成初稿">
          <DraftForm page={page} />
        </Card>
        <Card title="初稿用到的数据" aside={`截至 ${dayLabel(asOf)}`}>
          <DescriptionList items={factsOf(page)} />
        </Card>
      </div>
      {own.length > 0 && <OwnReports entries={own} year={year} today={asOf} isBesideDraft />}
    </>
  );
}

function DraftForm({ page }: { page: DraftPageFacts }) {
  const { organisation, year, carriers } = page;
  return (
    <form method="post" action={withBase("/api/annual-reports")}>
      <input type="hidden" name="organisationId" value={organisation.id} />
      <input type="hidden" name="year" value={year} />
      {carriers.length > 1 && (
        <div className="mb-4">
          <FieldGroup id="carriers" label="只写这些载体" hint="不选则写全部任务">
            {carriers.map(({ code, name }) => (
              <Checkbox
                key={code}
                id={`carrier-${code}`}
                name="carriers[]"
                value={code}
                label={name}
              />
            ))}
          </FieldGroup>
        </div>
      )}
      <ol className="mb-5 list-decimal pl-6">
        <li>点“生成初稿”，下载 Word 文件；数字取自本平台，并注明日期。</li>
        <li>在 Word 或 WPS 中补充做法、问题和下步打算，送主要负责人审定。</li>
        <li>把定稿作为材料，在下面的“去报送”中提交给上一级。</li>
      </ol>
      <Button type="submit" variant="primary">
        生成初稿
      </Button>
    </form>
  );
}

function factsOf({ counts, template }: DraftPageFacts) {
  const { asked, done, overdue, timesReturned } = counts;
  return [
    { term: "应办任务", value: `${asked} 项次` },
    {
      term: "已办结",
      value: `${done} 项次，${percentText(asked === 0 ? null : done / asked)}`,
    },
    { term: "超期", value: `${overdue} 项次` },
    { term: "退回", value: `${timesReturned} 次` },
    {
      term: "版式",
      value: template ? `${template.regionName}办公室模板“${template.fileName}”` : "内置公文版式",
    },
  ];
}
