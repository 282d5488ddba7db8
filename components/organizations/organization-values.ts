import type { OfficeDay } from "@/lib/calendar/opening";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { formatPhone } from "@/lib/phone";
import type { Organization } from "@/lib/schemas/organization";

/** The values of the form's fields, as typed. */
export interface OrganizationValues {
  name: string;
  phone: string;
  timezone: string;
  address: { addressLine1: string; addressLine2: string; city: string; state: string; zip: string };
  officeHours: { dayOfWeek: OfficeDay["dayOfWeek"]; isClosed: boolean; open: string; close: string }[];
}

/** A new location, open Monday to Friday from 8 to 5. */
export const EMPTY_ORGANIZATION: OrganizationValues = {
  name: "",
  phone: "",
  timezone: "",
  address: { addressLine1: "", addressLine2: "", city: "", state: "", zip: "" },
  officeHours: DAYS_OF_WEEK.map((dayOfWeek, index) => ({
    dayOfWeek,
    isClosed: index > 4,
    open: index > 4 ? "" : "08:00",
    close: index > 4 ? "" : "17:00",
  })),
};

/** An organization as the form's values. Days without office hours show as closed. */
export function organizationValues(organization: Organization): OrganizationValues {
  const { address, officeHours } = organization;
  return {
    name: organization.name,
    phone: organization.phone ? formatPhone(organization.phone) : "",
    timezone: organization.timezone,
    address: {
      addressLine1: address.addressLine1 ?? "",
      addressLine2: address.addressLine2 ?? "",
      city: address.city ?? "",
      state: address.state ?? "",
      zip: address.zip ?? "",
    },
    officeHours: DAYS_OF_WEEK.map((dayOfWeek) => {
      const day = officeHours.find((each) => each.dayOfWeek === dayOfWeek);
      return {
        dayOfWeek,
        isClosed: day?.isClosed ?? true,
        open: day?.open ?? "",
        close: day?.close ?? "",
      };
    }),
  };
}
