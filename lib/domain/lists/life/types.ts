import type { Consent, Remark } from "@/lib/domain/lists/consents/types";
import type { InheritedTask, LowerPlace } from "@/lib/domain/lists/inheriting/types";
import type { ChangesAbove } from "@/lib/domain/lists/versions/queries";
import type { ListComparison } from "@/lib/domain/lists/versions/types";

/** What a list's page shows of its life, besides the list itself. */
export interface ListLife {
  consents: Consent[];
  /** Of a draft that was returned: what is to be changed at which entry. */
  remarks: Remark[];
  /** How a later version differs from the one before it; null for a first one. */
  changes: { before: string; comparison: ListComparison } | null;
  /** What changed above since a lower list took it over. */
  above: ChangesAbove | null;
  inherited: InheritedTask[];
  /** Where the reader may begin an own list from this one. */
  lowerPlaces: LowerPlace[];
}
