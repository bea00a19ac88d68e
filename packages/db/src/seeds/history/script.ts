import { day, minute, type Instant } from '@sysops/domain/shared';
import { isTurntable } from '../people/device-models.ts';
import type { DemoCustomer } from '../people/customers.ts';
import { staffRef, tell, type Course, type Past, type ProblemOf } from './past.ts';
import { raisePast, type Trouble } from './raise-past.ts';

type Scene = { readonly now: Instant; readonly customers: readonly DemoCustomer[] };

function problemOf(past: Past, code: string): ProblemOf {
  const found = past.problems.find((p) => p.problem.code === code);
  if (!found) throw new Error(`No problem ${code} in the demo`);
  return found;
}

/** A customer's trouble with his record player; only one expert of the city repairs those. */
function record(past: Past, customer: DemoCustomer, more: { readonly course: Course; readonly code?: string; readonly window?: Trouble['window'] }): Trouble {
  const device = customer.contracts.flatMap((c) => c.devices).find((d) => isTurntable(d.model)) ?? null;
  return { customer, device, problem: problemOf(past, more.code ?? 'stereo-turntable'), course: more.course, ...(more.window ? { window: more.window } : {}) };
}

function withTurntable(customers: readonly DemoCustomer[], zips: readonly string[]): DemoCustomer[] {
  return customers.slice(4).filter((c) => zips.includes(c.place.address.zip) && c.contracts.some(({ status, devices }) => status === 'active' && devices.some((d) => isTurntable(d.model))));
}

/** The day of the demonstration's expert Maya, and one ticket in each state that somebody has to look at. */
export function playScript(past: Past, { now, customers }: Scene): void {
  const [alex, lucia, sam, ruth] = customers;
  const nearby = withTurntable(customers, ['11201', '11215', '11211', '11221', '11226', '11209', '10003', '10009', '10013']);
  const [first, second, third] = nearby;
  const maya = past.experts[0];
  const far = withTurntable(customers, ['82201', '82240', '82834'])[0];
  if (!alex || !lucia || !sam || !first || !second || !third || !maya) throw new Error('The demo has too few people for its script');
  const steady: Course = { steady: true };
  const at = (minutes: number, trouble: Trouble): void => past.agenda.add(now + minutes * minute, () => raisePast(past, trouble));
  at(-330, record(past, first, { course: steady }));
  at(-62, record(past, alex, { course: steady }));
  at(-24, record(past, lucia, { course: steady }));
  at(-44, record(past, second, { code: 'stereo-no-sound', course: { steady: true, byHand: maya.id }, window: { kind: 'window', from: now + 240 * minute, to: now + 360 * minute } }));
  at(-1, record(past, third, { course: { steady: true, answer: 'wait' } }));
  if (far) at(-75, record(past, far, { course: { steady: true, answer: 'wait' } }));
  const computer = ruth?.contracts[0]?.devices[0];
  const carla = past.experts.find(({ name }) => name === 'Carla Jimenez');
  if (ruth && computer && carla) at(-6, { customer: ruth, device: computer, problem: problemOf(past, 'computer-no-start'), course: { steady: true, byHand: carla.id } });
  const suspended = sam.contracts[0]?.devices[0];
  if (suspended) at(-9, { customer: sam, device: suspended, problem: problemOf(past, 'tv-no-picture'), course: { steady: true, answer: 'wait' } });
  const stranger = customers[40];
  if (stranger) at(-4, { customer: stranger, device: null, problem: problemOf(past, 'computer-network'), course: { steady: true, answer: 'wait' } });
  const away = customers.slice(41).flatMap((customer) => customer.contracts.filter((c) => c.status === 'active').flatMap((c) => c.devices).filter((d) => d.category === 'computer').map((device) => ({ customer, device })))[0];
  if (away) past.agenda.add(now - 130 * minute, () => holdUntilTomorrow(past, { ...away, problem: problemOf(past, 'computer-slow') }, now));
}

/** Raised, and put on hold at once because nobody is at home. */
function holdUntilTomorrow(past: Past, trouble: Trouble, now: Instant): void {
  const told = raisePast(past, { ...trouble, course: { steady: true, answer: 'wait' } });
  tell(past, told, { type: 'hold', by: staffRef('agent', past.chance), holdReason: 'customer_unavailable', resumeAt: now + day, reason: 'At home from tomorrow on' });
}
