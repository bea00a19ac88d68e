/** Which second press or form is open; one at a time, so that nobody answers the wrong question. */
export type Opened =
  | { readonly kind: 'cancel' | 'resume' | 'pay_link' | 'add_device'; readonly contractId: string }
  | { readonly kind: 'correct_device' | 'remove_device'; readonly contractId: string; readonly deviceId: string }
  /** `again`: the ended plan whose devices are taken over. */
  | { readonly kind: 'buy'; readonly again: string | null }
  | { readonly kind: 'claim' | 'profile' | 'card_link' }
  | null;

export type Opening = { readonly opened: Opened; readonly open: (next: Opened) => void; readonly close: () => void; /** The server cannot be asked now. */ readonly away: boolean };
