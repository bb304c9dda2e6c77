/** An organisation that a decision can be given to, with the first letters it is found by. */
export interface UnitChoice {
  id: string;
  name: string;
  /** Where it lies, for names that occur twice. */
  place: string;
  /** First letters in pinyin, every common reading. */
  letters: string[];
}
