"use client";

import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { US_STATES } from "@/lib/constants/organizations";
import { OfficeHoursField } from "./office-hours-field";
import { TimeZoneField } from "./time-zone-field";

const STATES = Object.entries(US_STATES).map(([value, label]) => ({ value, label }));

interface Props {
  proposeZone: boolean;
  /** Asks for the account where there is more than one to choose from. */
  accounts?: { id: string; name: string }[];
}

/** The fields of an organization, for adding one and for editing it. */
export function OrganizationFields({ proposeZone, accounts = [] }: Props) {
  return (
    <div className="grid gap-5">
      <Card title="The location">
        <div className="grid gap-4 sm:grid-cols-2">
          {accounts.length > 1 && (
            <div className="sm:col-span-2">
              <SelectField
                name="parentAccountOrgId"
                label="Account"
                help="The group or practice that the location belongs to."
                items={accounts.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          )}
          <TextField
            name="name"
            label="Name"
            help="As callers know it, such as Bright Smile Dental."
            required
            autoComplete="organization"
          />
          <TextField
            name="phone"
            label="Phone"
            help="The practice's present number, typed any way you like."
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
          />
        </div>
      </Card>
      <Card title="Address">
        <p className="mb-4 text-ink-2">
          Its area codes and timezone come from the address. A line can be bought once street, city, state and
          ZIP code are here.
        </p>
        <div className="grid gap-4 sm:grid-cols-6">
          <div className="sm:col-span-4">
            <TextField name="address.addressLine1" label="Street" autoComplete="address-line1" />
          </div>
          <div className="sm:col-span-2">
            <TextField name="address.addressLine2" label="Suite or floor" autoComplete="address-line2" />
          </div>
          <div className="sm:col-span-2">
            <TextField name="address.city" label="City" autoComplete="address-level2" />
          </div>
          <div className="sm:col-span-2">
            <SelectField
              name="address.state"
              label="State"
              items={[{ value: "", label: "Choose a state" }, ...STATES]}
              autoComplete="address-level1"
            />
          </div>
          <div className="sm:col-span-2">
            <TextField name="address.zip" label="ZIP code" inputMode="numeric" autoComplete="postal-code" />
          </div>
          <div className="sm:col-span-6">
            <TimeZoneField propose={proposeZone} />
          </div>
        </div>
      </Card>
      <Card title="Office hours">
        <OfficeHoursField />
      </Card>
    </div>
  );
}
