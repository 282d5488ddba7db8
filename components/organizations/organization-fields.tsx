"use client";

import type { ReactNode, RefObject } from "react";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { US_STATES } from "@/lib/constants/organizations";
import { OfficeHoursField } from "./office-hours-field";
import { TimeZoneField } from "./time-zone-field";
import type { SettleZone } from "./use-zone-proposal";

const STATES = Object.entries(US_STATES).map(([value, label]) => ({ value, label }));

interface Props {
  /** Gets what finishes the proposal of a timezone; without it none is proposed, because the saved one counts as picked. */
  settleZone?: RefObject<SettleZone>;
  /** The field for the account, if the reader has to choose one. */
  account?: ReactNode;
}

/** The fields that the forms for adding and editing an organization share. */
export function OrganizationFields({ settleZone, account }: Props) {
  return (
    <div className="grid gap-5">
      <Card title="Location">
        <div className="grid gap-4 sm:grid-cols-2">
          {account && <div className="sm:col-span-2">{account}</div>}
          <TextField
            name="name"
            label="Name"
            help="As callers know it. For example, Bright Smile Dental."
            required
            autoComplete="organization"
          />
          <TextField
            name="phone"
            label="Phone"
            help="The practice’s current phone number, in any format."
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
          />
        </div>
      </Card>
      <Card title="Address">
        <p className="mb-4 text-ink-2">
          We suggest area codes and a timezone from the address. You need a street, city, state and ZIP code
          to get a number.
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
            <TimeZoneField settle={settleZone} />
          </div>
        </div>
      </Card>
      <Card title="Office hours">
        <OfficeHoursField />
      </Card>
    </div>
  );
}
