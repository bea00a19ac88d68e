/** Default words of https://help.twilio.com/articles/223134027; the whole message must be the word. */
const STOP_WORDS = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START_WORDS = new Set(['START', 'YES', 'UNSTOP']);
const HELP_WORDS = new Set(['HELP', 'INFO']);

const STOP_REPLY =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.';
const START_REPLY =
  'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.';
const HELP_REPLY = 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.';

export interface OptOuts {
  isOptedOut(sender: string, phone: string): boolean;
  /** Obeys STOP, START and HELP as Twilio does by itself; gives Twilio's own answer, or null for any other text. */
  obey(sender: string, phone: string, text: string): string | null;
  dump(): readonly string[];
  load(pairs: readonly string[]): void;
  clear(): void;
}

export function createOptOuts(): OptOuts {
  const blocked = new Set<string>();
  const pair = (sender: string, phone: string): string => `${sender} ${phone}`;

  return {
    isOptedOut: (sender, phone) => blocked.has(pair(sender, phone)),
    obey(sender, phone, text) {
      const word = text.trim().toUpperCase();
      if (STOP_WORDS.has(word)) {
        // A second STOP is not answered again.
        const first = !blocked.has(pair(sender, phone));
        blocked.add(pair(sender, phone));
        return first ? STOP_REPLY : null;
      }
      if (START_WORDS.has(word)) return blocked.delete(pair(sender, phone)) ? START_REPLY : null;
      return HELP_WORDS.has(word) ? HELP_REPLY : null;
    },
    dump: () => [...blocked],
    load(pairs) {
      for (const each of pairs) blocked.add(each);
    },
    clear: () => blocked.clear(),
  };
}
