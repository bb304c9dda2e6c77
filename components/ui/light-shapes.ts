/** The four deadline lights as shapes in a 12 × 12 box; screens, strings of HTML and prints share them. */
export type Light = "normal" | "soon" | "overdue" | "none";

export const lightShapes: Record<Light, string> = {
  normal: "M6 .9a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 0 1 6 .9z",
  soon: "M6 1l5.4 10H.6z",
  overdue: "M6 0l6 6-6 6-6-6z",
  none: "M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z",
};

export const lightWords: Record<Light, string> = {
  normal: "正常",
  soon: "预警",
  overdue: "超期",
  none: "未到期",
};
