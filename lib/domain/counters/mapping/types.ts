/** How the nodes of the past lie on today's map; null where nothing has to be mapped. */
export interface Mapping {
  /** Ended nodes of which everything belongs to one node today: counters are read under that one. */
  whole: Record<string, string>;
  /** Nodes whose past belongs to several of today: counted by where each organisation stands now. */
  parted: string[];
}
