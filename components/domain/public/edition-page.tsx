import { HeatMatrix } from "@/components/charts/heat-matrix";
import { KeyFigure, KeyFigures } from "@/components/ui/facts";
import { completion } from "@/lib/domain/counters/rules";
import type { ReleasedEdition } from "@/lib/domain/editions/published/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { EditionNotice } from "./edition-notice";
import { EditionPlaces } from "./edition-places";
import { EditionProof } from "./edition-proof";
import { EditionRows } from "./edition-rows";
import { EditionTasks } from "./edition-tasks";
import { fullDay } from "./full-day";
import { PublicBreadcrumb } from "./public-navigation";
import { PublicHead, Section } from "./section";

/** One released edition: its figures as they were frozen, as tables, with the fingerprint. */
export function EditionPage({ edition }: { edition: ReleasedEdition }) {
  const { figures } = edition;
  const label = `${edition.year} 年第 ${edition.number} 期`;
  return (
    <>
      <PublicHead
        title={edition.title}
        above={
          <div className="mb-3">
            <PublicBreadcrumb items={[{ href: "/editions", label: "公开数据" }, { label }]} />
          </div>
        }
      >
        <p>
          {label}，{edition.regionName}，数据截至 {fullDay(edition.day)}，
          {fullDay(edition.releasedOn)}发布。发布后不再改动。
        </p>
      </PublicHead>
      <EditionNotice changes={edition.changes} />
      <EditionTotals edition={edition} />
      {edition.figures.ranking && <EditionPlaces edition={edition} />}
      <Section title="各载体完成率" note="单位：%">
        <div className="card card-body pt-4">
          <HeatMatrix {...heatOf(edition)} />
        </div>
      </Section>
      <Section title="分地区" note="各行相加等于合计">
        <EditionRows figures={figures} />
      </Section>
      {figures.tasks.length > 0 && (
        <Section title="分任务" note="只列可以逐项公开的任务">
          <EditionTasks figures={figures} />
        </Section>
      )}
      <Section title="指纹" id="fingerprint">
        <EditionProof edition={edition} />
      </Section>
    </>
  );
}

function EditionTotals({ edition }: { edition: ReleasedEdition }) {
  const { total } = edition.figures.totals;
  return (
    <div className="wide mt-4">
      <div className="card">
        <KeyFigures>
          <KeyFigure label="完成率" value={percentText(completion(total))} tone="qing" />
          <KeyFigure label="要求办理" value={groupDigits(total.asked)} unit="项" />
          <KeyFigure label="已办结" value={groupDigits(total.done)} unit="项" />
          <KeyFigure label="按期办结" value={groupDigits(total.doneOnTime)} unit="项" />
        </KeyFigures>
      </div>
    </div>
  );
}

function heatOf({ figures }: ReleasedEdition) {
  const { columns } = figures;
  const line = (name: string, of: Pick<typeof figures.totals, "total" | "cells">) => ({
    label: name,
    cells: [...columns.map(({ code }) => of.cells[code]), of.total].map((cell) => ({
      value: cell ? completion(cell) : null,
    })),
  });
  return {
    caption: "各地区各载体完成率",
    corner: "地区",
    columns: [...columns.map(({ short }) => ({ label: short })), { label: "合计" }],
    rows: [
      { ...line("合计", figures.totals), strong: true },
      ...figures.rows.map((one) => line(one.name, one)),
    ],
  };
}
