"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { arrangeStopsAction } from "@/lib/domain/routes/stops/actions";
import "./routes.css";

type Stop = { id: string; name: string; note: string };

type ArrangeStopsProps = {
  routeId: string;
  version: number;
  stops: readonly Stop[];
};

function moved(all: readonly Stop[], from: number, to: number): Stop[] {
  const next = [...all];
  const [picked] = next.splice(from, 1);
  if (picked) next.splice(to, 0, picked);
  return next;
}

/**
 * The order of the stops: dragged, moved by buttons or by Alt and the arrow keys, or, without script, by the
 * numbers beside them. Nothing is kept before it is saved.
 */
export function ArrangeStops({ routeId, version, stops }: ArrangeStopsProps) {
  const [order, setOrder] = useState<readonly Stop[]>(stops);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, say] = useState("");
  const list = useRef<HTMLOListElement>(null);

  function move(from: number, to: number) {
    const stop = order[from];
    if (!stop || to < 0 || to >= order.length) return;
    setOrder(moved(order, from, to));
    say(`${stop.name}移到第 ${to + 1} 站，共 ${order.length} 站，还没有保存`);
    requestAnimationFrame(() => list.current?.querySelectorAll("li")[to]?.focus());
  }

  function onKeyDown(event: KeyboardEvent, at: number) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(at, event.key === "ArrowUp" ? at - 1 : at + 1);
  }

  return (
    <ActionForm
      action={arrangeStopsAction}
      hidden={{ routeId, version: String(version) }}
      submit="保存顺序"
      variant="secondary"
    >
      <p className="mb-2 text-sm text-ink-hint">
        拖动，或用上移、下移，或选中一站后按 Alt 加上下方向键；也可以直接改顺序号。
      </p>
      <ol ref={list} className="route-arrange">
        {order.map((stop, at) => (
          <li
            key={stop.id}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the row is moved by keys while it has the focus
            tabIndex={0}
            aria-label={`第 ${at + 1} 站，${stop.name}`}
            draggable
            className={dragged === at ? "is-dragged" : undefined}
            onKeyDown={(event) => onKeyDown(event, at)}
            onDragStart={() => setDragged(at)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) move(dragged, at);
              setDragged(null);
            }}
          >
            <input type="hidden" name="stopIds[]" value={stop.id} />
            <Input
              // biome-ignore lint/suspicious/noArrayIndexKey: a stop that moved takes the number of its new place
              key={`${stop.id}-${at}`}
              name="positions[]"
              defaultValue={String(at + 1)}
              inputMode="numeric"
              aria-label={`${stop.name}的顺序号`}
            />
            <span className="route-grip">
              {stop.name}
              <small className="block text-ink-hint">{stop.note}</small>
            </span>
            <span className="route-arrange-moves">
              <Button
                size="small"
                disabled={at === 0}
                aria-label={`上移${stop.name}`}
                onClick={() => move(at, at - 1)}
              >
                上移
              </Button>
              <Button
                size="small"
                disabled={at === order.length - 1}
                aria-label={`下移${stop.name}`}
                onClick={() => move(at, at + 1)}
              >
                下移
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
    </ActionForm>
  );
}
