"use client";

import Link from "next/link";
import { type FormEvent, useState, useTransition } from "react";
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { ImportDefaults, PerTaskOverrides } from "@/lib/domain/imports/schema";
import type { SuggestedDefaults, UnderstoodList } from "@/lib/domain/imports/types";
import type { Comparison } from "@/lib/domain/lists/comparing/types";
import { commitImportAction, compareImportAction } from "@/lib/domain/lists/import/actions";
import type { ImportedList, SheetBase } from "@/lib/domain/lists/import/types";
import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import type { DraftPlace } from "@/lib/domain/lists/types";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { Field } from "../../ui/field";
import { Checkbox, Select } from "../../ui/input";
import { ClausePreview } from "./clause-preview";
import { DefaultFields } from "./default-fields";
import { ImportComparison } from "./import-comparison";
import { TaskPreview } from "./task-preview";

export interface ImportFormProps {
  previewId: string;
  lists: UnderstoodList[];
  suggestions: Record<string, SuggestedDefaults>;
  bases: Record<string, SheetBase>;
  places: DraftPlace[];
  carriers: (CarrierColumn & { parentCode: string | null })[];
  formKey: string;
}

/** What is settled for one sheet. */
export interface Settled {
  isChosen: boolean;
  isPartial: boolean;
  removeMissing: boolean;
  defaults: ImportDefaults;
  perTask: PerTaskOverrides;
}

type Failure = { message: string; fields: Record<string, string> };

function initial({ lists, suggestions, bases }: ImportFormProps): Record<string, Settled> {
  return Object.fromEntries(
    lists.flatMap(({ sheet }) => {
      const proposal = suggestions[sheet];
      // A foreign sheet beside a draft that people work on adds and changes; it takes nothing out unasked.
      const isAddition = bases[sheet]?.status === "draft" && !bases[sheet].isExported;
      const start = { isChosen: true, isPartial: false, removeMissing: !isAddition };
      return proposal ? [[sheet, { ...start, ...proposal }]] : [];
    }),
  );
}

/** Settles for each sheet what it does not say, and stores the chosen sheets as drafts. */
export function ImportForm(props: ImportFormProps) {
  const { previewId, lists, places, carriers, formKey } = props;
  const [settled, setSettled] = useState(() => initial(props));
  const [regionCode, setRegionCode] = useState(places[0]?.regionCode ?? "");
  const [failure, setFailure] = useState<Failure>();
  const [stored, setStored] = useState<ImportedList[]>();
  const [compared, setCompared] = useState<Record<string, Comparison>>();
  const [isStoring, startStoring] = useTransition();
  const place = places.find((one) => one.regionCode === regionCode);

  function change(sheet: string, more: Partial<Settled>) {
    setCompared(undefined);
    setSettled((before) => {
      const one = before[sheet];
      return one ? { ...before, [sheet]: { ...one, ...more } } : before;
    });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const sheets = lists.flatMap(({ sheet }) => {
      const one = settled[sheet];
      if (!one?.isChosen) return [];
      const { isChosen: _, ...kept } = one;
      return [{ sheet, ...kept }];
    });
    startStoring(async () => {
      const input = { previewId, regionCode, sheets, key: formKey };
      const answer = compared
        ? await commitImportAction({ ok: null }, input)
        : await compareImportAction({ ok: null }, input);
      setFailure(answer.ok === false ? answer : undefined);
      if (!answer.ok) return;
      if (Array.isArray(answer.data)) setStored(answer.data);
      else setCompared(answer.data);
    });
  }

  if (stored) return <Stored lists={stored} />;
  return (
    <form onSubmit={submit} className="flex flex-col gap-5" noValidate>
      {places.length > 1 && (
        <Field id="regionCode" label="清单下发的地区">
          <Select
            id="regionCode"
            value={regionCode}
            onChange={(e) => {
              setRegionCode(e.target.value);
              setCompared(undefined);
            }}
          >
            {places.map((one) => (
              <option key={one.regionCode} value={one.regionCode}>
                {one.regionName}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {lists.map((list, index) => {
        const one = settled[list.sheet];
        if (!one) return null;
        return (
          <SheetCard
            key={list.sheet}
            list={list}
            base={props.bases[list.sheet]}
            settled={one}
            place={place}
            carriers={carriers}
            errors={errorsOf(failure, index)}
            onChange={(more) => change(list.sheet, more)}
          />
        );
      })}
      {Object.entries(compared ?? {}).map(([sheet, comparison]) => (
        <ImportComparison key={sheet} sheet={sheet} comparison={comparison} />
      ))}
      {failure && (
        <Notice tone="error" live title={failure.message}>
          <ul>
            {Object.entries(failure.fields).map(([field, message]) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" size="large" disabled={isStoring}>
          {isStoring ? "正在处理" : compared ? "确认，存为清单草稿" : "下一步：看看会改动什么"}
        </Button>
        <span className="text-sm text-ink-hint">
          {compared ? "存好后提交办公室同意，再下发到单位" : "这一步还不保存"}
        </span>
      </div>
    </form>
  );
}

/** Messages of one sheet by field: `sheets.0.defaults.title` becomes `title`. */
function errorsOf(failure: Failure | undefined, index: number): Record<string, string> {
  const prefix = `sheets.${index}.defaults.`;
  return Object.fromEntries(
    Object.entries(failure?.fields ?? {}).flatMap(([field, message]) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), message]] : [],
    ),
  );
}

interface SheetCardProps {
  list: UnderstoodList;
  base: SheetBase | undefined;
  settled: Settled;
  place: DraftPlace | undefined;
  carriers: ImportFormProps["carriers"];
  errors: Record<string, string>;
  onChange: (more: Partial<Settled>) => void;
}

function SheetCard({ list, base, settled, place, carriers, errors, onChange }: SheetCardProps) {
  const rows = [...list.tasks, ...list.clauses];
  const unusable = rows.filter((row) => !row.isUsable).length;
  return (
    <Card
      title={`工作表“${list.sheet}”`}
      aside={
        list.kind === "task"
          ? `任务清单 · ${list.tasks.length} 项`
          : `责任清单 · ${list.clauses.length} 条`
      }
    >
      <div className="flex flex-col gap-5">
        <Checkbox
          label="导入这张工作表"
          checked={settled.isChosen}
          onChange={(event) => onChange({ isChosen: event.target.checked })}
        />
        {settled.isChosen && (
          <>
            {unusable > 0 && (
              <Checkbox
                label={`只导入其余 ${rows.length - unusable} 行`}
                note={`有 ${unusable} 行须在表中改正；勾选后先导入没有问题的各行`}
                checked={settled.isPartial}
                onChange={(event) => onChange({ isPartial: event.target.checked })}
              />
            )}
            {base && <BaseFields base={base} settled={settled} onChange={onChange} />}
            <DefaultFields
              sheet={list.sheet}
              kind={list.kind}
              defaults={settled.defaults}
              place={place}
              carriers={carriers}
              errors={errors}
              onChange={(more) => onChange({ defaults: { ...settled.defaults, ...more } })}
            />
            {list.kind === "task" ? (
              <TaskPreview list={list} settled={settled} onChange={onChange} />
            ) : (
              <ClausePreview list={list} />
            )}
          </>
        )}
      </div>
    </Card>
  );
}

interface BaseFieldsProps {
  base: SheetBase;
  settled: Settled;
  onChange: (more: Partial<Settled>) => void;
}

/** Which list the sheet continues, and whether it stands for the whole of it. */
function BaseFields({ base, settled, onChange }: BaseFieldsProps) {
  return (
    <>
      <Notice
        tone={base.isStale ? "soon" : "done"}
        title={`对应《${base.title}》第 ${base.listVersion} 版（${LIST_STATUS_LABELS[base.status]}）`}
      >
        {base.isStale
          ? "这份清单在导出之后又改过：表中没有动过的栏目保持清单现在的内容，动过的栏目以表为准，请在下一步仔细核对。"
          : "已有任务的设置保持不变，下面的设置只用于新增的条目。"}
      </Notice>
      <Checkbox
        label="以这张表为准：清单中有、表中没有的条目去掉"
        note="不勾选时只新增和修改，不去掉"
        checked={settled.removeMissing}
        onChange={(event) => onChange({ removeMissing: event.target.checked })}
      />
    </>
  );
}

function wordsOf(list: ImportedList): string {
  if (list.isRepeated) return "：已经导入过或与现有清单一致，没有改动";
  const { added, changed, removed } = list;
  return `：已存为草稿，新增 ${added} 条、修改 ${changed} 条、去掉 ${removed} 条`;
}

function Stored({ lists }: { lists: ImportedList[] }) {
  return (
    <Notice tone="done" live title="已处理所选工作表">
      <ul>
        {lists.map((list) => (
          <li key={list.listId}>
            <Link className="link" href={`/desk/lists/${list.listId}`}>
              {list.title}
            </Link>
            {wordsOf(list)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
