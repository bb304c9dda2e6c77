import { PublicLink } from "@/components/domain/public/public-link";
import { PublicButtonLink } from "@/components/domain/public/public-navigation";
import { PublicHead, Section } from "@/components/domain/public/section";
import type { Coverage } from "@/lib/domain/culture/coverage/types";
import type { ComingDate } from "@/lib/domain/culture/published/types";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withBase } from "@/lib/shared/base-path";
import { withQuery } from "@/lib/shared/query-string";
import { CoverageTable } from "./coverage-table";
import { PerformanceDates } from "./performance-dates";
import { PublishedCards } from "./published-cards";

export type CultureHomeProps = {
  coverage: Coverage;
  venues: readonly PublishedSummary[];
  works: readonly PublishedSummary[];
  covers: readonly Picture[];
  dates: readonly ComingDate[];
};

const SHOWN_DATES = 10;

/** Culture for citizens: where venues stand, what can be seen, what is performed next. */
export function CultureHome({ coverage, venues, works, covers, dates }: CultureHomeProps) {
  return (
    <>
      <PublicHead title="廉洁文化">
        <p>身边的廉洁文化阵地、作品和演出，欢迎前往。</p>
        <p className="culture-actions no-print">
          <PublicButtonLink href="/routes" label="研学路线" />
          <PublicButtonLink href="/family" label="家风故事" />
        </p>
      </PublicHead>
      <Section
        title="近期演出"
        id="dates"
        note={dates.length > 0 ? `${dates.length} 场` : undefined}
      >
        {dates.length === 0 ? (
          <p className="text-ink-soft">近期没有安排演出，有安排会列在这里。</p>
        ) : (
          <>
            <PerformanceDates
              dates={dates.slice(0, SHOWN_DATES)}
              title={({ workId, title }) => (
                <PublicLink className="link" href={`/culture/works/${workId}`}>
                  {title}
                </PublicLink>
              )}
            />
            <p className="mt-3 no-print">
              <a className="link" href={withBase("/culture/calendar")}>
                把近期演出存入手机日历
              </a>
            </p>
          </>
        )}
      </Section>
      <Section title="文化阵地" more={{ href: "/culture/venues", label: "查看全部阵地" }}>
        <PublishedCards items={venues} covers={covers} empty="还没有公开的阵地" />
      </Section>
      <Section title="廉洁作品" more={{ href: "/culture/works", label: "查看全部作品" }}>
        <PublishedCards items={works} covers={covers} empty="还没有公开的作品" />
      </Section>
      <CoverageSection coverage={coverage} />
    </>
  );
}

function CoverageSection({ coverage }: { coverage: Coverage }) {
  const { region, above } = coverage;
  const up = above.at(-1);
  return (
    <Section
      title={`${region.name}阵地覆盖`}
      id="coverage"
      note="已建 / 应建，按已确认的计数，每天更新"
    >
      {up && (
        <p className="mb-3 no-print">
          <PublicLink
            className="link"
            href={`${withQuery("/culture", { region: above.length > 1 ? up.code : "" })}#coverage`}
          >
            返回{up.name}
          </PublicLink>
        </p>
      )}
      <div className="card">
        <CoverageTable
          coverage={coverage}
          nameOf={({ code, name, level, hasBeneath }) =>
            hasBeneath && (level === "city" || level === "county") ? (
              <PublicLink
                className="link"
                href={`${withQuery("/culture", { region: code })}#coverage`}
              >
                {name}
              </PublicLink>
            ) : (
              name
            )
          }
        />
      </div>
      <p className="mt-3 text-ink-hint">
        市州建广场，县市区建长廊，乡镇街道建文化墙，村社区建宣传栏；仙桃、潜江、天门、神农架广场和长廊都建。
        开放和维修中的计入，筹建和关闭的不计。
      </p>
    </Section>
  );
}
