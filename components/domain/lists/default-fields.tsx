import type { ComponentProps } from "react";
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { ImportDefaults, ListKind } from "@/lib/domain/imports/schema";
import {
  ACCUMULATION_LABELS,
  ASKED_LABELS,
  DISCLOSURE_LABELS,
  LEVEL_NAMES,
  RESPONSIBILITY_LABELS,
  SOURCE_LABELS,
} from "@/lib/domain/lists/labels";
import type { DraftPlace } from "@/lib/domain/lists/types";
import { Field, FieldGroup } from "../../ui/field";
import { Checkbox, Input, Select } from "../../ui/input";

export interface DefaultFieldsProps {
  sheet: string;
  kind: ListKind;
  defaults: ImportDefaults;
  place: DraftPlace | undefined;
  carriers: (CarrierColumn & { parentCode: string | null })[];
  errors: Record<string, string>;
  onChange: (more: Partial<ImportDefaults>) => void;
}

/** What a sheet does not say, asked once for all its rows. */
export function DefaultFields(props: DefaultFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-3 font-semibold">整张表的设置</legend>
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <Identity {...props} />
        {props.kind === "task" && <Asking {...props} />}
        {props.kind === "task" && <Evidence {...props} />}
      </div>
    </fieldset>
  );
}

function Identity({
  sheet,
  kind,
  defaults,
  place,
  carriers,
  errors,
  onChange,
}: DefaultFieldsProps) {
  const subCarriers = carriers.filter(({ parentCode }) => parentCode === defaults.carrierCode);
  return (
    <>
      <Setting id={`${sheet}-title`} label="清单名称" error={errors.title}>
        <Input
          id={`${sheet}-title`}
          value={defaults.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Setting>
      <Setting id={`${sheet}-carrier`} label="载体" error={errors.carrierCode}>
        <Select
          id={`${sheet}-carrier`}
          value={defaults.carrierCode ?? ""}
          onChange={(event) =>
            onChange({ carrierCode: event.target.value || null, subCarrierCode: null })
          }
        >
          {carrierChoices({ place, defaults, carriers }).map(({ code, name }) => (
            <option key={code ?? ""} value={code ?? ""}>
              {name}
            </option>
          ))}
        </Select>
      </Setting>
      {kind === "task" && subCarriers.length > 0 && (
        <Setting id={`${sheet}-sub`} label="子载体" error={errors.subCarrierCode}>
          <Select
            id={`${sheet}-sub`}
            value={defaults.subCarrierCode ?? ""}
            onChange={(event) => onChange({ subCarrierCode: event.target.value || null })}
          >
            <option value="">不区分</option>
            {subCarriers.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Setting>
      )}
      <Setting id={`${sheet}-year`} label="年度" error={errors.year}>
        <Input
          id={`${sheet}-year`}
          inputMode="numeric"
          value={defaults.year || ""}
          onChange={(event) => onChange({ year: Number(event.target.value) || 0 })}
        />
      </Setting>
      <Setting
        id={`${sheet}-lead`}
        label="牵头单位"
        hint="行内没有写明时采用"
        error={errors.leadName}
      >
        <Input
          id={`${sheet}-lead`}
          value={defaults.leadName}
          onChange={(event) => onChange({ leadName: event.target.value })}
        />
      </Setting>
      {kind === "responsibility" && (
        <Setting
          id={`${sheet}-prefix`}
          label="编号前缀"
          hint="行内没有编号时采用"
          error={errors.codePrefix}
        >
          <Input
            id={`${sheet}-prefix`}
            value={defaults.codePrefix}
            onChange={(event) => onChange({ codePrefix: event.target.value.toUpperCase() })}
          />
        </Setting>
      )}
    </>
  );
}

// In a grid of its own cell, so that no field is pushed down by the one before it.
function Setting(props: ComponentProps<typeof Field>) {
  return (
    <div>
      <Field {...props} />
    </div>
  );
}

/** The carriers for which the person may draft; the one that was recognised stands even if it is none of them. */
function carrierChoices({
  place,
  defaults,
  carriers,
}: Pick<DefaultFieldsProps, "place" | "defaults" | "carriers">) {
  const allowed = place?.carriers ?? [];
  if (allowed.some(({ code }) => code === defaults.carrierCode)) return allowed;
  const found = carriers.find(({ code }) => code === defaults.carrierCode);
  const name = found ? `${found.name}（不是本单位牵头的载体）` : "请选择";
  return [{ code: defaults.carrierCode, name }, ...allowed];
}

interface ChoiceProps<Value extends string> {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: Value;
  labels: Record<Value, string>;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({
  id,
  label,
  hint,
  error,
  value,
  labels,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <Setting id={id} label={label} hint={hint} error={error}>
      <Select id={id} value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {(Object.entries(labels) as [Value, string][]).map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </Select>
    </Setting>
  );
}

interface SeveralProps<Value extends string> {
  id: string;
  label: string;
  error?: string | undefined;
  values: readonly Value[];
  labels: Record<Value, string>;
  onChange: (values: Value[]) => void;
}

function Several<Value extends string>({
  id,
  label,
  error,
  values,
  labels,
  onChange,
}: SeveralProps<Value>) {
  const toggle = (one: Value, isOn: boolean) =>
    onChange(isOn ? [...values, one] : values.filter((value) => value !== one));
  return (
    <div>
      <FieldGroup id={id} label={label} error={error}>
        <div className="flex flex-wrap gap-x-4">
          {(Object.entries(labels) as [Value, string][]).map(([one, word]) => (
            <Checkbox
              key={one}
              label={word}
              checked={values.includes(one)}
              onChange={(event) => toggle(one, event.target.checked)}
            />
          ))}
        </div>
      </FieldGroup>
    </div>
  );
}

function Asking({ sheet, defaults, errors, onChange }: DefaultFieldsProps) {
  return (
    <>
      <Several
        id={`${sheet}-levels`}
        label="适用层级"
        error={errors.levels}
        values={defaults.levels}
        labels={LEVEL_NAMES}
        onChange={(levels) => onChange({ levels })}
      />
      <Choice
        id={`${sheet}-asked`}
        label="向谁要数"
        value={defaults.asked}
        labels={ASKED_LABELS}
        onChange={(asked) => onChange({ asked })}
      />
      <Choice
        id={`${sheet}-source`}
        label="数据来源"
        value={defaults.source}
        labels={SOURCE_LABELS}
        onChange={(source) => onChange({ source })}
      />
      <Choice
        id={`${sheet}-accumulation`}
        label="各期怎样累计"
        value={defaults.accumulation}
        labels={ACCUMULATION_LABELS}
        onChange={(accumulation) => onChange({ accumulation })}
      />
      <Several
        id={`${sheet}-responsibilities`}
        label="责任类型"
        error={errors.responsibilities}
        values={defaults.responsibilities}
        labels={RESPONSIBILITY_LABELS}
        onChange={(responsibilities) => onChange({ responsibilities })}
      />
      <Choice
        id={`${sheet}-disclosure`}
        label="公开方式"
        value={defaults.disclosure}
        labels={DISCLOSURE_LABELS}
        onChange={(disclosure) => onChange({ disclosure })}
      />
    </>
  );
}

function Evidence({ sheet, defaults, errors, onChange }: DefaultFieldsProps) {
  const numbers = [
    { name: "minutes", label: "预计分钟（每次）" },
    { name: "evidenceMin", label: "佐证至少几份" },
    { name: "evidenceMax", label: "佐证至多几份" },
  ] as const;
  return (
    <>
      {numbers.map(({ name, label }) => (
        <Setting key={name} id={`${sheet}-${name}`} label={label} error={errors[name]}>
          <Input
            id={`${sheet}-${name}`}
            inputMode="numeric"
            value={defaults[name]}
            onChange={(event) => onChange({ [name]: Number(event.target.value) || 0 })}
          />
        </Setting>
      ))}
    </>
  );
}
