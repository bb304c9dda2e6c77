// In `npm test` a sample, in `npm run test:deep` the whole number: a test file that imports from here
// belongs to the deep suite.

const isDeep = process.env.QINGLIAN_DEEP === "1";

/** How many runs, races, inputs or seconds: sampled, or all that an issue names. */
export function runs(sampled: number, deep: number): number {
  return isDeep ? deep : sampled;
}
