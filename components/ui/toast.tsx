"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";

export type ToastMessage = { text: string; undo?: { label: string; run: () => void } };
type Shown = ToastMessage & { id: number };

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

const shownFor = { plain: 6_000, undo: 12_000 };

/** Holds the polite announcements of a frame. Errors never go here: they stand beside what failed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<Shown[]>([]);
  const lastId = useRef(0);

  const remove = useCallback((id: number) => {
    setMessages((all) => all.filter((message) => message.id !== id));
  }, []);

  const show = useCallback(
    (message: ToastMessage) => {
      lastId.current += 1;
      const id = lastId.current;
      setMessages((all) => [...all.slice(-2), { ...message, id }]);
      setTimeout(() => remove(id), message.undo ? shownFor.undo : shownFor.plain);
    },
    [remove],
  );

  return (
    <ToastContext value={show}>
      {children}
      <div className="toast-area" role="status" aria-live="polite">
        {messages.map(({ id, text, undo }) => (
          <div className="toast" key={id}>
            <span>{text}</span>
            {undo && (
              <button
                type="button"
                onClick={() => {
                  undo.run();
                  remove(id);
                }}
              >
                {undo.label}
              </button>
            )}
          </div>
        ))}
      </div>
    </ToastContext>
  );
}

/** Shows a short confirmation, with a way back where there is one. */
export function useToast() {
  return useContext(ToastContext);
}
