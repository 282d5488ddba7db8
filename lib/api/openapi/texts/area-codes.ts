import { areaCodeListSchema, areaCodeSchema } from "@/lib/schemas/phone-number";
import { listAreaCodesContract } from "../../contracts/area-codes";
import { IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

export const AREA_CODE_SHAPES = [
  answered("AreaCode", areaCodeSchema, "A US area code, and what the carrier had in it when last asked.", {
    code: ["The three digits.", "312"],
    region: ["Its state, two letters.", "IL"],
    regionName: ["The state's name.", "Illinois"],
    cities: ["Its cities.", ["Chicago"]],
    timeZones: ["The IANA timezones of its area.", ["America/Chicago"]],
    overlays: ["Codes of the same area.", ["773", "872"]],
    inService: ["Whether numbers in it are in use.", true],
    reason: ["Why it is suggested; null where it was found by `q` alone.", "Chicago, your address"],
    stock: ["What the carrier had; null where it was not asked yet."],
  }),
  answered("AreaCodeStock", areaCodeSchema.shape.stock.unwrap(), "What the carrier had of an area code.", {
    level: ["`many` from 20 numbers on, `few` below, or `none`.", "many"],
    checkedAt: ["When the carrier was asked.", MADE_AT],
  }),
  answered("AreaCodeList", areaCodeListSchema, "Area codes, the best first.", {
    areaCodes: ["The codes, the best first."],
    explanation: ["Why the three digits of `q` cannot be chosen; null where they can.", null],
    timeZone: ["The timezone of the place asked about; null without a place.", "America/Chicago"],
  }),
];

export const AREA_CODE_OPERATIONS = [
  operation(
    listAreaCodesContract,
    "With `q`, what it finds. With `orgId`, or `city` and `state`, the codes to suggest there, best first: those of the city, their overlays, then the nearest. With neither, codes to choose from.",
    {
      q: ["A code or its beginning, or a city or state.", "312"],
      orgId: ["Suggest for this organization's address.", IDS.organization],
      city: ["Suggest for this city; give its state too.", "Chicago"],
      state: ["Suggest for this state, two letters.", "IL"],
      limit: ["How many to answer at most, 1 to 50.", 12],
    },
  ),
];
