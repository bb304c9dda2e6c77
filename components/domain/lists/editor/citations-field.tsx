import { X } from "lucide-react";
import { useState } from "react";
import { setValues } from "@/lib/domain/lists/sheet/rules";
import { Input } from "../../../ui/input";
import { useDesk } from "./use-desk";

const MOST_SHOWN = 8;

/** The clauses of the policy library that a task carries out: found by words, taken out by name. */
export function CitationsField({ id, cited }: { id: string; cited: readonly string[] }) {
  const { store } = useDesk();
  const [words, setWords] = useState("");
  const { citable } = store.list;
  const nameOf = (clause: string) => citable.find(({ value }) => value === clause)?.label ?? clause;
  const set = (citations: readonly string[]) =>
    store.edit((sheet) => setValues(sheet, id, { citations }, ["citations"]));
  const sought = words.trim().split(/\s+/).filter(Boolean);
  const found = citable.filter(
    ({ value, label }) => !cited.includes(value) && sought.every((word) => label.includes(word)),
  );
  return (
    <div className="citations">
      <ul>
        {cited.map((clause) => (
          <li key={clause}>
            {nameOf(clause)}
            <button
              type="button"
              aria-label={`去掉 ${nameOf(clause)}`}
              onClick={() => set(cited.filter((one) => one !== clause))}
            >
              <X aria-hidden="true" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <Input
        type="search"
        aria-label="查找政策条款"
        placeholder={citable.length > 0 ? "输入文件名或条款号查找" : "政策库中还没有条款"}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {sought.length > 0 && (
        <ul className="citations-found">
          {found.slice(0, MOST_SHOWN).map(({ value, label }) => (
            <li key={value}>
              <button type="button" onClick={() => set([...cited, value])}>
                {label}
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="text-ink-hint">没有找到</li>}
        </ul>
      )}
    </div>
  );
}
