import type { UnderstoodAccount } from "@/lib/domain/imports/accounts/types";
import type { Doubt, IgnoredPart } from "@/lib/domain/imports/types";
import type { OrganisationKind } from "@/lib/platform/generated/prisma/enums";

/** A person of the workbook with the organisation that was found for them. */
export interface ImportRow {
  person: UnderstoodAccount;
  organisation: { id: string; name: string; kind: OrganisationKind; regionCode: string } | null;
}

/** What stands between upload and commit: everybody who was read, and every doubt. */
export interface AccountImport {
  id: string;
  fileName: string;
  rows: ImportRow[];
  doubts: Doubt[];
  ignored: IgnoredPart[];
  /** Nobody is stored while one row has an error. */
  isReady: boolean;
  /** False for system administrators: the security administrator gives the rights afterwards. */
  givesRights: boolean;
}

/** The passwords of an import, told once. */
export interface ImportedAccounts {
  people: { login: string; name: string; password: string; note: string }[];
}
