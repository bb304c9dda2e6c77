import type { Role } from "@/lib/platform/generated/prisma/enums";

/*
 * Who may do what to whom. One row per query or command, one column per role; every role stands at a
 * place of its own (a reporter in a village, a township in a township, everybody else in a county):
 *
 *   o  its own place      b  beneath it      s  a sibling place      a  the place above      f  far away
 *   *  wherever: the thing has no place      empty  refused altogether
 *
 * Whatever is not in the table is refused: without the right as forbidden, outside one's reach in the
 * very words for something that does not exist. To add a row, write it here and its run in
 * access-operations.ts.
 */
const TABLE = `
                          reporter unit_head township lead_unit office supervisor resident_group sys_admin sec_admin audit_admin
region.read               .        .         .        ob        ob     ob         .              ob        ob        .
region.list               .        .         .        ob        ob     ob         .              ob        ob        .
region.rename             .        .         .        .         .      .          .              ob        .         .
organisation.read         .        .         ob       ob        ob     ob         .              ob        ob        .
organisation.list         .        .         ob       ob        ob     ob         .              ob        ob        .
organisation.create       .        .         .        .         .      .          .              ob        .         .
organisation.edit         .        .         .        .         .      .          .              ob        .         .
organisation.close        .        .         .        .         .      .          .              ob        .         .
account.read              .        .         .        b         ob     .          .              ob        ob        .
account.list              .        .         .        b         ob     .          .              ob        ob        .
account.create            .        .         .        b         ob     .          .              ob        .         .
account.edit              .        .         .        b         ob     .          .              ob        .         .
account.disable           .        .         .        b         ob     .          .              ob        .         .
account.enable            .        .         .        b         ob     .          .              ob        .         .
account.reset_password    .        .         .        b         ob     .          .              ob        .         .
account.unlock            .        .         .        b         ob     .          .              ob        .         .
account.import            .        .         .        b         ob     .          .              ob        .         .
account.reset_code        .        .         .        .         .      .          .              .         ob        .
grant.add                 .        .         .        .         .      .          .              .         ob        .
grant.end                 .        .         .        .         .      .          .              .         ob        .
calendar.read             .        .         .        .         .      .          .              *         .         .
calendar.set              .        .         .        .         .      .          .              *         .         .
calendar.remove           .        .         .        .         .      .          .              *         .         .
audit.read                .        .         .        .         .      .          .              .         .         ob
`;

/** Where a thing stands, seen from somebody. */
export type Standing = "own" | "below" | "sibling" | "above" | "foreign";

export const STANDINGS: readonly Standing[] = ["own", "below", "sibling", "above", "foreign"];

const LETTERS: Record<string, Standing> = {
  o: "own",
  b: "below",
  s: "sibling",
  a: "above",
  f: "foreign",
};

function allowed(cell: string): ReadonlySet<Standing> {
  if (cell === "*") return new Set(STANDINGS);
  return new Set([...cell].flatMap((letter) => LETTERS[letter] ?? []));
}

function read(table: string): Map<string, Map<Role, ReadonlySet<Standing>>> {
  const [head = "", ...lines] = table.trim().split("\n");
  const roles = head.trim().split(/\s+/) as Role[];
  return new Map(
    lines.map((line) => {
      const [operation = "", ...cells] = line.trim().split(/\s+/);
      if (cells.length !== roles.length) throw new Error(`${operation}: ${cells.length} cells`);
      return [operation, new Map(roles.map((role, at) => [role, allowed(cells[at] ?? ".")]))];
    }),
  );
}

/** The table by operation and role; a role without a column is refused everything. */
export const ACCESS = read(TABLE);

/** The standings in which a role may do an operation. */
export function standingsOf(operation: string, role: Role): ReadonlySet<Standing> {
  return ACCESS.get(operation)?.get(role) ?? new Set();
}

/** Server actions that anybody may send, and what keeps each of them. */
export const OPEN_ACTIONS: Readonly<Record<string, string>> = {
  "session.open": "the password",
  "session.enter_code": "the session of a password that was right",
  "session.close": "nothing: it ends only the sender's own session",
  "account.change_first_password": "the session of a password that was right",
  "platform.set_up": "the code from the server's console, and only while there is no account",
};

/** Server actions about oneself, for whoever is signed in. */
export const OWN_ACTIONS: readonly string[] = ["account.change_password", "notification.read"];

/** Server actions whose reach is proven in a file of their own, by the command that they bind. */
export const PROVEN_ELSEWHERE: Readonly<Record<string, string>> = {
  "account.preview_import": "tests/integration/people-import.test.ts",
  "report.submit": "tests/integration/reporting.test.ts",
  "report.withdraw": "tests/integration/reporting.test.ts",
  "review.approve": "tests/integration/reporting.test.ts",
  "review.return": "tests/integration/reporting.test.ts",
  "review.approveBatch": "tests/integration/reporting.test.ts",
  "review.reopen": "tests/integration/reporting.test.ts",
  "list.import": "tests/integration/lists.test.ts",
  "list.submit": "tests/integration/lists.test.ts",
  "list.withdraw": "tests/integration/lists.test.ts",
  "list.consent": "tests/integration/lists.test.ts",
  "list.discard": "tests/integration/lists.test.ts",
  "list.link_clause": "tests/integration/lists.test.ts",
  "list.issue": "tests/integration/lists.test.ts",
  "edition.freeze": "tests/integration/lists.test.ts",
  "edition.release": "tests/integration/lists.test.ts",
};
