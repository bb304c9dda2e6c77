/** The steps of chasing, from the lightest on. */
export type OrderKind = "remind" | "urge" | "order" | "interview" | "circular";

/** Where an order stands. */
export type OrderStatus = "proposed" | "released" | "waived" | "answered" | "closed";

/** How an order ended. */
export type CloseKind = "done" | "accepted" | "insufficient" | "escalated";
