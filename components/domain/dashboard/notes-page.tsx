import { ActionForm, FormSelect, FormText } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import {
  addNoteAction,
  editNoteAction,
  removeNoteAction,
} from "@/lib/domain/counters/notes/actions";
import type { TrendNote } from "@/lib/domain/counters/notes/types";
import { dayLabel } from "@/lib/shared/dates";

export type NotesPageProps = {
  region: { code: string; name: string };
  year: number;
  today: string;
  notes: readonly TrendNote[];
  carriers: readonly CarrierColumn[];
  /** The remark that is being edited. */
  edited: TrendNote | undefined;
  /** Keys of the forms, so that a repetition changes nothing. */
  keys: { form: string; notes: readonly string[] };
};

/** 走势说明: dated remarks on a region's trend, written by the office. */
export function NotesPage({ region, year, today, notes, carriers, edited, keys }: NotesPageProps) {
  const here = `/desk/dashboard/${region.code}`;
  return (
    <>
      <PageHeader
        title="走势说明"
        subtitle={`${region.name} · ${year} 年 · 说明显示在办结进度图上，看得到这个地区驾驶舱的人都能看到`}
        back={{ href: here, label: `${region.name}驾驶舱` }}
      />
      <div className="dash-stack">
        <Card title={edited ? "修改说明" : "新增说明"}>
          <NoteForm {...{ region, today, carriers, edited, formKey: keys.form }} />
        </Card>
        <Card title="已有说明" aside={`${notes.length} 条`}>
          {notes.length === 0 ? (
            <EmptyState kind="first-use" title="还没有说明">
              写下哪一天发生了什么，例如“集中整治开始”，看图的人就明白曲线为什么变化。
            </EmptyState>
          ) : (
            <ul className="stuck-list">
              {notes.map((note, at) => (
                <NoteLine
                  key={note.id}
                  note={note}
                  href={`${here}/notes?year=${year}&edit=${note.id}`}
                  formKey={keys.notes[at] ?? ""}
                  carrier={carriers.find(({ code }) => code === note.carrierCode)?.name}
                />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

type NoteFormProps = Pick<NotesPageProps, "region" | "today" | "carriers" | "edited"> & {
  formKey: string;
};

function NoteForm({ region, today, carriers, edited, formKey }: NoteFormProps) {
  const hidden = edited
    ? { noteId: edited.id, version: String(edited.version), key: formKey }
    : { regionCode: region.code, key: formKey };
  return (
    <ActionForm
      key={edited?.id ?? "new"}
      action={edited ? editNoteAction : addNoteAction}
      hidden={hidden}
      submit={edited ? "保存修改" : "加到走势上"}
      beside={
        edited && (
          <ButtonLink href={`/desk/dashboard/${region.code}/notes`} variant="quiet">
            不改了
          </ButtonLink>
        )
      }
    >
      <FormText name="onDay" type="date" label="日期" defaultValue={edited?.onDay ?? today} />
      <FormText
        name="text"
        label="说明"
        hint="一句话，最多 60 个字，例如：全省集中整治开始"
        maxLength={60}
        defaultValue={edited?.text ?? ""}
      />
      <FormSelect
        name="carrierCode"
        label="载体"
        optional
        hint="选了载体的，只在看全部载体和这个载体时显示"
        blank="全部载体"
        choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={edited?.carrierCode ?? ""}
      />
    </ActionForm>
  );
}

type NoteLineProps = {
  note: TrendNote;
  href: string;
  formKey: string;
  carrier: string | undefined;
};

function NoteLine({ note, href, formKey, carrier }: NoteLineProps) {
  const { id, onDay, text, byName, version } = note;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p className="grow">
        <b>{dayLabel(onDay)}</b> {text}
        <span>
          {carrier ?? "全部载体"} · {byName}
        </span>
      </p>
      <ButtonLink href={href} size="small" aria-label={`修改：${text}`}>
        修改
      </ButtonLink>
      <ActionForm
        action={removeNoteAction}
        hidden={{ noteId: id, version: String(version), key: formKey }}
        submit="删除"
        variant="quiet"
        size="small"
      />
    </li>
  );
}
