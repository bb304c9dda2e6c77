/*
 * The framework quotes what it was sent when it cannot read it. What people sent is in no log, so the quotation is
 * left out and the message stays.
 */
const QUOTED: readonly [RegExp, string][] = [
  [
    /Unexpected token [\s\S]{1,12}?, (?:\.\.\.)?\\?"[\s\S]{0,120}?"(?:\.\.\.)? is not valid JSON/g,
    "The body is not valid JSON",
  ],
  [/(Received|find Server Action) \\?"[^"\n]*"/g, "$1 what was sent"],
  [/(header with value) `[^`\n]*`/g, "$1 (left out)"],
];

/** What a part of the platform says, without what it was sent. */
export function withoutQuotations(said: string): string {
  return QUOTED.reduce((text, [quotation, instead]) => text.replace(quotation, instead), said);
}
