"use client";

import { type RefObject, useDeferredValue, useState } from "react";
import { TEXT_MAX } from "@/lib/domain/reports/rules";
import { compareTexts } from "@/lib/shared/text-difference";
import { TextAreaField } from "../../forms/text-area-field";
import { Difference } from "../reviews/difference";
import { fillForm } from "./form-content";

interface NarrativeFieldProps {
  form: RefObject<HTMLFormElement | null>;
  start: string;
  past: { text: string; label: string } | null;
  error: string | undefined;
}

/** What was done, with last period's text to cite, and then word by word what differs from it. */
export function NarrativeField({ form, start, past, error }: NarrativeFieldProps) {
  const [text, setText] = useState(start);
  const [isCompared, setCompared] = useState(false);

  function cite() {
    const box = form.current?.elements.namedItem("narrative");
    if (!past || !form.current || !(box instanceof HTMLTextAreaElement)) return;
    const narrative = box.value.trim() ? `${box.value.trimEnd()}\n${past.text}` : past.text;
    fillForm(form.current, { narrative });
    setCompared(true);
    box.focus();
  }

  return (
    <div>
      <TextAreaField
        name="narrative"
        label="进展情况"
        hint="写清做了什么、覆盖多少、取得什么成效，一两句也可以"
        error={error}
        max={TEXT_MAX.narrative}
        defaultValue={start}
        onChange={(event) => setText(event.target.value)}
        rows={6}
        foot={
          past && (
            <span className="only-script cite-tools">
              <button type="button" className="link" onClick={cite}>
                引用{past.label}内容
              </button>
              <button
                type="button"
                className="link"
                aria-expanded={isCompared}
                onClick={() => setCompared(!isCompared)}
              >
                {isCompared ? "收起对比" : "与上期对比"}
              </button>
            </span>
          )
        }
      />
      {isCompared && past && <SinceLastTime {...past} now={text} />}
    </div>
  );
}

function SinceLastTime({ text, label, now }: { text: string; label: string; now: string }) {
  const latest = useDeferredValue(now).trim();
  return (
    <section className="since-last" aria-label={`与${label}的不同`}>
      <p className="text-sm text-ink-hint">
        与{label}相比：<ins>加上的</ins>，<del>去掉的</del>
      </p>
      <Difference runs={compareTexts(text, latest)} before={label} />
    </section>
  );
}
