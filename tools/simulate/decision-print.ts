import type { chooseExpert as ChooseExpert } from '@sysops/domain/dispatch';
import { standardPolicy, standardPolicy2, urgentPolicy, urgentPolicy2 } from '@sysops/domain/dispatch';
import { randomExpert, randomRequest, withFollowUp, withHeldBack, withWish } from './random-scene.ts';
import { randomFrom } from './random.ts';

/** FNV-1a over 32 bits: enough to see that not one character has changed. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** Fingerprint of so many decisions by version 1 of the policies, every verdict and score included. */
export function printOfVersion1(choose: typeof ChooseExpert, cases: number): string {
  const random = randomFrom(1);
  let all = '';
  for (let i = 0; i < cases; i += 1) {
    const experts = Array.from({ length: 4 }, (_, n) => randomExpert(random, `e${n}`));
    const request = randomRequest(random, `t${i}`);
    const policy = request.priority === 'urgent' ? urgentPolicy : standardPolicy;
    all = fingerprint(all + JSON.stringify(choose(request, experts, { policy, wanted: request.priority === 'urgent' ? 3 : 1 })));
  }
  return all;
}

/** The same for version 2, with everything that a decision could be made from when version 3 came, and follow-ups that it knows nothing of. */
export function printOfVersion2(choose: typeof ChooseExpert, cases: number): string {
  const random = randomFrom(2);
  let all = '';
  for (let i = 0; i < cases; i += 1) {
    const experts = Array.from({ length: 4 }, (_, n) => withWish(random, randomExpert(random, `e${n}`)));
    const request = withFollowUp(random, withHeldBack(random, randomRequest(random, `t${i}`)));
    const base = request.priority === 'urgent' ? urgentPolicy2 : standardPolicy2;
    const policy = random.chance(0.5) ? { ...base, departWithinMinutes: 60 } : base;
    const keptFor = random.chance(0.2) ? { keptFor: { e1: 'another' } } : {};
    all = fingerprint(all + JSON.stringify(choose(request, experts, { policy, wanted: request.priority === 'urgent' ? 3 : 1, ...keptFor })));
  }
  return all;
}
