import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

export type InboundText = { readonly providerId: string; readonly phone: string; readonly body: string; readonly meaning: 'stop' | 'start' | 'help' | 'text' };

/** Stores a received text once for its provider id; false when it was there already. */
export async function addInboundText(tx: Tx, text: InboundText): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `insert into inbound_text (provider_id, phone, body, meaning) values (?, ?, ?, ?) on conflict do nothing returning 1`,
    [text.providerId, text.phone, text.body, text.meaning],
  );
  return rows.length > 0;
}

export async function saveOptOut(tx: Tx, phone: string, optedOut: boolean): Promise<void> {
  if (optedOut) await tx.em.execute(`insert into sms_opt_out (phone) values (?) on conflict do nothing`, [phone]);
  else await tx.em.execute(`delete from sms_opt_out where phone = ?`, [phone]);
}

export async function isOptedOut(em: Em, phone: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(`select 1 from sms_opt_out where phone = ?`, [phone]);
  return rows.length > 0;
}
