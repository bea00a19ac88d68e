import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** No invoice of ours is larger. */
const mostBytes = 5 * 1024 * 1024;
const pdfMark = '%PDF-';

type Parts = {
  /** Asks the server with the program's own session. */
  readonly fetch: (path: string) => Promise<Response>;
  /** The system's own viewer; answers with what went wrong, or with nothing. */
  readonly open: (file: string) => Promise<string>;
  readonly folder: string;
};

/**
 * Fetches one invoice and shows it in the system's viewer. Only the server is asked, only a PDF is written, the file is
 * named by the invoice's id and readable by this person alone; the page never sees a path. @returns whether it is shown
 */
export async function openInvoice(invoiceId: string, { fetch, open, folder }: Parts): Promise<boolean> {
  const answer = await fetch(`/api/invoices/${invoiceId}.pdf`);
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/pdf')) return false;
  const content = Buffer.from(await answer.arrayBuffer());
  if (content.byteLength > mostBytes || content.subarray(0, pdfMark.length).toString('latin1') !== pdfMark) return false;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${invoiceId}.pdf`);
  await writeFile(file, content, { mode: 0o600 });
  return (await open(file)) === '';
}

/** Invoices stay on this computer no longer than the program runs. */
export const forgetInvoices = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
