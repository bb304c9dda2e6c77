/*
 * How a row of the workbook finds its organisation: by the name of the unit, narrowed by the region code
 * where one is given; otherwise by the region, whose own organisation is meant (a village's or a
 * township's). Two organisations of one name are never guessed between.
 */
import type { UnderstoodAccount } from "@/lib/domain/imports/accounts/types";
import type { Doubt } from "@/lib/domain/imports/types";
import type { OrganisationKind } from "@/lib/platform/generated/prisma/enums";

/** Most people in one workbook: each gets a password of their own, which takes its time. */
export const MOST_PEOPLE = 2_000;

/** An organisation that a row may mean. */
export interface HomeCandidate {
  id: string;
  name: string;
  kind: OrganisationKind;
  regionCode: string;
}

/** The organisation that a row means, or why none is found. */
export type HomeMatch = { home: HomeCandidate } | { message: string; remedy: string };

/** Looks an organisation up; `regionCode` is the row's own or the one that its place was found to mean. */
export function matchHome(
  person: Pick<UnderstoodAccount, "organisationName">,
  regionCode: string | null,
  candidates: readonly HomeCandidate[],
): HomeMatch {
  const inRegion = candidates.filter((home) => !regionCode || home.regionCode === regionCode);
  const meant = person.organisationName
    ? inRegion.filter((home) => home.name === person.organisationName)
    : inRegion.filter((home) => regionCode && ["village", "township"].includes(home.kind));
  const [home, second] = meant;
  if (home && !second) return { home };
  if (home) {
    return { message: "有几个同名单位", remedy: "请在“区划代码”列写明是哪个地区的" };
  }
  return {
    message: "没有找到这个单位，或不在您的管理范围内",
    remedy: "请核对名称、区划代码和角色；还没有登记的单位请先新建",
  };
}

/** A doubt at the cell that names a row's organisation, or another of its fields. */
export function rowError(
  person: UnderstoodAccount,
  field: "organisation" | "login" | "role",
  words: { message: string; remedy: string },
): Doubt {
  const whose = ["organisation", "regionCode", "village", "township", "county"];
  const names = field === "organisation" ? whose : [field];
  const column = names.map((name) => person.columns[name]).find((found) => found) ?? "A";
  const value = {
    organisation:
      person.organisationName ?? person.regionCode ?? Object.values(person.place).at(-1),
    login: person.login,
    role: person.role,
  }[field];
  return {
    severity: "error",
    sheet: person.sheet,
    row: person.row,
    column,
    value: value ?? "",
    rowKey: person.key,
    ...words,
  };
}
