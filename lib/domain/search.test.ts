import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { bots } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import { statementsOf } from "@/db/testing/statements";
import type { Context } from "@/lib/context";
import { listBotsInput } from "@/lib/schemas/bot";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { listBots } from "./bots/list-bots";
import { listNumbers } from "./numbers/list-numbers";
import { listOrganizations } from "./organizations/list-organizations";
import { updateOrganization } from "./organizations/update-organization";
import { searchWords } from "./search";

useTestDatabase();

const lines = async (context: Context, q: string) =>
  (await listNumbers(context, listNumbersInput.parse({ q, sort: "name" }))).phoneNumbers.map(
    ({ name }) => name,
  );
const botNames = async (context: Context, q: string) =>
  (await listBots(context, listBotsInput.parse({ q, sort: "name" }))).bots.map(({ name }) => name);
const organizations = async (context: Context, q: string) =>
  (await listOrganizations(context, listOrganizationsInput.parse({ q, sort: "name" }))).organizations.map(
    ({ name }) => name,
  );

const BOT = { greeting: "Hello", createdAt: TEST_NOW, updatedAt: TEST_NOW };

/** An account with names that people type in many ways. */
async function practice() {
  const account = await makeOrganization({ name: "Zoë’s Dental", city: "Evanston" });
  const miami = await makeOrganization({
    name: "O’Neil & Söhne",
    city: "Miami",
    state: "FL",
    parentAccountOrgId: account.id,
  });
  const bot = await makeBot(miami, { name: "Recepción", internalName: "Días — noches" });
  await makeNumber(miami, { name: "Línea de urgencias", locality: null, region: null, botId: bot.id });
  await makeNumber(account, {
    name: "Main Line",
    locality: "Cañon City",
    region: "CO",
    voiceId: "KIND_CURIOUS",
  });
  return { account, miami, bot };
}

describe("a search for lines", () => {
  it.each([
    ["linea", ["Línea de urgencias"]],
    ["LÍNEA", ["Línea de urgencias"]],
    ["ｌｉｎｅａ  de", ["Línea de urgencias"]],
    ["urgencias línea", ["Línea de urgencias"]],
    ["o'neil", ["Línea de urgencias"]],
    ["oneil sohne", ["Línea de urgencias"]],
    ["miami", ["Línea de urgencias"]],
    ["Miami, FL", ["Línea de urgencias"]],
    ["recepcion", ["Línea de urgencias"]],
    ["dias-noches", ["Línea de urgencias"]],
    ["linea miami recepcion", ["Línea de urgencias"]],
    ["canon", ["Main Line"]],
    ["Kind, curious", ["Main Line"]],
    ["zoe's", ["Main Line"]],
    ["bright", []],
    ["Friendly, bright", ["Línea de urgencias"]],
    ["english", ["Línea de urgencias", "Main Line"]],
    ["main miami", []],
    ["()", []],
    ["’", []],
  ])("for %j finds what the rows show: %j", async (q, expected) => {
    const { account } = await practice();
    expect(await lines(contextOf(account, "viewer"), q)).toEqual(expected);
  });

  it("finds an account's lines by its name, but only for support, whose rows show it", async () => {
    const { account, location } = await makeAccount("Quintessa");
    const other = await makeOrganization({ name: "Elsewhere", parentAccountOrgId: account.id });
    await makeNumber(other, { name: "Their line" });
    await makeNumber(location, { name: "Own line" });
    expect(await lines(supportContext(), "quintessa")).toEqual(["Own line", "Their line"]);
    expect(await lines(contextOf(account), "quintessa")).toEqual(["Own line"]);
  });

  it("finds nothing by what another account's organizations and bots are called", async () => {
    const { account } = await practice();
    const foreign = await makeAccount("Foreign");
    await makeNumber(foreign.location, { name: "Foreign line" });
    for (const q of ["miami", "recepcion", "linea"]) {
      expect(await lines(contextOf(foreign.account), q)).toEqual([]);
      expect(await lines(contextOfLocation(account, "viewer"), q)).toEqual([]);
    }
  });

  it("finds the lines of any number of organizations and bots that a word names", async () => {
    const { account } = await makeAccount("Many");
    for (let index = 0; index < 101; index++) {
      const place = await makeOrganization({ name: `Clínica ${index}`, parentAccountOrgId: account.id });
      if (index < 3) await makeNumber(place, { name: ["North", "South", "West"][index] });
    }
    expect(await lines(contextOf(account), "clinica")).toEqual(["North", "South", "West"]);
    expect(await lines(contextOf(account), "clinica south")).toEqual(["South"]);
  });

  it("asks the database twice, however many words there are", async () => {
    const { account } = await practice();
    for (const q of ["linea", "linea de urgencias miami oneil recepcion noches english bright"])
      expect(await statementsOf(() => lines(contextOf(account), q))).toHaveLength(2);
    expect(await statementsOf(() => lines(contextOf(account), "312"))).toHaveLength(1);
  });
});

describe("a search for organizations and bots", () => {
  it("finds organizations by name, address, telephone and reference", async () => {
    const { account, miami } = await practice();
    const place = await makeOrganization({
      name: "Praxis",
      parentAccountOrgId: account.id,
      addressLine1: "12 Rue de l’Église",
      zip: "60201",
      phone: "+18475550177",
      referenceId: "SF-0042",
    });
    for (const q of ["eglise", "60201", "(847) 555-0177", "sf-0042", "praxis chicago"])
      expect(await organizations(contextOf(account), q)).toEqual([place.name]);
    expect(await organizations(contextOf(account), "oneil")).toEqual([miami.name]);
  });

  it("finds bots by both names, organization, place and language", async () => {
    const { account } = await practice();
    for (const q of ["recepcion", "dias noches", "o’neil", "miami english"])
      expect(await botNames(contextOf(account), q)).toEqual(["Recepción"]);
    expect(await botNames(contextOf(account), "french")).toEqual([]);
  });

  it("finds what an organization or bot is called after it was renamed", async () => {
    const { account, miami } = await practice();
    await updateOrganization(contextOf(account), { id: miami.id, name: "Ángel Dental" });
    expect(await lines(contextOf(account), "angel")).toEqual(["Línea de urgencias"]);
    expect(await lines(contextOf(account), "oneil")).toEqual([]);
  });
});

describe("lists by name", () => {
  const NAMES = ["z", "Ángel", "angel", "Zoë", "Öl", "ole", "O’Neil", "Oneida", "Ñandu", "éclair", "Eclipse"];
  const ORDER = ["angel", "Ángel", "éclair", "Eclipse", "Ñandu", "Öl", "ole", "Oneida", "O’Neil", "z", "Zoë"];

  it("sort accented letters beside their base, and capitals beside small letters", async () => {
    const { account, location } = await makeAccount("Order");
    for (const name of NAMES) {
      await makeNumber(location, { name });
      await makeBot(location, { name });
      await makeOrganization({ name, parentAccountOrgId: account.id });
    }
    const context = contextOf(account);
    const all = { sort: "name" as const };
    const ofLines = (await listNumbers(context, listNumbersInput.parse(all))).phoneNumbers;
    const ofBots = (await listBots(context, listBotsInput.parse(all))).bots;
    const ofPlaces = (await listOrganizations(context, listOrganizationsInput.parse(all))).organizations;
    expect(ofLines.map(({ name }) => name)).toEqual(ORDER);
    expect(ofBots.map(({ name }) => name)).toEqual(ORDER);
    expect(ofPlaces.map(({ name }) => name).filter((name) => !name.startsWith("Order"))).toEqual(ORDER);
  });
});

describe("the order of names", () => {
  it("is that of Unicode's root collation, for names in Latin letters and digits", async () => {
    const { account } = await makeAccount();
    const collator = new Intl.Collator("und", { sensitivity: "base" });
    const letter = fc.constantFrom(..."abceinosuyzABCEINOSUYZàÄçÉèîñÕöøßæœÿ019");
    const word = fc.array(letter, { minLength: 1, maxLength: 6 }).map((letters) => letters.join(""));
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 2, maxLength: 30 }), async (names) => {
        await database().delete(bots).where(eq(bots.accountId, account.id));
        await database()
          .insert(bots)
          .values(names.map((each) => ({ ...BOT, name: each, orgId: account.id, accountId: account.id })));
        const input = listBotsInput.parse({ sort: "name", limit: 100 });
        const sorted = (await listBots(contextOf(account), input)).bots.map((bot) => bot.name);
        const outOfOrder = sorted.filter(
          (each, at) => at > 0 && collator.compare(sorted[at - 1] ?? "", each) > 0,
        );
        expect(outOfOrder).toEqual([]);
      }),
      propertyRuns({ usually: 40 }),
    );
  });
});

describe("what was typed", () => {
  it("is read as digits if it looks like a phone number, and as folded words otherwise", () => {
    const digits = (word: string) => ({ words: [word], digits: true });
    const words = (...all: string[]) => ({ words: all, digits: false });
    expect(searchWords(" (312) 555-01 ")).toEqual(digits("31255501"));
    expect(searchWords("\u202a+1 312\u200b 555 0142\u202c")).toEqual(digits("13125550142"));
    expect(searchWords("tel:+13125550142")).toEqual(digits("13125550142"));
    expect(searchWords('"312.555.0142"')).toEqual(digits("3125550142"));
    expect(searchWords("312/555-0142 ext 12")).toEqual(digits("13125550142"));
    expect(searchWords("+31 (0)85 083 5037")).toEqual(digits("31850835037"));
    expect(searchWords("３１２")).toEqual(digits("312"));
    expect(searchWords("call (312) 555-0142")).toEqual(digits("3125550142"));
    expect(searchWords("Phone: 555-01")).toEqual(digits("55501"));
    for (const q of ["206 1128", "(206) 1128", "1128 206"])
      expect(searchWords(q)).toEqual({ ...digits(q.replace(/\D/g, "")), pieces: "1206___1128" });
    expect(searchWords("207 946 0958")).toEqual(digits("2079460958"));
    expect(searchWords("Alma <Alma.Admin@a.example>")).toEqual(words("alma", "admin@a", "example"));
    expect(searchWords("233 S Wacker Dr")).toEqual(words("233", "s", "wacker", "dr"));
    expect(searchWords("INV-2024-0042")).toEqual(words("inv", "2024", "0042"));
    expect(searchWords("24/7")).toEqual(words("24", "7"));
    expect(searchWords("Línea 2")).toEqual(words("linea", "2"));
    expect(searchWords("100%")).toEqual(words("100%"));
    expect(searchWords("one one ONE")).toEqual(words("one"));
    expect(searchWords("1 a 2 b 3 c 4 d 5 e")?.words).toHaveLength(8);
    expect(searchWords("()")).toEqual(words());
    for (const nothing of ["   ", "\0", "\u200b\u202a"]) expect(searchWords(nothing)).toBeNull();
    expect(searchWords(undefined)).toBeNull();
  });
});
