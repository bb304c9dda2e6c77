import Link from "next/link";
import type { UnregisteredUnits } from "@/lib/domain/assignments/plans/types";

/** The cooperating units that lists name and nobody bears the name of: nobody is asked for a plan there. */
export function UnregisteredNames({ lists }: { lists: readonly UnregisteredUnits[] }) {
  if (lists.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 px-5 py-4">
      {lists.map(({ listId, listTitle, names }) => (
        <li key={listId}>
          <Link className="link" href={`/desk/lists/${listId}`}>
            {listTitle}
          </Link>
          ：未登记单位：{names.join("、")}，请在单位管理中登记或改用登记的名称。
        </li>
      ))}
    </ul>
  );
}
