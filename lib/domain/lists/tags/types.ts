/** The words that clauses of a region's lists are tagged with. */
export interface TagWords {
  regionCode: string;
  regionName: string;
  tags: string[];
  /** The region whose office chose them; null for the words that come with the platform. */
  chosenBy: string | null;
  /** Of the region's own choice; 0 where it has none. */
  version: number;
}
