import { areaCodeListSchema, areaCodeSchema } from "@/lib/schemas/area-code";
import { listAreaCodesContract } from "../../v1/area-codes";
import { IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

export const AREA_CODE_SHAPES = [
  answered("AreaCode", areaCodeSchema, "A US area code and the carrier's stock in it when last checked.", {
    code: ["The three digits of the code.", "312"],
    region: ["Its two-letter state code.", "IL"],
    regionName: ["The name of its state.", "Illinois"],
    cities: ["The cities in it.", ["Chicago"]],
    timeZones: ["The IANA timezones of its area.", ["America/Chicago"]],
    overlays: ["Other codes for the same area.", ["773", "872"]],
    inService: ["Whether the code is in service.", true],
    reason: ["Why the code is suggested; null if it was only found by `q`.", "Chicago, your address"],
    stock: ["The carrier's stock; null if not checked yet."],
  }),
  answered("AreaCodeStock", areaCodeSchema.shape.stock.unwrap(), "The carrier's stock in an area code.", {
    level: ["`many` for 20 numbers or more, `few` for fewer, or `none`.", "many"],
    checkedAt: ["When the stock was checked.", MADE_AT],
  }),
  answered("AreaCodeList", areaCodeListSchema, "A list of area codes, best first.", {
    areaCodes: ["The area codes, best first."],
    explanation: ["Why the digits in `q` can't be used as an area code; null if they can.", null],
    timeZone: ["The timezone of the place you asked about; null without a place.", "America/Chicago"],
  }),
];

export const AREA_CODE_OPERATIONS = [
  operation(
    listAreaCodesContract,
    "With `q`, returns the codes it matches. With `orgId`, or with `city` and `state`, suggests codes for that place, best first: the city's own codes (for a small place, those of the nearest city in its state), their overlays, then nearby codes in the same state, then the rest of the state by population; a code in which the carrier had no numbers isn't suggested for an hour. With none of these, returns codes to choose from.",
    {
      q: ["Matches a code, its first digits, a city or a state.", "312"],
      orgId: ["Suggest codes for this organization's address.", IDS.organization],
      city: ["Suggest codes for this city; send `state` too.", "Chicago"],
      state: ["Suggest codes for this state, as two letters.", "IL"],
      limit: ["The maximum number to return, 1 to 50.", 12],
    },
  ),
];
