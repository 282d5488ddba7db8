import { expect, it } from "vitest";
import { partsOf } from "./parts-of";

it.each([
  ["Where do I park? Do you take Cigna?", ["Where do I park?", "Do you take Cigna?"]],
  ["where do I park and do you take Cigna", ["where do I park", "and do you take Cigna"]],
])("splits two questions: %s", (said, parts) => expect(partsOf(said, "ENGLISH")).toEqual(parts));

it.each([
  "how much are cleaning and whitening",
  "I fell and I broke my tooth",
  "cleaning and when",
  "where and when are you open today",
])("does not split what belongs together: %s", (said) => expect(partsOf(said, "ENGLISH")).toEqual([said]));

it("splits in Spanish and French", () => {
  expect(partsOf("a qué hora abren y cuánto cuesta una limpieza", "SPANISH")).toHaveLength(2);
  expect(partsOf("à quelle heure ouvrez-vous et combien coûte un détartrage", "FRENCH")).toHaveLength(2);
  expect(partsOf("aceptan Cigna y dónde me estaciono", "SPANISH")).toHaveLength(2);
  expect(partsOf("prenez-vous Cigna et où puis-je me garer", "FRENCH")).toHaveLength(2);
});

it("has no parts in silence", () => expect(partsOf(" … ", "ENGLISH")).toEqual([]));
