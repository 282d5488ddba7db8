"use server";

import { changeMemberRole } from "@/lib/domain/members/change-member-role";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { openAccount } from "@/lib/domain/members/open-account";
import { removeMember } from "@/lib/domain/members/remove-member";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { disableUser } from "@/lib/domain/users/disable-user";
import { enableUser } from "@/lib/domain/users/enable-user";
import {
  changeMemberRoleInput,
  inviteMemberInput,
  memberInput,
  openAccountInput,
  personInput,
} from "@/lib/schemas/user";
import { defineAction } from "./define-action";

export const inviteMemberAction = defineAction(inviteMemberInput, inviteMember);
export const changeMemberRoleAction = defineAction(changeMemberRoleInput, changeMemberRole);
export const removeMemberAction = defineAction(memberInput, removeMember);
export const createPasswordResetAction = defineAction(personInput, createPasswordReset);
export const disableUserAction = defineAction(personInput, disableUser);
export const enableUserAction = defineAction(personInput, enableUser);
export const openAccountAction = defineAction(openAccountInput, openAccount);
