import type { PlaceNames } from "../places/types";
import type { Doubt, IgnoredPart, Refusal } from "../types";

/** The roles that a workbook may hand out; the three administrators are made one by one. */
export type ImportableRole =
  | "reporter"
  | "unit_head"
  | "township"
  | "lead_unit"
  | "office"
  | "supervisor"
  | "resident_group"
  | "inspector"
  | "assessor"
  | "moderator"
  | "answerer";

/** A person's row. Which organisation is meant is found by code, by name or by place. */
export interface UnderstoodAccount {
  /** Names the row within the workbook: sheet and row. */
  key: string;
  sheet: string;
  row: number;
  name: string;
  /** Lower case. */
  login: string;
  organisationName: string | null;
  /** 6, 9 or 12 digits. */
  regionCode: string | null;
  place: PlaceNames;
  role: ImportableRole | null;
  /** As written, for lead units: 清廉村居 or 村居. */
  carrierName: string | null;
  phone: string | null;
  /** Where the row says whose account it is, for doubts found later: column letters by field. */
  columns: Readonly<Record<string, string>>;
  isUsable: boolean;
}

/** Everything that was understood of an accounts workbook. With a refusal there are no rows. */
export interface UnderstoodAccounts {
  rows: UnderstoodAccount[];
  doubts: Doubt[];
  ignored: IgnoredPart[];
  refusal: Refusal | null;
}
