const mark = ':push:';

/** The key of a message's copy for one device. */
export const pushKey = (key: string, subscriptionId: string): string => `${key}${mark}${subscriptionId}`;

/** The message's own key, and what the keys of all its copies begin with. */
export function pushKeyOf(copy: string): { readonly key: string; readonly prefix: string } {
  const at = copy.lastIndexOf(mark);
  return { key: copy.slice(0, at), prefix: copy.slice(0, at + mark.length) };
}
