import { toast } from '@sysops/ui';
import { desk } from '../api/api.ts';

/** In the desktop program the system's viewer, in a plain browser a tab of its own. */
export async function showInvoice(invoiceId: string): Promise<void> {
  if (!desk) return void window.open(`/api/invoices/${invoiceId}.pdf`, '_blank', 'noopener');
  const answer = await desk.call('openInvoice', { invoiceId }).catch(() => ({ shown: false }));
  if (!answer.shown) toast.error('The invoice cannot be shown', { description: 'The server is away, or this computer has no program for PDF files. Nothing is lost: press again in a moment.' });
}
