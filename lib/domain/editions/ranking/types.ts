/** Regions that share a place, because what parts them is within noise. */
export interface RankGroup {
  /** 1, 4, 5 …: one more than the number of those before the group. */
  place: number;
  members: RankMember[];
}

/** A region within its group, the higher rate first. */
export interface RankMember {
  code: string;
  name: string;
  asked: number;
  done: number;
  /** Done ÷ asked. */
  rate: number;
}
