import type { ContractStatus } from '@sysops/domain/billing';
import type { AssignmentStatus, DeclineReason, ExpertOnMap, HardRule, KnownLocation, ScorePart } from '@sysops/domain/dispatch';
import type { ArticleAudience, ArticleState } from '@sysops/domain/knowledge';
import type { MessageStatus } from '@sysops/domain/notifications';
import type { SurveyStatus } from '@sysops/domain/surveys';
import type { CoverVerdict, DeviceCategory, HoldReason, NextStep, Priority, ResolutionCode, TicketEvent, TriageReason, WaitingReason } from '@sysops/domain/tickets';
import type { Tone } from '@sysops/ui';

/** Every code that staff can see, in words. */
export const priorityWords: Readonly<Record<Priority, string>> = { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' };

export const categoryWords: Readonly<Record<DeviceCategory, string>> = { computer: 'Computer', tv: 'TV', stereo: 'Stereo' };

export const waitingWords: Readonly<Record<WaitingReason, string>> = {
  just_raised: 'Just raised',
  no_expert_with_skill: 'No expert has the skill',
  no_expert_in_area: 'No expert in the area',
  no_expert_on_shift: 'No expert on shift',
  all_experts_booked: 'All experts are booked',
  window_not_reachable: 'Visit window cannot be reached',
  all_declined: 'All declined',
  offer_expired: 'Offer ran out',
  offer_withdrawn: 'Offer withdrawn',
  released: 'Expert gave it back',
  no_show: 'Expert did not come',
  reassigned: 'Taken from its expert',
  expert_unavailable: 'Expert became unavailable',
  running_over: 'Job before it runs over',
  could_not_complete: 'Could not be finished',
  reopened: 'Reopened',
  hold_ended: 'Hold ended',
};

export const triageWords: Readonly<Record<TriageReason, string>> = {
  place_unknown: 'Place not on the map',
  device_unknown: 'Device not registered',
  problem_unknown: 'Problem type unknown',
  cover_unclear: 'Cover unclear',
  duplicate_suspected: 'Perhaps a duplicate',
  skill_mismatch: 'Skills do not fit',
  customer_unavailable: 'Customer unavailable',
};

export const holdWords: Readonly<Record<HoldReason, string>> = {
  customer_unavailable: 'Customer unavailable',
  part_needed: 'Part needed',
  no_access: 'No access',
  customer_absent: 'Customer absent',
};

export const coverWords: Readonly<Record<CoverVerdict['reason'], string>> = {
  active: 'Plan active',
  grace: 'In grace after a failed payment',
  no_contract: 'No plan',
  device_not_covered: 'Device not on the plan',
  suspended: 'Plan suspended',
  ended: 'Plan ended',
  not_started: 'Plan has not started',
  visits_used: 'Visits of the term used',
};

export const nextWords: Readonly<Record<NextStep['action'], string>> = {
  complete_triage: 'Complete triage',
  find_expert: 'Find an expert',
  answer_offer: 'Answer the offer',
  start_travel: 'Start travel',
  arrive: 'Arrive',
  complete: 'Finish the visit',
  end_hold: 'End the hold',
  close: 'Close',
};

export const ownerWords: Readonly<Record<NextStep['owner'], string>> = { agent: 'Agent', dispatch: 'Dispatch', expert: 'Expert', manager: 'Manager', system: 'System' };

export const eventWords: Readonly<Record<TicketEvent['type'], string>> = {
  TicketRaised: 'raised the ticket',
  TriageCompleted: 'completed triage',
  SentToTriage: 'sent it to triage',
  WaitingExplained: 'noted why it waits',
  TicketOffered: 'offered it to an expert',
  OffersEnded: 'ended the offers',
  TicketAssigned: 'fixed the visit',
  TravelStarted: 'started travel',
  ExpertArrived: 'arrived',
  VisitReleased: 'gave the visit back',
  CouldNotComplete: 'could not finish',
  TicketHeld: 'put it on hold',
  WorkPaused: 'paused the work',
  WorkResumed: 'went on with the work',
  HoldEnded: 'ended the hold',
  TicketCompleted: 'completed the repair',
  TicketReopened: 'reopened it',
  TicketClosed: 'closed it',
  TicketCancelled: 'cancelled it',
  PriorityChanged: 'changed the priority',
  TicketEscalated: 'raised it to a person',
  EscalationAcknowledged: 'took the alarm',
  TicketPinned: 'fixed the expert or time',
  TicketUnpinned: 'let planning move it again',
  ExpertWishesChanged: 'changed the wished experts',
  ArrivalChanged: 'changed the arrival time',
  WindowOffered: 'offered another window',
  WindowChanged: 'changed the visit window',
  WindowPassed: 'looks for as soon as possible: the time asked for has gone by',
};

export const resolutionWords: Readonly<Record<ResolutionCode, string>> = { repaired: 'Repaired', part_replaced: 'Part replaced', advice_given: 'Advice given', no_fault_found: 'No fault found' };

export const assignmentWords: Readonly<Record<AssignmentStatus, { readonly word: string; readonly tone: Tone }>> = {
  offered: { word: 'Offered', tone: 'blue' },
  accepted: { word: 'Accepted', tone: 'violet' },
  travelling: { word: 'On the way', tone: 'lime' },
  arrived: { word: 'On site', tone: 'amber' },
  done: { word: 'Done', tone: 'jade' },
  declined: { word: 'Declined', tone: 'gray' },
  expired: { word: 'No answer', tone: 'red' },
  withdrawn: { word: 'Withdrawn', tone: 'gray' },
  released: { word: 'Given back', tone: 'gray' },
  no_show: { word: 'Did not come', tone: 'red' },
  customer_absent: { word: 'Customer absent', tone: 'gray' },
  cannot_complete: { word: 'Could not finish', tone: 'gray' },
};

export const declineWords: Readonly<Record<DeclineReason, string>> = { schedule: 'Schedule', skill: 'Skill', location: 'Location', parts: 'Parts', customer_unavailable: 'Customer unavailable', duplicate: 'Duplicate', other: 'Other' };

export const expertStates: Readonly<Record<ExpertOnMap['state'], { readonly word: string; readonly tone: Tone }>> = {
  free: { word: 'Free', tone: 'jade' },
  offered: { word: 'Asked', tone: 'blue' },
  en_route: { word: 'On the way', tone: 'lime' },
  on_job: { word: 'On a job', tone: 'amber' },
  break: { word: 'On a break', tone: 'gray' },
  absent: { word: 'Absent', tone: 'gray' },
  away: { word: 'Away', tone: 'gray' },
  off_shift: { word: 'Off shift', tone: 'gray' },
};

export const ruleWords: Readonly<Record<HardRule, string>> = {
  active: 'Account active',
  available: 'Not away',
  skills: 'Skills and levels',
  area: 'Service area',
  not_excluded: 'Not excluded by the customer',
  not_refused: 'Has not refused this ticket',
  shift: 'On shift',
  free_time: 'Free time',
  window: 'Visit window',
  travel: 'Travel time',
  held_back: 'Hours kept for urgent work',
};

export const partWords: Readonly<Record<ScorePart, string>> = { arrival: 'Arrival time', slack: 'SLA slack', skill_fit: 'Skill fit', rare_skill: 'Rare skill kept free', continuity: 'Same expert again', fair_load: 'Fair load', travel: 'Extra travel' };

export const locationWords: Readonly<Record<KnownLocation['source'], string>> = { fix: 'Phone position', current_job: 'Current job', last_job: 'Last job', home: 'Home' };

/** "ticket_received" as "Ticket received": for codes whose word is the code. */
export function plainWord(code: string): string {
  const words = code.replaceAll(/[_-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const deliveryWords: Readonly<Record<MessageStatus, { readonly word: string; readonly tone: Tone }>> = {
  queued: { word: 'Queued', tone: 'blue' },
  sending: { word: 'Sending', tone: 'blue' },
  sent: { word: 'Sent', tone: 'violet' },
  delivered: { word: 'Delivered', tone: 'jade' },
  failed: { word: 'Failed', tone: 'red' },
  unknown: { word: 'Unknown', tone: 'amber' },
  suppressed: { word: 'Not sent: opted out', tone: 'gray' },
};

export const surveyWords: Readonly<Record<SurveyStatus, { readonly word: string; readonly tone: Tone }>> = {
  due: { word: 'Due', tone: 'blue' },
  sent: { word: 'Sent', tone: 'violet' },
  not_sent: { word: 'Not sent', tone: 'gray' },
  answered: { word: 'Answered', tone: 'jade' },
  expired: { word: 'Ran out', tone: 'gray' },
  void: { word: 'Void', tone: 'gray' },
};

export const contractWords: Readonly<Record<ContractStatus, { readonly word: string; readonly tone: Tone }>> = {
  unclaimed: { word: 'Not claimed', tone: 'blue' },
  pending: { word: 'Payment pending', tone: 'blue' },
  active: { word: 'Active', tone: 'jade' },
  grace: { word: 'In grace', tone: 'amber' },
  suspended: { word: 'Suspended', tone: 'red' },
  ended: { word: 'Ended', tone: 'gray' },
};

export const articleWords: Readonly<Record<ArticleState, { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: 'Draft', tone: 'gray' },
  not_validated: { word: 'Not validated', tone: 'amber' },
  validated: { word: 'Validated', tone: 'jade' },
  archived: { word: 'Archived', tone: 'gray' },
};

export const audienceWords: Readonly<Record<ArticleAudience, string>> = { expert: 'Experts', staff: 'Experts and office', customer: 'Customers too' };
