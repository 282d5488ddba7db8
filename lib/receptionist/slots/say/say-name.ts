import type { PersonName } from "../name/read-name";

/** A name for the voice. A spelled one is spelled back: "Jon Smythe, S, M, Y, T, H, E". */
export function sayName({ first, last, isSpelled }: PersonName): string {
  const name = `${first} ${last}`;
  return isSpelled ? `${name}: ${spelled(first)}; ${spelled(last)}` : name;
}

function spelled(name: string): string {
  return [...name.toUpperCase()].filter((letter) => letter !== " ").join(", ");
}
