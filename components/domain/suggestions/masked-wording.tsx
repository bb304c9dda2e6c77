"use client";

import { FormTextArea } from "../../forms/action-form";

/** Every letter of what is selected becomes ■; spaces and line ends stay. */
function masked(text: string): string {
  return text.replace(/\S/gu, "■");
}

function maskSelected(field: string): void {
  const box = document.getElementById(field);
  if (!(box instanceof HTMLTextAreaElement)) return;
  const { selectionStart: start, selectionEnd: end } = box;
  if (start === end) return;
  box.setRangeText(masked(box.value.slice(start, end)), start, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

interface MaskedWordingProps {
  name: string;
  label: string;
  initial: string;
}

/** The words as they may be shown; what is selected is hidden by one button. Without script one types ■. */
export function MaskedWording({ name, label, initial }: MaskedWordingProps) {
  return (
    <FormTextArea
      name={name}
      label={label}
      hint="可以改写；不便公开的词，选中后按“遮住选中的字”，或直接改成 ■。原文另存，不会改变"
      max={1000}
      rows={6}
      defaultValue={initial}
      foot={
        <button type="button" className="btn btn-small" onClick={() => maskSelected(name)}>
          遮住选中的字
        </button>
      }
    />
  );
}
