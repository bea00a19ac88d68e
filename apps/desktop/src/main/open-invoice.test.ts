import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetInvoices, openInvoice } from './open-invoice.ts';

const id = '0192f0c0-0000-7000-8000-000000000001';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'invoices-')), 'shown');
});

function parts(answer: Response) {
  const [asked, opened]: [string[], string[]] = [[], []];
  return { asked, opened, folder, fetch: async (path: string) => (asked.push(path), answer), open: async (file: string) => (opened.push(file), '') };
}

const pdf = (body: string | Uint8Array, type = 'application/pdf', status = 200) => new Response(body as BodyInit, { status, headers: { 'content-type': type } });

describe('an invoice', () => {
  test('is asked for by its id, kept for this person alone, and shown', async () => {
    const p = parts(pdf('%PDF-1.3 words'));
    expect(await openInvoice(id, p)).toBe(true);
    expect(p.asked).toEqual([`/api/invoices/${id}.pdf`]);
    expect(p.opened).toEqual([join(folder, `${id}.pdf`)]);
    expect(await readFile(p.opened[0] ?? '', 'latin1')).toBe('%PDF-1.3 words');
    expect([(await stat(folder)).mode & 0o777, (await stat(p.opened[0] ?? '')).mode & 0o777]).toEqual([0o700, 0o600]);
    await forgetInvoices(folder);
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
  });

  test.each([
    ['a page that says no', pdf('no', 'application/pdf', 404)], ['another kind of file', pdf('%PDF-1.3', 'text/html')], ['a program that calls itself a PDF', pdf('MZ and more')], ['more than an invoice ever is', pdf(new Uint8Array(6 * 1024 * 1024).fill(37))],
  ])('given %s, nothing is written and nothing is opened', async (_given, answer) => {
    const p = parts(answer);
    expect(await openInvoice(id, p)).toBe(false);
    expect(p.opened).toEqual([]);
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
  });

  test('that the system cannot show is said so', async () => {
    expect(await openInvoice(id, { ...parts(pdf('%PDF-1.3')), open: async () => 'No application is registered' })).toBe(false);
  });
});
