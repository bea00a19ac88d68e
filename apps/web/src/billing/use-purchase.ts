import { readError, type ReadableError } from '@sysops/api-client';
import type { DeviceFacts } from '@sysops/domain/billing';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { v7 } from 'uuid';
import { client } from '../api/api.ts';
import { goToPayment } from './go-to-payment.ts';

/** What was sent: the same devices again are the same purchase, other devices are another one. */
type Sent = { readonly key: string; readonly commandId: string; readonly contractId: string; readonly devices: readonly DeviceFacts[] };

const keyOf = (devices: readonly DeviceFacts[]): string => JSON.stringify(devices.map(({ deviceId: _id, ...facts }) => facts));

/** A purchase that was perhaps stored and is not wanted any more: nothing was charged for it. */
async function takeBack({ contractId }: Sent): Promise<void> {
  await client.billing.cancel.mutate({ commandId: v7(), contractId }).catch((error: unknown) => {
    if (readError(error).code !== 'not_found') throw error;
  });
}

/**
 * Stores a purchase once, then leaves for the payment. Pressed again after a failure it is the same purchase; with other
 * devices the first one is taken back, so that nothing is left to pay twice.
 */
export function usePurchase(planCode: string) {
  const navigate = useNavigate();
  const sent = useRef<Sent | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const buy = async (devices: readonly DeviceFacts[]): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const key = keyOf(devices);
      if (sent.current && sent.current.key !== key) {
        await takeBack(sent.current);
        sent.current = null;
      }
      // Each purchase has entries of its own: an id stands for one device under one plan.
      const purchase = (sent.current ??= { key, commandId: v7(), contractId: v7(), devices: devices.map((device) => ({ ...device, deviceId: v7() })) });
      const { commandId, contractId } = purchase;
      await client.billing.buy.mutate({ commandId, contractId, planCode, devices: [...purchase.devices] });
      // Paid meanwhile, in another window: the account shows it.
      if (!(await goToPayment(contractId))) await navigate({ to: '/account' });
    } catch (error) {
      setProblem(readError(error));
      setBusy(false);
    }
  };
  return { busy, problem, buy };
}
