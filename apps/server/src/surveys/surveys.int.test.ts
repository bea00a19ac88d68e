import { enableSimulationClock, setSimulationClock } from '@sysops/db/connection';
import { day, hour } from '@sysops/domain/shared';
import { TRPCError } from '@trpc/server';
import pg from 'pg';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { factsOf, handleFacts, runClocks } from '../testing/handle-facts.ts';
import { makeCustomer, makeExpert } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { completeTicket, type PlayedVisit } from '../testing/play-visit.ts';
import { clientErrorOf } from '../trpc/error-format.ts';
import { surveyToken } from './survey-link.ts';

const noon = Date.parse('2026-11-24T17:00:00Z');

/** A database whose clock stands still until the test moves it. */
async function openAtNoon(given: Readonly<Record<string, string>> = {}) {
  const opened = await openTestApp(given);
  const pool = new pg.Pool({ connectionString: opened.app.env.DATABASE_URL, max: 1 });
  pool.on('error', () => {});
  await enableSimulationClock(pool, new Date(noon), 0);
  return { opened, moveTo: (at: number) => setSimulationClock(pool, new Date(at), 0), async [Symbol.asyncDispose]() { await pool.end(); await opened[Symbol.asyncDispose](); } };
}

const surveysOf = (opened: TestApp, { ticketId }: PlayedVisit) => opened.as(actorWith('manager')).surveys.forTicket({ ticketId });
const dueFacts = async (opened: TestApp) => (await factsOf(opened)).filter((fact) => fact.type === 'SurveyDue');

async function completed(opened: TestApp, problemCode?: string): Promise<PlayedVisit> {
  const [customer, expert] = [await makeCustomer(opened), await makeExpert(opened)];
  const visit = await completeTicket(opened, customer, { expertId: expert.id, ...(problemCode ? { problemCode } : {}) });
  await handleFacts(opened, 'surveys', 3);
  return visit;
}

/** A completed visit whose survey has been sent, with the token of its link. */
async function surveyed(opened: TestApp): Promise<{ visit: PlayedVisit; token: string }> {
  const visit = await completed(opened);
  await runClocks(opened, 'surveys');
  const [survey] = await surveysOf(opened, visit);
  return { visit, token: surveyToken(opened.app.env, survey?.id ?? '') };
}

const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(() => null, (thrown: unknown) => thrown);
  return error instanceof TRPCError ? clientErrorOf(error).domainCode : 'let through';
};

const answer = (token: string, part: { stars?: number; notFixed?: boolean; comment?: string; answers?: Record<string, number | boolean | string> } = {}) => ({ commandId: v7(), token, stars: 5, answers: {}, ...part });

describe('a survey', () => {
  test('is one for each visit, however often the fact is delivered, and is due after the configured wait', async () => {
    await using at = await openAtNoon({ SURVEY_DELAY_SECONDS: '3600' });
    const visit = await completed(at.opened);
    await runClocks(at.opened, 'surveys');
    expect((await surveysOf(at.opened, visit)).map((s) => s.status)).toEqual(['due']);
    await at.moveTo(noon + hour);
    await Promise.all([runClocks(at.opened, 'surveys'), runClocks(at.opened, 'surveys')]);
    expect(await surveysOf(at.opened, visit)).toMatchObject([{ status: 'sent', expertId: visit.expertId, stars: null, reason: null }]);
    expect((await dueFacts(at.opened)).map((fact) => fact.payload)).toMatchObject([{ ticketId: visit.ticketId, reminder: false, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4000\/survey\/[\w-]+\.[\w-]+$/) }]);
  });

  test('asks what fits the kind of service', async () => {
    await using at = await openAtNoon();
    const { token } = await surveyed(at.opened);
    expect((await at.opened.as(null).surveys.open({ token })).questions.map((q) => q.id)).toEqual(['on_time', 'picture']);
  });

  test('reminds once after 72 hours, and not somebody who has answered', async () => {
    await using at = await openAtNoon();
    const [silent, keen] = [await surveyed(at.opened), await surveyed(at.opened)];
    await at.opened.as(null).surveys.answer(answer(keen.token));
    await at.moveTo(noon + 72 * hour);
    await runClocks(at.opened, 'surveys');
    await runClocks(at.opened, 'surveys');
    const reminders = (await dueFacts(at.opened)).filter((fact) => JSON.stringify(fact.payload).includes('"reminder":true'));
    expect(reminders.map((fact) => fact.ticketId)).toEqual([silent.visit.ticketId]);
  });

  test('ends after 28 days', async () => {
    await using at = await openAtNoon();
    const { visit, token } = await surveyed(at.opened);
    await at.moveTo(noon + 28 * day);
    await runClocks(at.opened, 'surveys');
    expect(await refusalOf(at.opened.as(null).surveys.open({ token }))).toBe('expired');
    expect(await refusalOf(at.opened.as(null).surveys.answer(answer(token)))).toBe('expired');
    expect((await surveysOf(at.opened, visit)).map((s) => s.status)).toEqual(['expired']);
  });

  test('opened records nothing; a link nobody signed opens nothing', async () => {
    await using at = await openAtNoon();
    const { visit, token } = await surveyed(at.opened);
    const before = await factsOf(at.opened);
    expect(await at.opened.as(null).surveys.open({ token })).toMatchObject({ answered: null, canReopen: true, language: 'en', deviceLabel: 'Penultimate Vista 55', expertFirstName: 'Expert' });
    expect(await factsOf(at.opened)).toEqual(before);
    expect((await surveysOf(at.opened, visit)).map((s) => s.status)).toEqual(['sent']);
    const forged = surveyToken({ AUTH_SECRET: 'another secret of somebody else, quite long' }, (await surveysOf(at.opened, visit))[0]?.id ?? '');
    expect(await refusalOf(at.opened.as(null).surveys.open({ token: forged }))).toBe('not_found');
    expect(await refusalOf(at.opened.as(null).surveys.answer(answer(`${token}x`)))).toBe('not_found');
  });
});

describe('an answer', () => {
  test('is stored with ticket, visit and expert, and may be changed for 14 days', async () => {
    await using at = await openAtNoon();
    const { visit, token } = await surveyed(at.opened);
    const nobody = at.opened.as(null);
    await nobody.surveys.answer(answer(token, { stars: 3, answers: { on_time: 4 }, comment: 'Fine' }));
    await at.moveTo(noon + 13 * day);
    expect(await nobody.surveys.answer(answer(token, { stars: 5, comment: 'Better than I thought' }))).toMatchObject({ answered: { stars: 5, answers: {}, comment: 'Better than I thought', at: noon + 13 * day } });
    expect(await surveysOf(at.opened, visit)).toMatchObject([{ status: 'answered', stars: 5, expertId: visit.expertId, answeredAt: noon }]);
    await at.moveTo(noon + 14 * day);
    expect(await refusalOf(nobody.surveys.answer(answer(token, { stars: 1 })))).toBe('expired');
    await handleFacts(at.opened, 'tickets');
    expect((await at.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId })).surveyAnswered).toBe(true);
  });

  test('sent again with the same id is one answer', async () => {
    await using at = await openAtNoon();
    const { token } = await surveyed(at.opened);
    const same = answer(token, { stars: 4 });
    await Promise.all([1, 2, 3].map(() => at.opened.as(null).surveys.answer(same)));
    expect((await factsOf(at.opened)).filter((fact) => fact.type === 'SurveyAnswered')).toHaveLength(1);
  });

  test('to a question that was not asked, or of another kind, is refused', async () => {
    await using at = await openAtNoon();
    const { token } = await surveyed(at.opened);
    expect(await refusalOf(at.opened.as(null).surveys.answer(answer(token, { answers: { shoe_size: 5 } })))).toBe('invalid');
    expect(await refusalOf(at.opened.as(null).surveys.answer(answer(token, { answers: { on_time: 'yes' } })))).toBe('invalid');
  });

  test('of two stars is one task for a manager, also when it is changed and the facts come again', async () => {
    await using at = await openAtNoon();
    const { visit, token } = await surveyed(at.opened);
    for (const stars of [2, 4, 1]) await at.opened.as(null).surveys.answer(answer(token, { stars }));
    await handleFacts(at.opened, 'tickets', 10);
    const tasks = await at.opened.app.orm.em.fork().execute(`select owner_role from staff_task where kind = 'low_score' and ticket_id = ?`, [visit.ticketId]);
    expect(tasks).toEqual([{ owner_role: 'manager' }]);
  });

  test('"not fixed" reopens the ticket with it, once, and ends the asking', async () => {
    await using at = await openAtNoon();
    const { visit, token } = await surveyed(at.opened);
    const view = await at.opened.as(null).surveys.answer(answer(token, { stars: 2, notFixed: true, comment: 'Black again' }));
    expect(view).toMatchObject({ answered: { stars: 2 }, canReopen: false });
    const { ticket, history } = await at.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
    expect(ticket).toMatchObject({ status: 'waiting', reopened: true });
    expect(history.at(-1)).toMatchObject({ type: 'TicketReopened', reason: 'Black again' });
    await at.opened.as(null).surveys.answer(answer(token, { stars: 1, notFixed: true }));
    expect((await factsOf(at.opened)).filter((fact) => fact.type === 'TicketReopened')).toHaveLength(1);
  });
});

describe('the ticket says why nothing was sent', () => {
  test('when the customer reopened it before', async () => {
    await using at = await openAtNoon({ SURVEY_DELAY_SECONDS: '3600' });
    const visit = await completed(at.opened);
    const { ticket } = await at.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
    await at.opened.as(actorWith('agent')).tickets.reopen({ commandId: v7(), ticketId: visit.ticketId, version: ticket.version, reason: 'Still dark' });
    await at.moveTo(noon + hour);
    await runClocks(at.opened, 'surveys');
    expect(await surveysOf(at.opened, visit)).toMatchObject([{ status: 'not_sent', reason: 'reopened' }]);
    expect(await dueFacts(at.opened)).toEqual([]);
  });

  test('an open link closes when an agent reopens the ticket', async () => {
    await using at = await openAtNoon();
    const { visit, token } = await surveyed(at.opened);
    const { ticket } = await at.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
    await at.opened.as(actorWith('agent')).tickets.reopen({ commandId: v7(), ticketId: visit.ticketId, version: ticket.version, reason: 'Still dark' });
    await handleFacts(at.opened, 'surveys', 2);
    expect(await surveysOf(at.opened, visit)).toMatchObject([{ status: 'void', reason: 'reopened' }]);
    expect(await refusalOf(at.opened.as(null).surveys.open({ token }))).toBe('expired');
  });
});
