import type { Bearing } from "@/lib/domain/guard/load/types";
import type { DataSource, Frequency } from "@/lib/domain/imports/schema";

/** Which figure of a task a field is: what is typed into the form. */
export type FieldPart = "numerator" | "denominator" | "value";

/** A field that a task asks for. */
export interface AskedField {
  part: FieldPart;
  name: string;
  unit: string;
}

/** A field of an issued list: it has one owner and one source. */
export interface CatalogueField extends AskedField, Bearing {
  rootTaskId: string;
  taskCode: string;
  taskTitle: string;
  listId: string;
  listTitle: string;
  regionCode: string;
  regionName: string;
  /** The lead unit of the list, or the office. */
  owner: string;
  source: DataSource;
  frequency: Frequency;
}

/** How near two names are: the same after normalising, or alike. */
export type Nearness = "same" | "alike";

/** A field of a task that an issued list asks already. */
export interface RepeatedField {
  asked: AskedField;
  known: CatalogueField;
  nearness: Nearness;
}

/** A page of the catalogue. */
export interface CataloguePage {
  year: number;
  years: number[];
  fields: CatalogueField[];
  total: number;
  page: number;
  pageCount: number;
}
