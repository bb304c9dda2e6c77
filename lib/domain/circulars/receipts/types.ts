/** An organisation that a circular was sent to. */
export interface Receipt {
  organisationId: string;
  name: string;
  placeName: string;
  receivedAt: string | null;
  receivedByName: string | null;
}

/** Who has said 收到 and who has not; the lists hold the first of each. */
export interface Receipts {
  total: number;
  received: number;
  waiting: Receipt[];
  latest: Receipt[];
}
