/** The program's own origin: pages come from the packaged files, never from the network. */
export const scheme = 'sysops';
export const ownOrigin = `${scheme}://desk`;
export const startUrl = `${ownOrigin}/agent/`;

/** Whether a URL is a page of ours. A string comparison would let `sysops://desk.evil` through. */
export function isOwnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host } = new URL(text);
  return protocol === `${scheme}:` && host === 'desk';
}
