import type { SoldBy } from '@sysops/domain/billing';

/** Words of the console about what shops have sold, and about the keys of their tills. */
export const shopSalesEn = {
  title: 'Recorded sales',
  text: 'The latest 50 from files, tills and people.',
  none: 'No sale is recorded yet',
  noneText: 'Choose a till’s file above, or give a till a key of its own.',
  columns: { receipt: 'Receipt', recorded: 'Recorded', by: 'By', sold: 'Sold', zip: 'ZIP', plan: 'Plan', devices: 'Devices', state: 'State' },
  by: (by: SoldBy | null) => (by === null ? '–' : by.kind === 'till' ? `${by.name} (till)` : by.name),
} as const;

export const tillKeysEn = {
  title: 'Till keys',
  intro: 'A till with a key sends each sale by itself, as it is made. One key for each till, so that one can be taken away without stopping the others.',
  add: 'New till key',
  none: 'No till has a key yet',
  noneText: 'Until then the shops’ sales come as files.',
  live: 'Live',
  revoked: 'Revoked',
  made: (by: string, at: string) => `made by ${by}, ${at}`,
  used: (ago: string) => `last used ${ago}`,
  neverUsed: 'never used',
  revokedBy: (by: string, at: string) => `revoked by ${by}, ${at}`,
  revoke: 'Revoke',
  revokeOf: (name: string) => `Revoke the key of ${name}`,
  revokeTitle: (name: string) => `Revoke the key of ${name}?`,
  revokeText: 'The till is refused from now on. What it has sent stays. A revoked key cannot be made good again; the till gets a new one.',
  didRevoke: 'The key is revoked',
  addTitle: 'New till key',
  addText: 'The key is shown once, after it is made. Have the till’s settings at hand.',
  name: 'Name',
  nameHint: 'Shop and till, such as “Brooklyn 2”. It stands beside every sale of this till.',
  nameError: 'Give it a name',
  make: 'Make the key',
  madeTitle: (name: string) => `Key of ${name}`,
  madeText: 'Copy it into the till now. It is kept nowhere and cannot be shown again.',
  key: 'Key',
  copy: 'Copy the key',
  copied: 'Copied',
  address: 'The till sends its sales to',
  done: 'Done',
} as const;
