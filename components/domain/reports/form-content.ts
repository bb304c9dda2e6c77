import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import type { ReportContent } from "@/lib/domain/reports/types";

const TYPED = [
  "numerator",
  "denominator",
  "value",
  "narrative",
  "explanation",
  "difficulties",
] as const;

/** The form's fields as a report's content. */
export function contentOfForm(form: HTMLFormElement): ReportContent {
  const data = new FormData(form);
  const content: ReportContent = {
    ...EMPTY_CONTENT,
    hasNoFigure: data.get("hasNoFigure") === "1",
    evidence: data.getAll("evidence[]").map(String),
  };
  for (const name of TYPED) {
    content[name] = String(data.get(name) ?? "").replace(/\r\n?/g, "\n");
  }
  return content;
}

function shownIn(control: Element | RadioNodeList | null): string {
  if (control instanceof RadioNodeList) {
    const chosen = [...control].find((one) => (one as HTMLInputElement).defaultChecked);
    return chosen ? (chosen as HTMLInputElement).value : "";
  }
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return "";
  return control.defaultValue.replace(/\r\n?/g, "\n");
}

/** What the form's fields held when the page came, whatever was typed before its script ran. */
export function shownContentOf(form: HTMLFormElement): ReportContent {
  const none = form.elements.namedItem("hasNoFigure");
  const content = contentOfForm(form);
  content.hasNoFigure = none instanceof HTMLInputElement && none.defaultChecked;
  for (const name of TYPED) content[name] = shownIn(form.elements.namedItem(name));
  return content;
}

/** Puts parts of a content into the form's fields, as if they had been typed; files stay as they are. */
export function fillForm(form: HTMLFormElement, content: Partial<ReportContent>): void {
  for (const [name, value] of Object.entries(content)) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList) {
      for (const choice of control) {
        const radio = choice as HTMLInputElement;
        if (radio.value === value && !radio.checked) radio.click();
      }
    } else if (control instanceof HTMLInputElement && control.type === "checkbox") {
      if (control.checked !== value) control.click();
    } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
      const prototype = Object.getPrototypeOf(control);
      Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, String(value));
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
