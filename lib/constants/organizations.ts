/** Days as the API names them, Monday first. */
export const DAYS_OF_WEEK = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const;
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number];

/** Time zones offered first: the API's own list, then the other US zones. Any IANA zone is accepted. */
export const TIME_ZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
  "Pacific/Guam",
  "Pacific/Pago_Pago",
  "America/Toronto",
  "America/Vancouver",
  "America/Mexico_City",
] as const;

/** Two-letter codes of US states, the district and the territories, with their names. */
export const US_STATES: Record<string, string> = {
  AL: "Alabama",
  AK: "Alaska",
  AZ: "Arizona",
  AR: "Arkansas",
  CA: "California",
  CO: "Colorado",
  CT: "Connecticut",
  DE: "Delaware",
  DC: "District of Columbia",
  FL: "Florida",
  GA: "Georgia",
  HI: "Hawaii",
  ID: "Idaho",
  IL: "Illinois",
  IN: "Indiana",
  IA: "Iowa",
  KS: "Kansas",
  KY: "Kentucky",
  LA: "Louisiana",
  ME: "Maine",
  MD: "Maryland",
  MA: "Massachusetts",
  MI: "Michigan",
  MN: "Minnesota",
  MS: "Mississippi",
  MO: "Missouri",
  MT: "Montana",
  NE: "Nebraska",
  NV: "Nevada",
  NH: "New Hampshire",
  NJ: "New Jersey",
  NM: "New Mexico",
  NY: "New York",
  NC: "North Carolina",
  ND: "North Dakota",
  OH: "Ohio",
  OK: "Oklahoma",
  OR: "Oregon",
  PA: "Pennsylvania",
  RI: "Rhode Island",
  SC: "South Carolina",
  SD: "South Dakota",
  TN: "Tennessee",
  TX: "Texas",
  UT: "Utah",
  VT: "Vermont",
  VA: "Virginia",
  WA: "Washington",
  WV: "West Virginia",
  WI: "Wisconsin",
  WY: "Wyoming",
  AS: "American Samoa",
  GU: "Guam",
  MP: "Northern Mariana Islands",
  PR: "Puerto Rico",
  VI: "U.S. Virgin Islands",
};

/** Types of an organization's variables. */
export const VARIABLE_TYPES = ["STRING", "PHONE_NUMBER"] as const;
export type VariableType = (typeof VARIABLE_TYPES)[number];

/** How the console writes each type of variable. */
export const VARIABLE_TYPE_LABELS: Record<VariableType, string> = {
  STRING: "Text",
  PHONE_NUMBER: "Phone number",
};

/** Industries a bot can be set up for (the API's closed list). */
export const INDUSTRIES = [
  "DENTAL",
  "CHIROPRACTIC",
  "OPTOMETRY",
  "WELLNESS",
  "PEDIATRIC",
  "PEDIATRIC_DENTISTRY",
  "ORTHODONTIST",
  "SLEEP_MEDICINE",
  "BUSINESS_CONSULTANT",
  "MARKETING_COMPANY",
] as const;
export type Industry = (typeof INDUSTRIES)[number];
