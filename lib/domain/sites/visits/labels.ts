/** Rows on a page of the desk's list of bookings. */
export const BOOKINGS_ON_A_PAGE = 50;
