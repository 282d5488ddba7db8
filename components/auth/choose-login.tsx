"use client";

import { chooseLoginAction } from "@/lib/actions/account-actions";
import type { ErrorDetails } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { PlainForm } from "./plain-form";

type Props = ErrorDetails["several_logins"] & { next: string | undefined };

/** Asks which of several logins with the same address and password was meant. */
export function ChooseLogin({ logins, ticket, next }: Props) {
  return (
    <>
      <PlainForm
        action={chooseLoginAction}
        submitLabel="Sign in"
        ifLost="Check your connection, then try again."
      >
        {next && <input type="hidden" name="next" value={next} />}
        <input type="hidden" name="ticket" value={ticket} />
        <fieldset className="grid gap-2">
          <legend className="mb-3 text-ink-2">
            Several accounts have a login with this e-mail and password. Where do you want to sign in?
          </legend>
          {logins.map(({ userId, label }, index) => (
            <label
              key={userId}
              className="flex min-h-10 items-center gap-3 rounded-md border px-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="userId"
                value={userId}
                defaultChecked={index === 0}
                // biome-ignore lint/a11y/noAutofocus: the question replaces the form that had focus
                autoFocus={index === 0}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </PlainForm>
      {/* A whole page load, because the form's state would survive a navigation. */}
      <p className="mt-4">
        <a className="text-link" href={paths.signIn(next)}>
          Use another login
        </a>
      </p>
    </>
  );
}
