/*
 * A family is named for something that it did. Points, scores, stars and places in an order are refused where the
 * reason or the name says them: the shapes have no field for them, and words shall not take its place.
 */
const SCORES = /积分|得分|评分|总分|分数|排名|名次|[\d０-９]\s*分(?!钟)|[\d０-９一二三四五]\s*星级/;
const PLACE_IN_ORDER = /第\s*[\d０-９一二三四五六七八九十]+\s*名(?=$|[\s，。；、,;！）)])/;

/** True where words tell a family's score or its place in an order. */
export function tellsScore(words: string): boolean {
  return SCORES.test(words) || PLACE_IN_ORDER.test(words);
}
