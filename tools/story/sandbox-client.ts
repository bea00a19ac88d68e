import * as z from 'zod';

const Sms = z.object({ id: z.string(), to: z.string(), body: z.string(), status: z.string() });
const Mail = z.object({ id: z.string(), to: z.array(z.string()), subject: z.string(), text: z.string(), links: z.array(z.string()) });
export type Sms = z.infer<typeof Sms>;
export type Mail = z.infer<typeof Mail>;

/** What phones and mailboxes of the sandbox received. */
export type SandboxClient = { smsTo(phone: string): Promise<Sms[]>; mailsTo(address: string): Promise<Mail[]> };

export function createSandboxClient(url: string): SandboxClient {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${url}${path}`);
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}`);
    return response.json();
  };
  return {
    smsTo: async (phone) => z.object({ messages: z.array(Sms) }).parse(await get(`/control/messages?to=${encodeURIComponent(phone)}`)).messages,
    mailsTo: async (address) => z.object({ mails: z.array(Mail) }).parse(await get(`/control/mails?to=${encodeURIComponent(address)}`)).mails,
  };
}
