/** Something that an organisation, or one person of it, was told. */
export interface Notification {
  id: string;
  kind: string;
  title: string;
  link: string;
  createdAt: string;
  isRead: boolean;
  needsReceipt: boolean;
  /** Who of the organisation confirmed it, and when; null while nobody has. */
  receivedAt: string | null;
  receivedByName: string | null;
}

/** A page of messages, with the cursor of the next. */
export interface MessagePage {
  rows: Notification[];
  next: string | null;
}

/** How many messages are unread, and how many wait for 收到; counted up to 100. */
export interface MessageCounts {
  unread: number;
  toConfirm: number;
}
