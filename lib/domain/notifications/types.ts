/** Something that an organisation was told. */
export interface Notification {
  id: string;
  kind: string;
  title: string;
  link: string;
  createdAt: string;
  isRead: boolean;
}
