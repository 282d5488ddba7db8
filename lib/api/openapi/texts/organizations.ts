import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import {
  addressSchema,
  officeHoursDaySchema,
  officeHoursListSchema,
  officeHoursSetSchema,
  organizationListSchema,
  organizationSchema,
} from "@/lib/schemas/organization";
import {
  archiveOrganizationContract,
  createOrganizationContract,
  getOfficeHoursContract,
  getOrganizationContract,
  listOrganizationsContract,
  setOfficeHoursContract,
  updateOrganizationContract,
} from "../../contracts/organizations";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody, sent } from "./text";

export const ORGANIZATION_SHAPES = [
  answered("Organization", organizationSchema, "A practice location, or the account above locations.", {
    id: ["The organization's id.", IDS.organization],
    parentAccountOrgId: ["The account that it is a location of; null for an account itself.", IDS.account],
    accountId: ["The account's own id: `parentAccountOrgId`, or `id` at the top.", IDS.account],
    name: ["The practice's name: 1 to 120 characters, letters of any script.", "Bright Smile Dental"],
    phone: ["The practice's own number, E.164; sent in any way of writing. Null: not known.", "+13125550100"],
    timezone: ["An IANA timezone. Office hours and calling hours follow it.", "America/Chicago"],
    referenceId: [
      "Your own id for it, 255 characters at most, once in an account. Null: none.",
      "evanston-1",
    ],
    address: ["Where the practice is. A number can only be bought with line 1, city, state and zip."],
    officeHours: ["The days that were set, Monday first. Days that a request leaves out stay as they are."],
    missingFields: ["What is missing before a number can be bought, such as `address.zip`.", []],
    version: ["Counts the changes. The same number is the `ETag` of the answer, for `If-Match`.", 1],
    createdAt: ["When it was added.", MADE_AT],
    updatedAt: ["When it was last changed.", CHANGED_AT],
  }),
  answered("Address", organizationSchema.shape.address, "A US address; parts may be missing.", {
    addressLine1: ["Street and house number; null while missing.", "233 S Wacker Dr"],
    addressLine2: ["Suite or floor; null for none.", "Suite 410"],
    city: ["The city; null while missing.", "Chicago"],
    state: ["The state, two letters; null while missing.", "IL"],
    zip: ["The ZIP code, five digits or nine; null while missing.", "60606"],
    country: ["The country, two letters.", "US"],
  }),
  sent("AddressInput", addressSchema, "An address, or parts of one: what is left out stays, null clears.", {
    addressLine1: ["Street and house number.", "233 S Wacker Dr"],
    addressLine2: ["Suite or floor.", "Suite 410"],
    city: ["The city.", "Chicago"],
    state: ["The state, two letters.", "IL"],
    zip: ["The ZIP code: `60606` or `60606-1234`.", "60606"],
    country: ["The country, two letters; `US` unless told otherwise.", "US"],
  }),
  answered("OfficeHours", officeHoursSetSchema, "The office hours of one day.", {
    dayOfWeek: ["The day.", "MONDAY"],
    isClosed: ["Whether the practice is closed all day.", false],
    open: ["When it opens, `HH:MM` in the organization's timezone; null when closed.", "08:30"],
    close: ["When it closes, `HH:MM`, after opening; null when closed.", "17:00"],
  }),
  sent("OfficeHoursInput", officeHoursDaySchema, "The office hours of one day.", {
    dayOfWeek: ["The day.", "MONDAY"],
    isClosed: ["Whether the practice is closed all day. Both times are needed when it is not.", false],
    open: ["When it opens, `HH:MM` in the organization's timezone.", "08:30"],
    close: ["When it closes, `HH:MM`, after opening.", "17:00"],
  }),
  answered("OfficeHoursList", officeHoursListSchema, "The office hours of a week.", {
    officeHours: [
      "All seven days, Monday first; those that nobody has set are closed.",
      DAYS_OF_WEEK.map((dayOfWeek, index) =>
        index < 5
          ? { dayOfWeek, isClosed: false, open: "08:30", close: "17:00" }
          : { dayOfWeek, isClosed: true, open: null, close: null },
      ),
    ],
  }),
  answered("OrganizationList", organizationListSchema, "A page of organizations.", {
    organizations: ["The organizations of this page."],
    pagination: ["Where the next page begins."],
  }),
];

export const ORGANIZATION_OPERATIONS = [
  operation(
    listOrganizationsContract,
    "All that the key reaches: a location's own, an account with its locations, or all of them. Archived ones are left out.",
    {
      q: ["Words that name and city hold, in any order.", "bright chicago"],
      accountId: ["Only this account and its locations.", IDS.account],
      state: ["Only organizations of this state, two letters.", "IL"],
    },
  ),
  operationWithBody(
    createOrganizationContract,
    "What a key of an account adds becomes a location of that account. The address may wait, but a number can only be bought for a complete one. Accounts themselves are added in the console, by support.",
    {
      name: "Bright Smile Dental",
      phone: "+13125550100",
      timezone: "America/Chicago",
      referenceId: "evanston-1",
      address: { addressLine1: "233 S Wacker Dr", city: "Chicago", state: "IL", zip: "60606" },
      officeHours: [{ dayOfWeek: "MONDAY", isClosed: false, open: "08:30", close: "17:00" }],
    },
    {
      parentAccountOrgId: [
        "The account to add to. Left out, the key's own; a key of the platform names one.",
        IDS.account,
      ],
    },
  ),
  operation(
    getOrganizationContract,
    "`missingFields` says what is missing before a number can be bought for it.",
  ),
  operationWithBody(
    updateOrganizationContract,
    "Only what is given changes; null clears what may be null. Of the address, too, only the parts that are given.",
    { phone: "+13125550199", address: { addressLine2: "Suite 500" } },
  ),
  operation(
    archiveOrganizationContract,
    "It answers as what does not exist from then on, its bots and API keys rest, and this cannot be undone over the API. Refused with `organization_in_use` while it has lines or purchases under way, and an account while it has locations. The answer is the organization as it was last.",
  ),
  operation(getOfficeHoursContract, "Days that nobody has set are answered as closed."),
  operationWithBody(
    setOfficeHoursContract,
    "The other days stay as they are. Both times are needed unless the day is closed.",
    { dayOfWeek: "MONDAY", isClosed: false, open: "08:30", close: "17:00" },
  ),
];
