import type { AssignmentView, JobView } from '@sysops/domain/dispatch';
import type { MessageKind } from '@sysops/domain/notifications';
import { TRPCClientError } from '@trpc/client';
import { v7 } from 'uuid';
import type { Agenda } from './agenda.ts';
import type { StoryRow } from './rows.ts';
import { waitUntil } from './wait-until.ts';
import type { StoryCustomer, StoryExpert, World } from './world.ts';

const minute = 60_000;

/** As it was planned when the expert accepted. */
export type PlannedVisit = { readonly departAt: number; readonly finishAt: number; readonly decidedAt: number; readonly decisionId: string | null };

/** What one ticket went through, as the story saw it. */
export type Played = { readonly row: StoryRow; readonly customer: StoryCustomer; ticketId: string; number: number; expert: StoryExpert | null; visit: PlannedVisit | null; spent: { from: number; to: number } | null; articleId: string | null; surveyAnswered: boolean; readonly problems: string[] };

export type Play = { readonly world: World; readonly agenda: Agenda; readonly now: () => number; readonly problemCodes: ReadonlyMap<string, string> };

/** The commonest problem of each kind of device. */
export async function firstProblems(world: Pick<World, 'admin'>): Promise<Map<string, string>> {
  const types = await world.admin.api.tickets.problemTypes.query();
  return new Map(types.toReversed().map((type) => [type.category as string, type.code]));
}

/** Raises a ticket the way its row says: the customer on the website, or the agent for a caller found by phone number. */
export async function raise({ world, problemCodes }: Pick<Play, 'world' | 'problemCodes'>, played: Played): Promise<void> {
  const { row, customer } = played;
  const profile = await customer.session.api.customers.profile.query();
  const { address } = profile.place;
  const location = row.lat !== null && row.lng !== null ? { lat: row.lat, lng: row.lng, source: 'given' as const } : null;
  const zip = row.zip ?? '00000';
  const request = {
    ticketId: played.ticketId, device: customer.device, problemCode: problemCodes.get(customer.device.category) ?? null,
    description: 'It stopped working this morning.', place: { address: { ...address, zip }, location }, window: { kind: 'asap' as const },
  };
  if (row.channel === 'web') {
    played.number = (await customer.session.api.tickets.raise.mutate(request)).number;
    return;
  }
  const found = await world.agent.api.customers.search.query({ query: customer.phone });
  const caller = found.find((hit) => hit.id === customer.id);
  if (!caller) throw new Error(`The agent does not find ${customer.phone}`);
  played.number = (await world.agent.api.tickets.raise.mutate({ ...request, customerId: caller.id })).number;
}

const settledBy = { email: new Set(['sent', 'delivered', 'failed', 'suppressed']), sms: new Set(['delivered', 'failed', 'suppressed']), push: new Set(['sent', 'failed']) };

/** Waits until a kind of message was owed and every message of the ticket has its outcome: a clock that leaps would make it late. */
async function messagesSettled({ world }: Play, { ticketId, number }: Played, kind: MessageKind): Promise<void> {
  await waitUntil(`the message ${kind} about ${number}`, async () => {
    const messages = await world.manager.api.notifications.forTicket.query({ ticketId });
    return messages.some((m) => m.kind === kind) && messages.every((m) => settledBy[m.channel].has(m.status));
  });
}

const openOffer = async ({ world }: Play, ticketId: string): Promise<AssignmentView | 'nobody' | null> => {
  const { assignments, decisions } = await world.manager.api.dispatch.forTicket.query({ ticketId });
  return assignments.find((a) => a.status === 'offered' || a.status === 'accepted') ?? (decisions.at(-1)?.waitingReason ? 'nobody' : null);
};

/** Looks for an offer; while nobody is free, looks again five simulated minutes later. */
async function seekOffer(play: Play, played: Played, lookedFor: number): Promise<void> {
  const offer = await waitUntil(`a decision on ticket ${played.number}`, () => openOffer(play, played.ticketId));
  if (offer === 'nobody') {
    if (lookedFor > 10 * 60) throw new Error('nobody was free for ten hours');
    play.agenda.add(play.now() + 5 * minute, () => guarded(played, () => seekOffer(play, played, lookedFor + 5)));
    return;
  }
  const expert = await play.world.expertOf(offer.expertId);
  await waitUntil(`the text message about ${played.number} to ${expert.name}`, async () => (await play.world.sandbox.smsTo(expert.phone)).some((sms) => sms.body.includes(String(played.number))));
  await messagesSettled(play, played, 'ticket_received');
  play.agenda.add(play.now() + minute, () => guarded(played, () => accept(play, played, { expert, offer })));
}

async function accept(play: Play, played: Played, asked: { expert: StoryExpert; offer: AssignmentView }): Promise<void> {
  const { expert, offer } = asked;
  const { number, ticketId } = played;
  // Whoever accepts automatically has the job already; one who comes too late is asked no more.
  if (offer.status === 'offered') await expert.session.api.dispatch.accept.mutate({ commandId: v7(), assignmentId: offer.id }).catch((error: unknown) => play.world.say(`#${number}: ${expert.name} cannot accept: ${wordsOf(error)}`));
  const mine = await stillMine(play, ticketId, offer.id);
  if (!mine) return seekOffer(play, played, 0);
  played.expert = expert;
  played.visit = { departAt: mine.departAt, finishAt: mine.finishAt, decidedAt: offer.offeredAt, decisionId: mine.decisionId };
  await messagesSettled(play, played, 'expert_assigned');
  play.agenda.add(Math.max(mine.departAt, play.now()), () => guarded(played, () => travel(play, played, mine)));
}

/** The job as it is planned now, or null when it was taken away. */
async function stillMine({ world }: Play, ticketId: string, assignmentId: string): Promise<AssignmentView | null> {
  const { assignments } = await world.manager.api.dispatch.forTicket.query({ ticketId });
  return assignments.find((a) => a.id === assignmentId && a.status === 'accepted') ?? null;
}

/** Nobody waits longer than this for the job before to end. */
const longestWait = 6 * 60 * minute;

/** "On my way", unless the job before takes longer or planning has moved this one. */
async function travel(play: Play, played: Played, job: AssignmentView): Promise<void> {
  const { session } = played.expert ?? {};
  if (!session) throw new Error('nobody accepted');
  const again = (at: number): void => play.agenda.add(at, () => guarded(played, () => travel(play, played, job)));
  const planned = await stillMine(play, played.ticketId, job.id);
  if (!planned) return seekOffer(play, played, 0);
  if (planned.departAt > play.now() + minute) return again(planned.departAt);
  const { jobs } = await session.api.dispatch.myJobs.query();
  if (jobs.some((j) => j.assignmentId !== job.id && (j.status === 'travelling' || j.status === 'arrived'))) {
    if (play.now() > job.departAt + longestWait) throw new Error('the job before never ended');
    return again(play.now() + 2 * minute);
  }
  await session.api.dispatch.startTravel.mutate({ commandId: v7(), assignmentId: job.id });
  const mine = (await session.api.dispatch.myJobs.query()).jobs.find((j) => j.assignmentId === job.id);
  if (!mine) throw new Error('the job is not on his list');
  await messagesSettled(play, played, 'on_the_way');
  play.agenda.add(play.now() + mine.travelMinutes * minute, () => guarded(played, () => arrive(play, played, mine)));
}

async function arrive(play: Play, played: Played, job: JobView): Promise<void> {
  await played.expert?.session.api.dispatch.arrive.mutate({ commandId: v7(), assignmentId: job.assignmentId });
  play.agenda.add(play.now() + job.problem.expectedMinutes * minute, () => guarded(played, () => complete(play, played, job.assignmentId)));
}

/** Looks into the knowledge base, adds what was learnt, completes naming it as the fix. */
async function complete(play: Play, played: Played, assignmentId: string): Promise<void> {
  const { session } = played.expert ?? {};
  if (!session) throw new Error('nobody accepted');
  await session.api.knowledge.search.query({ query: 'no power', limit: 5 });
  const draft = await session.api.knowledge.draftFor.query({ ticketId: played.ticketId });
  const articleId = v7();
  await session.api.knowledge.add.mutate({ commandId: v7(), articleId, ticketId: played.ticketId, ...draft, models: [...draft.models], title: `${draft.title} (${played.number})`.slice(0, 160), cause: 'A worn part.', fix: 'Replaced the worn part and checked for an hour.' });
  played.articleId = articleId;
  await session.api.dispatch.complete.mutate({ commandId: v7(), assignmentId, resolution: 'repaired', summary: 'Repaired on site.', knowledge: { kind: 'article', articleId } });
  await messagesSettled(play, played, 'visit_summary');
  play.agenda.add(play.now() + minute, () => guarded(played, () => answerSurvey(play, played)));
}

async function answerSurvey(play: Play, played: Played): Promise<void> {
  const link = await waitUntil(`the survey mail of ticket ${played.number}`, async () => (await play.world.sandbox.mailsTo(played.customer.email)).flatMap((mail) => mail.links).find((l) => l.includes('/survey/')));
  const token = new URL(link).pathname.split('/').at(-1) ?? '';
  const { api } = played.customer.session;
  const survey = await api.surveys.open.query({ token });
  if (survey.ticketNumber !== played.number) throw new Error(`the survey is about ${survey.ticketNumber}`);
  await api.surveys.answer.mutate({ commandId: v7(), token, stars: 5, answers: {}, comment: 'Thank you.', notFixed: false });
  const stored = await play.world.manager.api.surveys.forTicket.query({ ticketId: played.ticketId });
  played.surveyAnswered = stored.some((s) => s.status === 'answered' && s.stars === 5 && s.expertId === played.expert?.id);
}

const wordsOf = (error: unknown): string => (error instanceof TRPCClientError || error instanceof Error ? error.message : String(error));

/** One ticket's trouble is that ticket's problem; the others go on. */
async function guarded(played: Played, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    played.problems.push(wordsOf(error));
  }
}

/** Puts one row on the agenda. */
export function playRow(play: Play, played: Played, at: number): void {
  play.agenda.add(at, () => guarded(played, async () => {
    await raise(play, played);
    if (hasPlace(played.row)) await seekOffer(play, played, 0);
  }));
}

export const hasPlace = (row: StoryRow): boolean => row.lat !== null || row.zip !== null;
