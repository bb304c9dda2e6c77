"use client";

import { useActionState } from "react";
import { FormBody, FormText } from "@/components/forms/action-form";
import type { ActionState } from "@/lib/access/action";
import { findPlacesAction } from "@/lib/domain/suggestions/filing/actions";
import type { Place } from "@/lib/domain/suggestions/filing/types";

/** Finds a place by its name or the first letters of its pinyin; what was typed stands in no address. */
export function PlaceSearch({
  gate,
  category,
  next,
}: {
  gate: string;
  category: string;
  /** Where a place leads, up to its code. */
  next: string;
}) {
  const [answer, send] = useActionState<ActionState<{ places: Place[] }>, FormData>(
    findPlacesAction,
    { ok: null },
  );
  return (
    <form action={send} noValidate>
      <FormBody answer={answer} hidden={{ gate, category }} submit="查找" variant="secondary">
        <FormText
          name="q"
          label="直接查找地名"
          hint="例如：十里铺，或拼音首字母 slp"
          autoComplete="off"
          maxLength={30}
        />
      </FormBody>
      {answer.ok && (
        <div role="status" className="mt-4">
          <p>
            {answer.data.places.length === 0 ? "没有找到，请换个写法，或在下面逐级选择" : "找到："}
          </p>
          <ul className="suggest-places mt-2">
            {answer.data.places.map(({ code, name, above }) => (
              <li key={code}>
                <a href={`${next}${code}`}>
                  {above} {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
