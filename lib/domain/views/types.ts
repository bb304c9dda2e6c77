/** A page under its filter that a person keeps. */
export interface SavedView {
  id: string;
  version: number;
  name: string;
  /** Path and search within the desk. */
  address: string;
  position: number;
  /** How many subscriptions to it run. */
  subscriptions: number;
}
