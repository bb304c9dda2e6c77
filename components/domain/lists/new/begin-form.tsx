import { startListAction } from "@/lib/domain/lists/templates/actions";
import { HINDRANCE_LABELS, ORIGIN_LABELS } from "@/lib/domain/lists/templates/labels";
import { placeKey, proposedTitle } from "@/lib/domain/lists/templates/rules";
import type { StartChoice, TemplateEntry } from "@/lib/domain/lists/templates/types";
import { ActionForm, FormText, FormTick } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { Tag } from "../../../ui/mark";

interface BeginFormProps {
  choice: StartChoice;
  formKey: string;
}

/** What will be taken over, entry by entry, the title, and the button that makes the draft. */
export function BeginForm({ choice, formKey }: BeginFormProps) {
  const { place, chosen, entries } = choice;
  const origin = chosen?.origin ?? "blank";
  const taken = entries.filter((entry) => entry.hindrance === null);
  const left = entries.filter((entry) => entry.hindrance !== null);
  const hidden = {
    kind: place.kind,
    place: placeKey(place.regionCode, place.carrierCode),
    year: String(place.year),
    origin,
    template: chosen?.id,
    key: formKey,
  };
  return (
    <Card
      id="entries"
      title="三、带入的内容"
      aside={`${ORIGIN_LABELS[origin]}${chosen ? ` · ${chosen.title}` : ""}`}
    >
      <ActionForm
        action={startListAction}
        submit="存为草稿，去编辑"
        pendingText="正在生成草稿"
        variant="primary"
        size="large"
        hidden={hidden}
        beside={<ButtonLink href="/desk/lists">取消</ButtonLink>}
      >
        <FormText
          name="title"
          label="清单名称"
          defaultValue={proposedTitle(place)}
          maxLength={80}
        />
        {taken.length > 0 && (
          <fieldset id="entries-choice" className="mt-5 flex flex-col gap-2">
            <legend className="mb-2 font-semibold">
              带入这些（{taken.length} 条，不要的取消勾选）
            </legend>
            {taken.map((entry) => (
              <FormTick
                key={entry.id}
                name="entries[]"
                value={entry.id}
                label={`${entry.code} ${entry.title}`}
                note={noteOf(entry)}
                defaultChecked
              />
            ))}
          </fieldset>
        )}
        {left.length > 0 && <LeftOut entries={left} />}
      </ActionForm>
    </Card>
  );
}

function noteOf({ detail, target, unit, dueDates }: TemplateEntry): string {
  const days = dueDates.map((day) => day.replace("-", "/")).join("、");
  const goal = target === null ? "" : ` ${target}${unit === "%" ? "%" : ` ${unit}`}`;
  return `${detail}${goal}${days ? ` · 期限 ${days}` : ""}`;
}

function LeftOut({ entries }: { entries: TemplateEntry[] }) {
  return (
    <div className="mt-5">
      <h3 className="mb-2 font-semibold">不带入（{entries.length} 条）</h3>
      <ul className="flex flex-col gap-1 text-ink-soft">
        {entries.map(({ id, code, title, hindrance }) => (
          <li key={id}>
            {code} {title} {hindrance && <Tag>{HINDRANCE_LABELS[hindrance]}</Tag>}
          </li>
        ))}
      </ul>
    </div>
  );
}
