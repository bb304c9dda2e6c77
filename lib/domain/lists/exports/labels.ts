import type { ListKind } from "@/lib/domain/imports/schema";

/** A column of the printed form: the field of the sheet that it shows, its width in characters. */
export interface FormColumn {
  key: string;
  /** The words over this column and its neighbours; absent where the column stands alone. */
  group?: string;
  width: number;
  isCentred?: boolean;
}

/** What an office prints and sends round, in its order. */
export const PRINTED_COLUMNS: Readonly<Record<ListKind, readonly FormColumn[]>> = {
  task: [
    { key: "code", width: 9, isCentred: true },
    { key: "title", width: 18 },
    { key: "measure", width: 34 },
    { key: "indicatorName", group: "指标", width: 18 },
    { key: "unit", group: "指标", width: 7, isCentred: true },
    { key: "target", group: "指标", width: 9, isCentred: true },
    { key: "frequency", group: "报送要求", width: 8, isCentred: true },
    { key: "dueDates", group: "报送要求", width: 15 },
    { key: "leadName", group: "责任分工", width: 15 },
    { key: "cooperatingUnits", group: "责任分工", width: 22 },
    { key: "accountable", group: "责任分工", width: 11 },
    { key: "evidenceHint", width: 17 },
  ],
  responsibility: [
    { key: "responsibility", width: 11, isCentred: true },
    { key: "code", width: 10, isCentred: true },
    { key: "text", width: 52 },
    { key: "frequency", width: 9, isCentred: true },
    { key: "dueDates", width: 16 },
    { key: "subject", width: 20 },
    { key: "post", width: 18 },
    { key: "basis", width: 22 },
  ],
};

/** What stands to the right of the printed form: how reports are asked for. */
export const SETTING_COLUMNS: Readonly<Record<ListKind, readonly FormColumn[]>> = {
  task: [
    { key: "form", width: 20 },
    { key: "direction", width: 12 },
    { key: "numeratorName", width: 20 },
    { key: "denominatorName", width: 20 },
    { key: "accumulation", width: 20 },
    { key: "source", width: 11 },
    { key: "levels", width: 20 },
    { key: "asked", width: 30 },
    { key: "askedRole", width: 12 },
    { key: "minutes", width: 10, isCentred: true },
    { key: "responsibilities", width: 20 },
    { key: "subCarrierCode", width: 12 },
    { key: "evidenceKinds", width: 16 },
    { key: "evidenceMin", width: 10, isCentred: true },
    { key: "evidenceMax", width: 10, isCentred: true },
    { key: "weight", width: 8, isCentred: true },
    { key: "disclosure", width: 12 },
    { key: "basis", width: 30 },
    { key: "citations", width: 30 },
    { key: "note", width: 24 },
  ],
  responsibility: [
    { key: "dutyKind", width: 12 },
    { key: "levels", width: 20 },
    { key: "askedRole", width: 12 },
    { key: "leadLine", width: 12 },
    { key: "minutes", width: 10, isCentred: true },
    { key: "tags", width: 26 },
  ],
};

/** Over the columns that are not printed. */
export const SETTINGS_GROUP = "填报设置（不打印）";
export const SEQUENCE_HEAD = "序号";
export const IDENTITY_HEAD = "系统标识";

/** How levels are usually named together, offered in the sheet; others may be written. */
export const USUAL_LEVELS = [
  "县、乡镇、村居",
  "市、县、建设单位",
  "省、市、县",
  "省、市、县、建设单位",
  "省、市、县、乡镇、村居",
  "村居",
  "建设单位",
] as const;
