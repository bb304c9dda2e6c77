/** A carrier as a region's set names it: a column of the matrix. */
export interface CarrierColumn {
  code: string;
  name: string;
  short: string;
  glyph: string;
}

/** A carrier of a set with what it is compared by and its sub-carriers. */
export interface CarrierMember extends CarrierColumn {
  /** The common carrier by which sets of different places are compared. */
  commonCode: string;
  position: number;
  /** 国企, 民企 under 企业; empty for most. */
  subCarriers: CarrierColumn[];
}

/** The carriers that a region builds in a year, in the order of their columns. */
export interface RegionCarriers {
  setCode: string;
  setName: string;
  /** What the place calls a carrier: 载体, 单元, 领域. */
  unitWord: string;
  /** The region whose set it is: itself, or the nearest above that has one. */
  setRegionCode: string;
  members: CarrierMember[];
}
