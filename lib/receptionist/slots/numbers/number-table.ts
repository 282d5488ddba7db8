/** How a language builds numbers from words. All words are folded: small letters, no accents. */
export interface NumberTable {
  units: Readonly<Record<string, number>>;
  /** Words that a unit from 1 to 9 may follow. */
  tens: Readonly<Record<string, number>>;
  /** Words that a number from 1 to 19 may follow: "soixante quinze". */
  scores: Readonly<Record<string, number>>;
  /** Hundreds of one word. */
  hundreds: Readonly<Record<string, number>>;
  hundred: readonly string[];
  thousand: readonly string[];
  /** Words inside a number: "one hundred and five", "treinta y cinco", "vingt et un". */
  joiners: readonly string[];
  /** Whether a joiner may stand between tens and unit. */
  joinsTens: boolean;
  ordinals: Readonly<Record<string, number>>;
  /** "Double five". */
  repeats: Readonly<Record<string, number>>;
}
