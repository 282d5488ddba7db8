"use server";

import { changeMemberRole } from "@/lib/domain/members/change-member-role";
import { disableUser } from "@/lib/domain/members/disable-user";
import { enableUser } from "@/lib/domain/members/enable-user";
import { getDeparture } from "@/lib/domain/members/get-departure";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { openAccount } from "@/lib/domain/members/open-account";
import { removeMember } from "@/lib/domain/members/remove-member";
import { renewInvitation } from "@/lib/domain/members/renew-invitation";
import { revokeInvitation } from "@/lib/domain/members/revoke-invitation";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import {
  changeShownRoleInput,
  departureInput,
  disableShownInput,
  enableShownInput,
  inviteMemberInput,
  openAccountInput,
  removeShownMemberInput,
  resetShownInput,
  shownInvitationInput,
} from "@/lib/schemas/user";
import { defineAction } from "./define-action";

export const inviteMemberAction = defineAction(inviteMemberInput, inviteMember, { secret: "link" });
export const renewInvitationAction = defineAction(shownInvitationInput, renewInvitation, { secret: "link" });
export const revokeInvitationAction = defineAction(shownInvitationInput, revokeInvitation);
export const getDepartureAction = defineAction(departureInput, getDeparture);
export const changeMemberRoleAction = defineAction(changeShownRoleInput, changeMemberRole);
export const removeMemberAction = defineAction(removeShownMemberInput, removeMember);
export const createPasswordResetAction = defineAction(resetShownInput, createPasswordReset, {
  secret: "link",
});
export const disableUserAction = defineAction(disableShownInput, disableUser);
export const enableUserAction = defineAction(enableShownInput, enableUser);
export const openAccountAction = defineAction(openAccountInput, openAccount, { secret: "link" });
