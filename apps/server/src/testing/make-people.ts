import { readNow } from '@sysops/db/connection';
import type { LatLng } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { actorWith, type TestApp } from './open-test-app.ts';

export type TestCustomer = { readonly id: string; readonly email: string; readonly phone: string; readonly deviceId: string };

let made = 0;

/** A plan sold at the till a day ago by the database's clock, which may be a simulated one; nobody's yet. */
export async function sellPlan(opened: TestApp, receiptNumber: string, zip = '10001'): Promise<{ readonly deviceId: string }> {
  const deviceId = v7();
  const devices = [{ deviceId, category: 'tv' as const, brand: 'Penultimate', model: 'Vista 55' }];
  const now = await readNow(opened.app.orm.em.fork());
  await opened.as(actorWith('admin')).billing.recordSale({ commandId: v7(), contractId: v7(), planCode: 'home-tv', receiptNumber, zip, soldAt: now - 86_400_000, devices });
  return { deviceId };
}

export const registrationOf = (n: number, receiptNumber: string, zip = '10001') => ({
  customerId: v7(), email: `person.${n}@customers.example`, password: 'a long enough password', name: `Person ${n}`, phone: `+1212555${String(1000 + n).padStart(4, '0')}`,
  channel: 'email' as const, language: 'en' as const, place: { address: { line1: `${n} Main Street`, city: 'New York', state: 'NY', zip }, location: null }, claim: { receiptNumber, zip },
});

/** Both codes have come back, as they have from everybody who has been with us for a day. */
export async function proveContacts({ app }: TestApp, customerId: string): Promise<void> {
  const em = app.orm.em.fork();
  await em.execute(`update customer set email_proved_at = app.now(), phone_proved_at = app.now() where id = ?`, [customerId]);
  // Codes that were asked for and not sent yet never are.
  await em.execute(`delete from contact_code where customer_id = ?`, [customerId]);
}

/** A registered customer with a television under plan, whose e-mail and phone are proved. */
export async function makeCustomer(opened: TestApp, zip = '10001'): Promise<TestCustomer> {
  made += 1;
  const receiptNumber = `R-${made}`;
  const { deviceId } = await sellPlan(opened, receiptNumber, zip);
  const registration = registrationOf(made, receiptNumber, zip);
  await opened.as(null).customers.register(registration);
  await proveContacts(opened, registration.customerId);
  return { id: registration.customerId, email: registration.email, phone: registration.phone, deviceId };
}

/** What a customer sends to raise a ticket about his television. */
export const requestOf = (customer: TestCustomer, zip = '10001') => ({
  ticketId: v7(), device: { deviceId: customer.deviceId, category: 'tv' as const, label: 'Penultimate Vista 55' }, problemCode: null, description: 'No picture since this morning.',
  place: { address: { line1: '1 Main Street', city: 'New York', state: 'NY', zip }, location: null }, window: { kind: 'asap' as const },
});

/** An expert on duty day and night, able to do everything, around a place. */
export async function makeExpert(opened: TestApp, home: LatLng = { lat: 40.75, lng: -73.99 }): Promise<{ readonly id: string; readonly email: string }> {
  made += 1;
  const id = v7();
  const email = `expert.${made}@experts.example`;
  const admin = opened.as(actorWith('admin'));
  const skills = (await admin.experts.skills()).map(({ code }) => ({ skill: code, level: 5 as const, expiresAt: null }));
  const shifts = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
  await admin.experts.create({ commandId: v7(), expertId: id, email, name: `Expert ${made}`, phone: `+1646555${String(1000 + made).padStart(4, '0')}`, languages: ['en'], timeZone: 'America/New_York', home, autoAccept: false, skills, shifts, serviceArea: { kind: 'circle', center: home, radiusKm: 50 } });
  return { id, email };
}
