import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { propertyRuns } from "@/db/testing/property-runs";
import { foldText } from "./fold-text";

useTestDatabase();

/** What the database folds each text to. */
async function foldedByDatabase(texts: string[]): Promise<string[]> {
  const { rows } = await database().execute<{ folded: string }>(
    sql`select fold_text(given) as folded from unnest(${sql.param(texts)}::text[]) with ordinality as t(given, n) order by n`,
  );
  return rows.map(({ folded }) => folded);
}

const EXAMPLES: [written: string, folded: string][] = [
  ["Línea de urgencias", "linea de urgencias"],
  ["LI\u0301NEA", "linea"],
  ["ＬＩＮＥＡ", "linea"],
  ["O’Neil", "oneil"],
  ["O'Neil", "oneil"],
  ["OʼNeil", "oneil"],
  ["O`Neil", "oneil"],
  ["O´Neil", "oneil"],
  ["Zoë", "zoe"],
  ["Straße", "strasse"],
  ["STRASSE", "strasse"],
  ["ẞ", "ss"],
  ["İstanbul", "istanbul"],
  ["ısı", "isi"],
  ["Ærø Łódź Þór", "aero lodz thor"],
  ["ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"],
  ["ЁЛКА", "елка"],
  ["Smith–Jones", "smith jones"],
  ["Smith-Jones", "smith jones"],
  ["  Chicago,\u00a0IL\t· Front\u2003Desk ", "chicago il front desk"],
  ["\u202a+1312\u200b5550142\u202c", "+13125550142"],
  ["100% & Smile_2", "100% & smile_2"],
  ["हिन्दी", "हिन्दी"],
  ["…", ""],
  ["'", ""],
];

describe("folding", () => {
  it.each(EXAMPLES)("takes %j to %j", async (written, folded) => {
    expect(foldText(written)).toBe(folded);
    expect(await foldedByDatabase([written])).toEqual([folded]);
  });

  it("is the same in the database, for any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText(), { minLength: 1, maxLength: 20 }), async (texts) => {
        expect(await foldedByDatabase(texts)).toEqual(texts.map(foldText));
      }),
      propertyRuns(),
    );
  });

  it("is the same in the database, for every character of every European script", async () => {
    const letters = Array.from({ length: 0x2fff }, (_, index) => String.fromCodePoint(index + 1));
    expect(await foldedByDatabase(letters)).toEqual(letters.map(foldText));
  });

  it("changes nothing that is folded already, and ignores how accents are composed", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(foldText(text.normalize("NFD"))).toBe(foldText(text.normalize("NFC")));
      }),
      propertyRuns(),
    );
  });

  it("does not depend on the collation of the database", async () => {
    const { rows } = await database().execute<{ collname: string }>(
      sql`select quote_ident(collname) as collname from pg_collation where collnamespace = 'pg_catalog'::regnamespace and (collencoding in (-1, 6)) and collname in ('C', 'POSIX', 'und-x-icu', 'tr-x-icu', 'de-x-icu')`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { collname } of rows)
      for (const [written, folded] of EXAMPLES) {
        const found = await database().execute<{ folded: string }>(
          sql`select fold_text(${written}::text collate ${sql.raw(collname)}) as folded`,
        );
        expect(found.rows).toEqual([{ folded }]);
      }
  });
});

/**
 * Texts of the characters that names have, many of them special here. Characters outside the basic plane and a few that
 * Unicode added lately are left out, because each release of Node.js and of PostgreSQL has its own version of Unicode.
 */
function anyText() {
  const special = fc.constantFrom(..."aA zZ'’ʼ`´-–—·,.()éÉe\u0301ßẞæŒøłıİςΣЁёﬁ１Ａĳŉǅΐ\u200b\u00ad\u00a0%_+");
  const any = fc
    .integer({ min: 1, max: 0xffff })
    .filter((code) => (code < 0xd800 || code > 0xdfff) && (code < 0xa7c0 || code > 0xa7ff))
    .map((code) => String.fromCodePoint(code));
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: special }, any), { maxLength: 30 })
    .map((all) => all.join(""));
}
