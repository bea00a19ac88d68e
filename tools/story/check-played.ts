import { hasPlace, type Played } from './play-ticket.ts';
import { overlapsOf, whyNotEligible, type Booked } from './eligible.ts';
import type { World } from './world.ts';

/** Everything that is not where it must be with one ticket at the end of the story; empty when all is well. */
export async function checkPlayed(world: World, played: Played): Promise<string[]> {
  const wrong = [...played.problems];
  if (played.number === 0) return [...wrong, 'was not raised'];
  const view = await world.manager.api.tickets.get.query({ ticketId: played.ticketId });
  if (!hasPlace(played.row)) return view.ticket.status === 'triage' ? wrong : [...wrong, `has no place but is ${view.ticket.status}`];
  const { expert, visit } = played;
  if (!expert || !visit) return [...wrong, `has no expert and is ${view.ticket.status}`];
  const areaDropped = visit.decisionId !== null && !(await world.manager.api.dispatch.explain.query({ decisionId: visit.decisionId })).policy.areaRequired;
  wrong.push(...whyNotEligible(await world.manager.api.experts.get.query({ expertId: expert.id }), view.ticket, { ...visit, areaDropped }));
  const at = (type: string): number | undefined => view.history.findLast((line) => line.type === type)?.at;
  played.spent = { from: at('TravelStarted') ?? visit.departAt, to: at('TicketCompleted') ?? visit.finishAt };
  if (view.ticket.status !== 'completed') wrong.push(`is ${view.ticket.status} instead of completed`);
  wrong.push(...(await missingMessages(world, played)));
  if (!played.articleId || (await expert.session.api.knowledge.get.query({ articleId: played.articleId })).id !== played.articleId) wrong.push('added no article');
  if (!played.surveyAnswered) wrong.push('has no stored survey answer tied to the expert');
  return wrong;
}

/** Received, assigned, on the way, done. */
const leastMessages = 4;

async function missingMessages(world: World, { number, expert, customer }: Played): Promise<string[]> {
  const missing: string[] = [];
  const mentions = (texts: readonly string[]): number => texts.filter((text) => text.includes(String(number))).length;
  if (!expert || mentions((await world.sandbox.smsTo(expert.phone)).map((sms) => sms.body)) === 0) missing.push('the expert got no text message');
  const bySms = (await world.sandbox.smsTo(customer.phone)).map((sms) => sms.body);
  const byMail = (await world.sandbox.mailsTo(customer.email)).map((mail) => `${mail.subject} ${mail.text}`);
  const preferred = customer.channel === 'sms' ? bySms : byMail.filter((text) => !text.includes('/survey/'));
  const told = mentions(preferred);
  if (told < leastMessages) missing.push(`the customer got ${told} messages by ${customer.channel}, at least ${leastMessages} are due`);
  if (customer.channel === 'email' && mentions(bySms) > 0) missing.push('the customer got a text message he did not want');
  return missing;
}

/** Visits of one expert that overlapped in what really happened, from setting out to completion. */
export function checkOverlaps(all: readonly Played[]): string[] {
  const visits = all.flatMap((p): Booked[] => (p.expert && p.spent ? [{ ticketNumber: p.number, expertId: p.expert.id, ...p.spent }] : []));
  return overlapsOf(visits);
}
