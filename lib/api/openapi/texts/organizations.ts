import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import {
  addressSchema,
  listedOrganizationSchema,
  type Organization,
  officeHoursDaySchema,
  officeHoursListSchema,
  officeHoursOfDaySchema,
  officeHoursSetSchema,
  organizationListSchema,
  organizationSchema,
  slotsSchema,
} from "@/lib/schemas/organization";
import {
  archiveOrganizationContract,
  createOrganizationContract,
  getOfficeHoursContract,
  getOrganizationContract,
  listOrganizationsContract,
  setOfficeHoursContract,
  updateOrganizationContract,
} from "../../v1/organizations";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody, sent, type Text, type Texts } from "./text";

const VERSION =
  "The organization's version, which increases with every change. The response's `ETag` begins with it; send it as `If-Match`.";

/** The fields of a day in an answer. */
const OFFICE_HOURS = {
  dayOfWeek: ["The day of the week.", "MONDAY"],
  isClosed: ["Whether the practice is closed all day.", false],
  open: ["Opening time, `HH:MM` in the organization's timezone; null when closed.", "08:30"],
  close: ["Closing time, `HH:MM`, later than `open`; null when closed.", "17:00"],
} as const satisfies Texts;

/** The fields of every organization in an answer. */
export const ORGANIZATION_TEXTS: { [Name in keyof Organization]-?: Text<Organization[Name]> } = {
  id: ["The organization's id.", IDS.organization],
  parentAccountOrgId: ["The account this location belongs to; null for an account.", IDS.account],
  accountId: [
    "The id of the account: `parentAccountOrgId` for a location, `id` for an account.",
    IDS.account,
  ],
  name: ["The practice's name: 1 to 100 characters, in any script.", "Bright Smile Dental"],
  phone: [
    "The practice's own phone number. Accepted in any format and returned in E.164; null if unknown.",
    "+13125550100",
  ],
  timezone: [
    "An IANA timezone name. Office hours and calling hours are in this timezone.",
    "America/Chicago",
  ],
  referenceId: [
    "Your own id for the organization, at most 255 characters, unique within the account; null for none.",
    "evanston-1",
  ],
  address: ["Where the practice is. Buying a number requires line 1, city, state and zip."],
  officeHours: ["The days that have been set, Monday first. Days you omit from a request stay unchanged."],
  missingFields: ["The fields still needed before a number can be bought, such as `address.zip`.", []],
  version: ["Increases with every change. The response's `ETag` begins with it; send it as `If-Match`.", 1],
  createdAt: ["When the organization was created.", MADE_AT],
  updatedAt: ["When the organization was last changed.", CHANGED_AT],
};

export const ORGANIZATION_SHAPES = [
  answered(
    "Organization",
    organizationSchema,
    "A practice location, or the account above locations.",
    ORGANIZATION_TEXTS,
  ),
  answered("ListedOrganization", listedOrganizationSchema, "An organization in a list.", {
    ...ORGANIZATION_TEXTS,
    accountName: [
      "The name of the account: its own name for an account, null if the key belongs to a location and can't see the account.",
      "Bright Smile Group",
    ],
    slots: ["The slots it has taken. Only if `withSlots` asked for them."],
  }),
  answered("Slots", slotsSchema, "How many of its slots an organization has taken.", {
    taken: ["Lines that are not released, and open purchases.", 8],
    limit: ["How many slots it has.", NUMBER_LIMIT],
  }),
  answered("Address", organizationSchema.shape.address, "A US address; any part can be missing.", {
    addressLine1: ["Street and house number; null if missing.", "233 S Wacker Dr"],
    addressLine2: ["Suite or floor; null for none.", "Suite 410"],
    city: ["The city; null if missing.", "Chicago"],
    state: ["The two-letter state code; null if missing.", "IL"],
    zip: ["The ZIP code, five or nine digits; null if missing.", "60606"],
    country: ["The two-letter country code.", "US"],
  }),
  sent(
    "AddressInput",
    addressSchema,
    "An address, or parts of one. Parts you omit stay unchanged; null clears a part.",
    {
      addressLine1: ["Street and house number.", "233 S Wacker Dr"],
      addressLine2: ["Suite or floor.", "Suite 410"],
      city: ["The city.", "Chicago"],
      state: ["The two-letter state code.", "IL"],
      zip: ["The ZIP code: `60606` or `60606-1234`.", "60606"],
      country: ["The two-letter country code. Defaults to `US`.", "US"],
    },
  ),
  answered("OfficeHours", officeHoursSetSchema, "The office hours of one day.", OFFICE_HOURS),
  sent("OfficeHoursInput", officeHoursDaySchema, "The office hours of one day.", {
    dayOfWeek: ["The day of the week.", "MONDAY"],
    isClosed: [
      "Whether the practice is closed all day. If so, times are ignored; if not, both are required.",
      false,
    ],
    open: ["Opening time, `HH:MM` in the organization's timezone.", "08:30"],
    close: ["Closing time, `HH:MM`, later than `open`.", "17:00"],
  }),
  answered(
    "OfficeHoursOfDay",
    officeHoursOfDaySchema,
    "A day that was set, with the organization's version.",
    {
      ...OFFICE_HOURS,
      version: [VERSION, 2],
    },
  ),
  answered("OfficeHoursList", officeHoursListSchema, "The office hours of a week.", {
    version: [VERSION, 2],
    officeHours: [
      "All seven days, Monday first. Days that haven't been set are closed.",
      DAYS_OF_WEEK.map((dayOfWeek, index) =>
        index < 5
          ? { dayOfWeek, isClosed: false, open: "08:30", close: "17:00" }
          : { dayOfWeek, isClosed: true, open: null, close: null },
      ),
    ],
  }),
  answered("OrganizationList", organizationListSchema, "A page of organizations.", {
    organizations: ["The organizations on this page."],
    pagination: ["How to get the next page."],
  }),
];

export const ORGANIZATION_OPERATIONS = [
  operation(
    listOrganizationsContract,
    "Returns every organization the key can reach: a location's key its own, an account's key the account and its locations, a platform key all of them. Archived organizations are left out.",
    {
      q: [
        "Matches name, address, phone and reference, with words in any order. Accents, case and punctuation don't matter.",
        "bright chicago",
      ],
      orgId: ["Only this organization.", IDS.organization],
      accountId: ["Only this account and its locations.", IDS.account],
      withSlots: ["With `true`, each organization comes with the `slots` it has taken.", "true"],
      state: ["Only organizations in this state, as two letters.", "IL"],
      referenceId: [
        "Only the organization with exactly this reference of yours; a platform key may find one in each account.",
        "evanston-1",
      ],
    },
  ),
  operationWithBody(
    createOrganizationContract,
    "With an account's key, the new organization becomes a location of that account. You can add the address later, but buying a number requires a complete one. To create an account, use `POST /v1/accounts`.",
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
        "The account to add the location to. Left out or null, it is the key's own account; a platform key must name one.",
        IDS.account,
      ],
    },
  ),
  operation(
    getOrganizationContract,
    "`missingFields` lists what is still needed before a number can be bought for the organization.",
  ),
  operationWithBody(
    updateOrganizationContract,
    "Changes only the fields you send, and only those parts of the address; null clears a nullable field.",
    { phone: "+13125550199", address: { addressLine2: "Suite 500" } },
  ),
  operation(
    archiveOrganizationContract,
    "From then on the organization returns 404, as if it didn't exist, and its bots and API keys stop working. This can't be undone through the API. Refused with `organization_in_use` while it has lines or open purchases, or, for an account, locations. An account takes a platform key. The response is the organization in its last state.",
  ),
  operation(getOfficeHoursContract, "Days that haven't been set are returned as closed."),
  operationWithBody(
    setOfficeHoursContract,
    "The other days stay unchanged. Both times are required unless the day is closed; then they are ignored.",
    { dayOfWeek: "MONDAY", isClosed: false, open: "08:30", close: "17:00" },
  ),
];
