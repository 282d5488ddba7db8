// What the browser loads at the first check of a form.
export { readEmailText } from "./email-text";
export { readNameText } from "./name-text";
export { readPhoneText } from "./phone-text";
