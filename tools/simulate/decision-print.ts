import type { chooseExpert as ChooseExpert } from '@sysops/domain/dispatch';
import { standardPolicy, urgentPolicy } from '@sysops/domain/dispatch';
import { randomExpert, randomRequest } from './random-scene.ts';
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
