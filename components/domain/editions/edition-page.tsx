import type { ReactNode } from "react";
import { completion, onTimeRate } from "@/lib/domain/counters/rules";
import type { EditionCheck, EditionMove } from "@/lib/domain/editions/comparing/types";
import { editionName, PURPOSE_WORDS, questionWords } from "@/lib/domain/editions/labels";
import type { EditionDetail } from "@/lib/domain/editions/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { percentText } from "@/lib/shared/figures";
import { PageHeader } from "../../layout/page-header";
import { PrintHead } from "../../layout/print-head";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { DescriptionList, KeyFigure, KeyFigures } from "../../ui/facts";
import { Tag } from "../../ui/mark";
import { EditionChanges } from "./edition-changes";
import { EarlierEdition } from "./edition-earlier";
import { EditionFingerprints } from "./edition-fingerprints";
import { EditionRanking } from "./edition-ranking";
import { EditionRelease } from "./edition-release";
import { EditionStatusMark } from "./edition-status";
import { EditionStuck } from "./edition-stuck";
import { EditionTables } from "./edition-tables";

export interface EditionPageProps {
  edition: EditionDetail;
  /** Null for whoever does not follow the region's figures. */
  check: EditionCheck | null;
  moves: EditionMove[];
  earlier: EditionDetail | null;
  mayRelease: boolean;
  mayDraft: boolean;
  /** Why the reader, though of the office, does not release it. */
  isOwnFreeze: boolean;
  /** Who prints, and when. */
  print: { person: string; time: string };
}

/** One edition: its figures, what it asked, its fingerprints, and how far the live data have moved on. */
export function EditionPage(props: EditionPageProps) {
  const { edition, check, moves, earlier, print } = props;
  return (
    <>
      <PrintHead unit={edition.regionName} title={editionName(edition)} {...print} />
      <PageHeader
        title={editionName(edition)}
        subtitle={<Subtitle edition={edition} />}
        back={{ href: "/desk/editions", label: "数据期" }}
        actions={<Actions edition={edition} mayDraft={props.mayDraft} />}
      />
      {edition.query.ranking && <EditionRanking edition={edition} part="reason" />}
      {check && <EditionChanges edition={edition} check={check} moves={moves} />}
      {edition.status === "frozen" && <EditionRelease {...props} />}
      <Totals edition={edition} />
      {edition.figures.ranking && <EditionRanking edition={edition} part="table" />}
      <EditionTables edition={edition} />
      {edition.figures.stuck && <EditionStuck stuck={edition.figures.stuck} />}
      {earlier && <EarlierEdition edition={edition} earlier={earlier} />}
      <Card title="定稿信息" className="mb-5">
        <DescriptionList items={factsOf(edition)} />
      </Card>
      <EditionFingerprints edition={edition} />
    </>
  );
}

function Subtitle({ edition }: { edition: EditionDetail }): ReactNode {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <EditionStatusMark status={edition.status} />
      <Tag>{PURPOSE_WORDS[edition.purpose].name}</Tag> {edition.title}
    </span>
  );
}

function Actions({ edition, mayDraft }: Pick<EditionPageProps, "edition" | "mayDraft">) {
  const file = (format: string) => `/api/editions/${edition.id}/export?format=${format}`;
  return (
    <div className="no-print flex flex-wrap gap-2">
      <a className="btn" href={withBase(file("xlsx"))}>
        导出 Excel
      </a>
      <a className="btn" href={withBase(file("csv"))}>
        导出 CSV
      </a>
      {mayDraft && (
        <ButtonLink href={`/desk/circulars/new?edition=${edition.id}`} variant="primary">
          拟写通报
        </ButtonLink>
      )}
    </div>
  );
}

function Totals({ edition }: { edition: EditionDetail }) {
  const { total, coordination } = edition.figures.totals;
  return (
    <KeyFigures className="card mb-5">
      <KeyFigure label="应办" value={formatCount(total.asked)} unit="条" />
      <KeyFigure label="办结率" value={percentText(completion(total))} tone="qing" />
      <KeyFigure label="按时率" value={percentText(onTimeRate(total))} />
      <KeyFigure label="超期" value={formatCount(total.overdue)} unit="条" />
      {coordination && coordination.asked > 0 && (
        <KeyFigure
          label="统筹协调（另计）"
          value={`${formatCount(coordination.done)} / ${formatCount(coordination.asked)}`}
          unit="条办结"
        />
      )}
    </KeyFigures>
  );
}

function factsOf(edition: EditionDetail) {
  const moment = (at: string) => momentLabel(new Date(at));
  return [
    { term: "口径", value: questionWords(edition).join(" · ") },
    { term: "定稿", value: `${moment(edition.frozenAt)} · ${edition.frozenByName}` },
    {
      term: "发布",
      value: edition.releasedAt
        ? `${moment(edition.releasedAt)} · ${edition.releasedByName}`
        : "尚未发布",
    },
  ];
}
