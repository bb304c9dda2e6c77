import type { Level } from "../data-files";
import { stableId } from "../identity";
import type { RegionRow } from "../reference/regions";
import { exampleName } from "./names";
import { hashText } from "./random";

/** What kind of organisation it is. */
export type OrganisationKind =
  | "office"
  | "commission"
  | "resident_group"
  | "lead_unit"
  | "township"
  | "village"
  | "unit";

/** An organisation to be stored, with what the seed derives from it. */
export interface Organisation {
  id: string;
  /** Its first account's sign-in name; identifies it. */
  login: string;
  name: string;
  kind: OrganisationKind;
  level: Level;
  regionCode: string;
  nodeCode: string;
  townshipCode: string | null;
  line: string | null;
  parentId: string | null;
  /** Carriers and sub-carriers that it builds. */
  carriers: readonly string[];
  /** Carriers and sub-carriers that it leads in its region. */
  leads: readonly string[];
  /** Carriers that it cooperates in, in its region. */
  cooperates: readonly string[];
  isExample: boolean;
  /** Its first account. */
  accountId: string;
  accountName: string;
  /** What its random facts are drawn from. */
  seed: number;
}

type Facts = Omit<
  Organisation,
  | "id"
  | "seed"
  | "accountId"
  | "accountName"
  | "regionCode"
  | "nodeCode"
  | "townshipCode"
  | "line"
  | "parentId"
  | "carriers"
  | "leads"
  | "cooperates"
  | "isExample"
> &
  Partial<Organisation>;

/** An organisation in a region; whatever is not told is empty. */
export function organisationIn(region: RegionRow, facts: Facts): Organisation {
  const seed = hashText(facts.login);
  return {
    townshipCode: null,
    line: null,
    parentId: null,
    carriers: [],
    leads: [],
    cooperates: [],
    isExample: false,
    ...facts,
    id: organisationId(facts.login),
    accountId: accountId(facts.login),
    accountName: exampleName(seed),
    seed,
    regionCode: region.code,
    nodeCode: region.nodeCode,
  };
}

/** The id of the organisation whose first account signs in so. */
export function organisationId(login: string): string {
  return stableId("organisation", login);
}

/** The id of the account with a sign-in name. */
export function accountId(login: string): string {
  return stableId("account", login);
}
