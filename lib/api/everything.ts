/** Lists of these APIs know no pages: so many at most are answered, the newest. */
export const EVERYTHING = 10_000;
