import "../publications/article.css";
import type { ProgressInput } from "@/lib/domain/disclosure/progress/schema";
import type { ProgressPage } from "@/lib/domain/disclosure/progress/types";
import { withBase } from "@/lib/shared/base-path";
import { fullDay } from "../public/full-day";
import { PublicForm, PublicLink } from "../public/public-link";
import { PrintButton } from "../public/reader-tools";
import { Section } from "../public/section";
import { ComparisonTable, ProgressTable } from "./progress-tables";

type Props = { page: ProgressPage; input: ProgressInput };

/** How far the tasks are, by carrier and by region, from one released edition that the page names. */
export function PublicProgressPage({ page, input }: Props) {
  const { edition } = page;
  const chosen = page.carriers.find(({ code }) => code === input.carrier);
  return (
    <>
      <div className="wide mt-2">
        <p className="max-w-measure">
          数字取自
          <PublicLink className="link" href={`/editions/${edition.id}`}>
            {edition.label}
          </PublicLink>
          （{edition.regionName}，数据截至 {fullDay(edition.day)}，{fullDay(edition.releasedOn)}
          发布）。地区按行政区划顺序排列，不排名次。
        </p>
        <Choices page={page} input={input} />
        <Downloads id={edition.id} />
      </div>
      <Section title="分载体" note="各行相加等于合计">
        <ProgressTable caption="分载体进展" head="载体" lines={page.byCarrier} />
      </Section>
      <Section title={chosen ? `分地区：${chosen.name}` : "分地区"} note="各行相加等于合计">
        <ProgressTable caption="分地区进展" head="地区" lines={page.byRegion} />
      </Section>
      {page.comparison && (
        <Section title="并列查看" note="完成率，括号内为已办结 / 要求办理">
          <ComparisonTable comparison={page.comparison} />
        </Section>
      )}
      {page.course.length > 1 && (
        <Section title="各期" note="同一口径在已发布各期的数字">
          <ProgressTable caption="各期进展" head="期" lines={page.course} />
        </Section>
      )}
    </>
  );
}

function Downloads({ id }: { id: string }) {
  const file = (format: string) => withBase(`/api/editions/${id}/export?format=${format}`);
  return (
    <p className="no-print mt-3 flex flex-wrap items-center gap-2">
      <a className="btn" href={file("xlsx")}>
        下载本期 Excel
      </a>
      <a className="btn" href={file("csv")}>
        下载本期 CSV
      </a>
      <a className="btn" href={withBase("/api/open-data/progress/csv")}>
        下载各期 CSV
      </a>
      <PrintButton />
    </p>
  );
}

function Choices({ page, input }: Props) {
  return (
    <PublicForm action="/progress" className="progress-form no-print">
      <label>
        期
        <select name="edition" className="input" defaultValue={page.edition.id}>
          {page.editions.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        载体
        <select name="carrier" className="input" defaultValue={input.carrier ?? ""}>
          <option value="">各载体合计</option>
          {page.carriers.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>并列查看的地区（选两个到四个）</legend>
        <div className="progress-regions">
          {page.regions.map(({ code, name }) => (
            <label key={code}>
              <input
                type="checkbox"
                name="region"
                value={code}
                defaultChecked={input.region.includes(code)}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" className="btn btn-primary">
        查看
      </button>
    </PublicForm>
  );
}
