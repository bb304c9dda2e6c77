/*
 * What speaks for an accusation and what against, in points. An accusation has somebody who is meant (`who`) and a
 * reproach: what somebody gains, whom they favour, what they hide, how they use their power, or an innuendo. A
 * wish, a way of doing things, publicity, a lesson, praise, a call for help or a broken thing speak for a
 * proposal. Words of two kinds that stand near each other say more than either by itself.
 *
 * The points were fitted by logistic regression to sentences that were labelled by hand, bounded where few of them
 * have a kind, and rounded; docs/decisions/047 says on which sentences, and how well they do on others.
 */
import type { MarkKind } from "@/lib/domain/detection/marks/rules";

export type Family =
  | "who"
  | "gain"
  | "favour"
  | "hidden"
  | "abuse"
  | "innuendo"
  | "told"
  | "proposal";

/** Points for words of one kind, or for words of two kinds that stand at most so many characters apart. */
export type Evidence = readonly [
  points: number,
  kinds: readonly (readonly MarkKind[])[],
  within?: number,
];

const OFFICER: readonly MarkKind[] = ["named", "post", "vague", "pronoun"];
const SOMEONE: readonly MarkKind[] = [...OFFICER, "staff", "house", "circle", "kin"];
const ANYONE: readonly MarkKind[] = [...SOMEONE, "unit", "softStaff", "softKin", "hazy"];
const GOODS: readonly MarkKind[] = ["money", "gift", "sum", "share"];
const GIVES: readonly MarkKind[] = ["give", "softGive"];

export const EVIDENCE: Readonly<Record<Family, readonly Evidence[]>> = {
  /** Who: a person who can be recognised, or somebody who is meant. */
  who: [
    [3, [["named"]]],
    [3, [["pronoun"]]],
    [2, [["softStaff"]]],
    [2, [["vague"]]],
    [2, [["house"]]],
    [2, [["kin"]]],
    [2, [SOMEONE]],
    [1, [["hazy"]]],
  ],
  /** What somebody gains: takes, is given, has more than a wage buys. */
  gain: [
    [7, [["public"], ["errand", "pocket", "living", "softLiving"]], 16],
    [6, [SOMEONE, ["take", "share"]], 12],
    [6, [["onPaper"], ["inHand"]], 24],
    [5, [["share"]]],
    [
      5,
      [
        ["give", "gift", "share"],
        ["verdict", "softVerdict", "condition"],
      ],
      20,
    ],
    [1, [["softGive"]]],
    [4, [["verdict"]]],
    [4, [SOMEONE, ["light"]], 8],
    [4, [["money", "favour", "gift", "sum"], ["vanished"]], 14],
    [4, [["unworked"]]],
    [4, [["rank"], ["sum"]], 5],
    [3, [["take"]]],
    [3, [["light"], GOODS], 6],
    [3, [["take", "light", "money", "sum"], ["pocket"]], 10],
    [3, [["onPaper", "inHand"], ["sum"]], 8],
    [3, [["reimburse"], ["errand", "pocket", "living", "softLiving", "sum", "false"]], 12],
    [2, [["give"]]],
    [2, [["vanished"]]],
    [2, [["take"], GOODS], 9],
    [2, [GIVES, GOODS], 8],
    [2, [ANYONE, ["wealth"]], 20],
    [2, [["wage"], ["wealth", "softWealth"]], 25],
    [1, [["light"]]],
    [1, [["softVerdict"]]],
    [1, [["wealth"]]],
    [
      1,
      [
        ["softGive", "sum"],
        ["verdict", "softVerdict"],
      ],
      16,
    ],
    [1, [SOMEONE, ["sum"]], 20],
    [1, [SOMEONE, ["softWealth"]], 16],
  ],
  /** Whom they favour. */
  favour: [
    [5, [OFFICER, ["kin", "circle"]], 5],
    [3, [OFFICER, ["favour"]], 14],
    [4, [["named", "post", "vague", "pronoun", "house"], ["feast"]], 20],
    [4, [["kin", "circle", "house", "named", "pronoun"], ["placed"]], 16],
    [4, [ANYONE, ["only"]], 16],
    [
      3,
      [
        ["kin", "circle", "house"],
        ["favour", "softFavour"],
      ],
      14,
    ],
    [1, [["placed"]]],
  ],
  /** What is hidden, false or agreed. */
  hidden: [
    [7, [["league"]]],
    [
      7,
      [
        ["false", "paper"],
        ["money", "favour", "sum", "take", "public"],
      ],
      12,
    ],
    [7, [ANYONE, ["league"]], 16],
    [6, [["false"]]],
    [
      4,
      [
        ["favour", "money"],
        ["hidden", "softHidden"],
      ],
      16,
    ],
    [4, [ANYONE, ["false"]], 16],
    [2, [["hidden"]]],
    [2, [["paper"]]],
    [2, [ANYONE, ["hidden", "softHidden"]], 16],
  ],
  /** How power is used against others, or time and means for pleasure. */
  abuse: [
    [7, [["abuse"]]],
    [6, [ANYONE, ["living"]], 20],
    [3, [["softAbuse"]]],
    [3, [["living"]]],
    [3, [ANYONE, ["abuse"]], 14],
    [3, [SOMEONE, ["softAbuse"]], 10],
    [3, [SOMEONE, ["softLiving"]], 16],
  ],
  /** A reproach without being said, and what is asked for then. */
  innuendo: [
    [3, [["blame"]]],
    [7, [["tone"]]],
    [7, [ANYONE, ["known", "asked", "odd", "tone", "shame"]], 30],
    [8, [ANYONE, ["blame"]], 14],
    [5, [["report"]]],
    [4, [["known"]]],
    [4, [["softTone"]]],
    [4, [["contrast"]]],
    [
      4,
      [
        ["favour", "money", "wealth"],
        ["known", "asked", "odd", "tone", "shame"],
      ],
      30,
    ],
    [3, [["asked"]]],
    [3, [["shame"]]],
    [2, [["odd"]]],
    [2, [["proof"]]],
    [2, [["appeal"]]],
    [2, [["appeal"], ANYONE], 10],
  ],
  /** Told as something that happened. */
  told: [
    [2, [["softTold"]]],
    [2, [SOMEONE, ["done"]], 10],
    [1, [["sum"]]],
  ],
  /** What speaks for a proposal, a question or praise. */
  proposal: [
    [-10, [["lesson"]]],
    [-10, [["praise"]]],
    [-10, [["thing"]]],
    [-8, [["wish"]]],
    [-8, [["open"]]],
    [-8, [["procedure"]]],
    [-8, [["wish", "please"]]],
    [-6, [["folk"]]],
    [-5, [["help"]]],
    [-4, [["refused"]]],
    [-3, [["own"]]],
    [-1, [["prevent"]]],
    [-1, [["softThing"]]],
    [-1, [["softPraise"]]],
  ],
};

/** Families that reproach: without one of them nobody is accused, however many persons are named. */
export const REPROACHES: readonly Family[] = ["gain", "favour", "hidden", "abuse", "innuendo"];
/** As many points, and as many of them for reproaches, make an accusation; more where nobody is meant. */
export const ENOUGH = { points: 6, reproach: 2, ofNobody: 2 };
/** What is taken away where other parts of a text propose something, and from a sentence without its neighbours. */
export const LESS = { proposedElsewhere: 3, alone: 6 };
