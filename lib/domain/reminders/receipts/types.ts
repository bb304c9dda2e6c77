/** A list that took effect, with how many organisations were told and confirmed it. */
export interface AnnouncedList {
  listId: string;
  title: string;
  told: number;
  received: number;
}

/** A report that the reader returned or opened again, and whether the unit has confirmed it. */
export interface ReturnedReport {
  assignmentId: string;
  taskTitle: string;
  organisationName: string;
  at: string;
  receivedAt: string | null;
  receivedByName: string | null;
}

/** An organisation that was told of a list and has not confirmed it. */
export interface UnconfirmedOrganisation {
  notificationId: string;
  organisationName: string;
  placeName: string;
  toldAt: string;
}

/** Those who have not confirmed a list, with the cursor of the next page. */
export interface UnconfirmedPage {
  listId: string;
  title: string;
  rows: UnconfirmedOrganisation[];
  next: string | null;
}
