import Link from "next/link";
import type { ReactNode } from "react";
import type { Example } from "@/lib/domain/sites/examples/queries";
import { guideBandAction } from "@/lib/domain/supervision/guidance/actions";
import { BAND_LABELS } from "@/lib/domain/supervision/guidance/labels";
import type { Band, Guidance, GuidanceNote } from "@/lib/domain/supervision/guidance/types";
import { withBase } from "@/lib/shared/base-path";
import { ActionForm, FormRadio, FormTextArea } from "../../forms/action-form";
import { SelectField } from "../../forms/form-fields";
import { PageHeader } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { when } from "../assignments/words";
import { DoneNotice } from "../people/done-notice";
import { FigureTableCard } from "./figure-table";

interface GuidancePageProps {
  guidance: Guidance;
  regions: readonly { value: string; label: string }[];
  examples: readonly Example[];
  formKey: string;
  done: string | undefined;
}

const DONE = { sent: "指导意见已发出，有关办公室和牵头单位会在消息里看到" };

/** 分类指导: bands of places, what those ahead do differently, examples, and a word to a band. */
export function GuidancePage({ guidance, regions, examples, formKey, done }: GuidancePageProps) {
  const { region, year, tables, notes, mayGuide, carrierCode } = guidance;
  const isChosen = carrierCode !== null;
  return (
    <>
      <PageHeader
        back={{ href: "/desk/supervision", label: "监督平台" }}
        title={`${region.name}分类指导`}
        subtitle={`${year} 年 · 截至今日到期的任务 · 比地方，不比人，不排名`}
      />
      <DoneNotice done={done} words={DONE} />
      <div className="flex flex-col gap-5">
        <Card className="no-print">
          <Filters guidance={guidance} regions={regions} />
        </Card>
        {tables.length === 0 && (
          <div className="card">
            <EmptyState kind="no-result" title="这个条件下没有可比的地区">
              换一个载体或任务，或者选下面还有市县的地区
            </EmptyState>
          </div>
        )}
        {tables.map((table) => (
          <FigureTableCard key={table.key} table={table} />
        ))}
        {examples.length > 0 && <Examples examples={examples} />}
        {mayGuide && isChosen && tables.length > 0 && (
          <GuideForm guidance={guidance} formKey={formKey} />
        )}
        {mayGuide && !isChosen && (
          <p className="text-sm text-ink-hint">先选一个载体，再给某一类地区发指导意见。</p>
        )}
        {notes.length > 0 && <Notes notes={notes} />}
      </div>
    </>
  );
}

function Filters({ guidance, regions }: Pick<GuidancePageProps, "guidance" | "regions">) {
  return (
    <form
      method="get"
      action={withBase("/desk/supervision/guidance")}
      className="grid gap-4 md:grid-cols-4 md:items-end"
    >
      <SelectField
        name="region"
        label="地区"
        choices={regions}
        defaultValue={guidance.region.code}
      />
      <SelectField
        name="carrier"
        label="载体"
        choices={guidance.carriers}
        blank="全部载体"
        defaultValue={guidance.carrierCode ?? ""}
      />
      <SelectField
        name="task"
        label="任务"
        choices={guidance.tasks}
        blank="全部任务"
        defaultValue={guidance.rootTaskId ?? ""}
      />
      <div>
        <Button type="submit">筛选</Button>
      </div>
    </form>
  );
}

function Examples({ examples }: { examples: readonly Example[] }) {
  return (
    <Card title="可以看的典型" aside="已公开的示范点和做法">
      <ul className="flex flex-col gap-3">
        {examples.map((one) => (
          <li key={one.href}>
            <Link className="link" href={one.href} prefetch={false}>
              {one.title}
            </Link>
            <span className="block text-sm text-ink-hint">{one.note}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function GuideForm({ guidance, formKey }: { guidance: Guidance; formKey: string }) {
  const bands = (Object.keys(BAND_LABELS) as Band[]).filter(
    (band) => guidance.bands[band].length > 0,
  );
  const choices = bands.map((band) => ({
    value: band,
    label: `${BAND_LABELS[band]}（${guidance.bands[band].length} 个）`,
    note: guidance.bands[band]
      .slice(0, 6)
      .map(({ name }) => name)
      .join("、"),
  }));
  return (
    <Card title="发指导意见" aside="发给这些地区的办公室、牵头单位和乡镇">
      <ActionForm
        action={guideBandAction}
        submit="发出"
        pendingText="正在发出…"
        hidden={{
          region: guidance.region.code,
          carrier: guidance.carrierCode ?? "",
          task: guidance.rootTaskId ?? "",
          key: formKey,
        }}
      >
        <FormRadio
          name="band"
          label="发给哪一类"
          choices={choices}
          defaultValue={bands.at(-1) ?? "behind"}
        />
        <FormTextArea
          name="body"
          label="意见"
          hint="例如：可以参照谷城县的做法，先把任务分解到人，再按月对账"
          max={300}
          rows={3}
        />
      </ActionForm>
    </Card>
  );
}

function Notes({ notes }: { notes: readonly GuidanceNote[] }): ReactNode {
  return (
    <Card title="发过的指导意见">
      <ol className="flex flex-col gap-3">
        {notes.map((note) => (
          <li key={note.id}>
            {note.body}
            <span className="block text-sm text-ink-hint">
              {note.byUnit} {note.byName}，{when(note.at)}，发给“{BAND_LABELS[note.band]}”的{" "}
              {note.places.length} 个地区、{note.told} 个单位
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
