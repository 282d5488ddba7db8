import { createHash } from "node:crypto";

/** Characters of the digest in an ETag: 96 bits, so that no two states of an object share one. */
const DIGEST_LENGTH = 16;

/**
 * The ETag of the returned data, as a header. It has the version, if the data has one, and a digest, because an answer
 * also shows what belongs to other objects, such as the name of a line's bot. No header without data.
 */
export function etagOf(data: unknown): { ETag?: string } {
  if (data === null || data === undefined) return {};
  const digest = createHash("sha256")
    .update(JSON.stringify(data))
    .digest("base64url")
    .slice(0, DIGEST_LENGTH);
  const version = versionIn(data);
  return { ETag: version === undefined ? `"${digest}"` : `"${version}.${digest}"` };
}

function versionIn(data: unknown): number | undefined {
  if (typeof data !== "object" || data === null || !("version" in data)) return undefined;
  return typeof data.version === "number" ? data.version : undefined;
}

/**
 * The versions that `If-Match` allows; undefined if it allows any. A tag is an ETag as answered, or just the version in
 * quotes. As RFC 9110 (section 13.1.1) says, one match is enough and a weak tag matches nothing. What follows the version
 * is not compared: a change of another object is no reason to refuse an edit of this one.
 */
export function versionsIn(ifMatch: string | null): number[] | undefined {
  if (ifMatch === null || ifMatch.trim() === "*") return undefined;
  // Many clients send the version as it is in the answer. Without quotes it can't mean anything else.
  if (/^\s*\d{1,9}\s*$/.test(ifMatch)) return [Number(ifMatch)];
  return tagsIn(ifMatch).flatMap(({ tag, isWeak }) => {
    const [, version] = /^(\d{1,9})(?:\.|$)/.exec(tag) ?? [];
    return isWeak || version === undefined ? [] : [Number(version)];
  });
}

/** Whether `If-Match` names anything that an answer can have had: tags in quotes, a version, or `*`. */
export function isIfMatch(header: string): boolean {
  return /^\s*(?:\*|\d{1,9})\s*$/.test(header) || tagsIn(header).length > 0;
}

/** Whether `If-Match` allows an object by its whole ETag, because it has no version. */
export function isMatchingTag(ifMatch: string | null, etag: string | undefined): boolean {
  if (ifMatch === null || ifMatch.trim() === "*") return true;
  return tagsIn(ifMatch).some(({ tag, isWeak }) => !isWeak && `"${tag}"` === etag);
}

/**
 * Whether `If-None-Match` names the ETag of an answer, so that the client already has it. Compares weakly, as RFC 9110
 * (section 13.1.2) says: compression may have made a tag weak.
 */
export function isKnownTag(ifNoneMatch: string | null, etag: string | undefined): boolean {
  if (ifNoneMatch === null || etag === undefined) return false;
  return ifNoneMatch.trim() === "*" || tagsIn(ifNoneMatch).some(({ tag }) => `"${tag}"` === etag);
}

/** The entity tags of a header, a list separated by commas, which a tag may contain too. */
function tagsIn(header: string): { tag: string; isWeak: boolean }[] {
  const found = header.matchAll(/(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g);
  return [...found].map(([, weak, tag = ""]) => ({ tag, isWeak: weak !== undefined }));
}
