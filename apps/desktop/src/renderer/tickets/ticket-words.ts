import { zoneOfState } from '@sysops/domain/notifications';
import type { CoverVerdict, DeviceCategory, HistoryLine, HoldReason, Priority, RequiredSkill, Ticket } from '@sysops/domain/tickets';
import type { Tone } from '@sysops/ui';
import { windowText } from './visit-windows.ts';

export const categoryWords: Readonly<Record<DeviceCategory, string>> = { computer: 'Computer', tv: 'TV', stereo: 'Stereo' };

export const priorityWords: Readonly<Record<Priority, string>> = { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' };
export const priorityTones: Readonly<Record<Priority, Tone>> = { urgent: 'red', high: 'amber', normal: 'gray', low: 'gray' };

export const holdWords: Readonly<Record<HoldReason, string>> = { customer_unavailable: 'Customer is not available', part_needed: 'A part is needed', no_access: 'No access to the place', customer_absent: 'Customer was not there' };

const reasonWords: Readonly<Record<string, string>> = {
  just_raised: 'just raised',
  no_expert_with_skill: 'nobody has the skill',
  no_expert_in_area: 'nobody serves this area',
  no_expert_on_shift: 'nobody is on shift',
  all_experts_booked: 'everybody is booked',
  window_not_reachable: 'nobody can be there inside the window',
  all_declined: 'everybody declined',
  offer_expired: 'the offer was not answered',
  offer_withdrawn: 'the offer was withdrawn',
  released: 'the expert gave it back',
  no_show: 'the expert did not set out',
  reassigned: 'taken from the expert',
  could_not_complete: 'the last visit could not finish it',
  reopened: 'reopened: not fixed',
  hold_ended: 'the hold has ended',
  place_unknown: 'the place is not on the map',
  device_unknown: 'the device is not registered',
  problem_unknown: 'the problem is not one of ours',
  cover_unclear: 'cover is unclear',
  duplicate_suspected: 'perhaps raised before',
  skill_mismatch: 'the skills do not fit',
  customer_unavailable: 'the customer is not available',
};

/** "no_expert_on_shift" as "no expert on shift": for a code that has no words yet. */
const plain = (code: string): string => code.replaceAll(/[_-]/g, ' ');

export const reasonText = (codes: string | null): string => (codes ?? '').split(/,\s*/).filter(Boolean).map((code) => reasonWords[code] ?? plain(code)).join(', ');

export const skillText = ({ skill, level }: RequiredSkill): string => `${plain(skill)} ${level}+`;

const factWords: Readonly<Record<string, string>> = {
  TicketRaised: 'raised the ticket', TriageCompleted: 'completed triage', SentToTriage: 'sent it to triage', WaitingExplained: 'looked for an expert', TicketOffered: 'asked an expert',
  OffersEnded: 'ended the offer', TicketAssigned: 'fixed the visit', TravelStarted: 'is on the way', ExpertArrived: 'arrived', VisitReleased: 'gave the visit back',
  CouldNotComplete: 'could not complete it', TicketHeld: 'put it on hold', WorkPaused: 'paused the work', WorkResumed: 'went on with the work', HoldEnded: 'ended the hold',
  TicketCompleted: 'completed the repair', TicketReopened: 'reopened it', TicketClosed: 'closed it', TicketCancelled: 'cancelled it',
  WindowPassed: 'looks for as soon as possible: the time asked for has gone by',
};

/** "PriorityChanged" as "priority changed": for a fact that has no words yet. */
export const factText = (type: HistoryLine['type']): string => factWords[type] ?? type.replaceAll(/([A-Z])/g, ' $1').trim().toLowerCase();

const coverWords: Readonly<Record<CoverVerdict['reason'], string>> = {
  active: 'Covered', grace: 'Covered; a payment failed and is being tried again', no_contract: 'No plan', device_not_covered: 'This device is under no plan', suspended: 'Not covered: suspended after failed payments', ended: 'Not covered: the plan has ended', not_started: 'Not covered: the plan has not started', visits_used: 'Not covered: the visits of the term were used',
};

export const coverText = ({ reason, tier }: CoverVerdict): string => (tier ? `${coverWords[reason]} (${tier})` : coverWords[reason]);

/** When the customer can be visited, by his own clock. */
export const windowOfTicket = ({ window, place }: Pick<Ticket, 'window' | 'place'>): string => (window.kind === 'asap' ? 'As soon as possible' : windowText(window, zoneOfState(place.address.state)));
