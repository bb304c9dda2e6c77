import { nameOf } from "./accounts";
import type { AskedTask } from "./asking";
import { accountId, type Organisation } from "./organisation";
import { HOME } from "./scope";

/** Who reviewed: the person and the unit. */
export interface Reviewer {
  id: string;
  name: string;
  unit: string;
  /** The place whose speed it has. */
  code: string;
}

/*
 * Who reviews (lib/domain/reports/reviewers/rules.ts): a village's report its township; a township's or
 * a unit's the lead unit of its county; a county's or city's the lead one level up; the province's own
 * reports, those of the coordination list, and what supervisors report on carriers, the office.
 */
export class Reviewers {
  private readonly townships = new Map<string, Organisation>();
  private readonly leads = new Map<string, Organisation>();
  private readonly offices = new Map<string, Organisation>();
  private readonly parents: ReadonlyMap<string, string | null>;
  private readonly second = nameOf("office2");

  /** `parents` gives the region above each province, city and county. */
  constructor(organisations: readonly Organisation[], parents: ReadonlyMap<string, string | null>) {
    this.parents = parents;
    for (const one of organisations) {
      if (one.kind === "township") this.townships.set(one.regionCode, one);
      if (one.kind === "office") this.offices.set(one.regionCode, one);
      for (const carrier of one.leads) this.leads.set(`${one.regionCode}/${carrier}`, one);
    }
  }

  private unitFor(organisation: Organisation, asked: AskedTask): Organisation | undefined {
    const { level, nodeCode, townshipCode } = organisation;
    if (level === "village") return this.townships.get(townshipCode ?? "");
    if (level === "province") return this.offices.get(HOME.province);
    const isAbove = level === "county" || level === "city";
    const region = isAbove ? (this.parents.get(nodeCode) ?? nodeCode) : nodeCode;
    if (asked.carrierCode === null || asked.task.askedRole === "resident")
      return this.offices.get(region);
    const own = organisation.leads.map((part) => this.leads.get(`${region}/${part}`));
    return this.leads.get(`${region}/${asked.carrierCode}`) ?? own.find((unit) => unit);
  }

  /** The reviewer of an organisation's reports on a task. */
  of(organisation: Organisation, asked: AskedTask): Reviewer {
    const unit = this.unitFor(organisation, asked) ?? this.offices.get(HOME.province);
    if (!unit) throw new Error(`nobody reviews ${organisation.login}`);
    // Nobody reviews what they entered: the province's office has a second person.
    const isOwn = unit.id === organisation.id;
    return {
      id: isOwn ? accountId("office2") : unit.accountId,
      name: isOwn ? this.second : unit.accountName,
      unit: unit.name,
      code: unit.regionCode,
    };
  }
}
