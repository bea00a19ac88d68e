import { chooseBatch, planWith, policyAtStep, policyFor, replan, travelMinutes, type BatchTicket, type Candidate, type DispatchRequest, type ExpertPlan, type PlanVisit, type PlanWeights, type Replan, type Reservation } from '@sysops/domain/dispatch';
import { day as dayLength, minute, type Instant, type LatLng } from '@sysops/domain/shared';
import type { Day, DayExpert, DayTicket, Served } from './day.ts';

export type LiveOptions = {
  /** Null: decided when they come and tried again every minute, never re-planned. */
  readonly weights: PlanWeights | null;
  /** Share of announced tickets whose expert may change; `Infinity` for no limit. */
  readonly churnShare: number;
};

export type LiveRun = { readonly served: readonly Served[]; readonly changedExpert: number; readonly passMs: readonly number[] };

type Accepted = { readonly ticket: DayTicket; arriveAt: Instant; readonly announcedAt: Instant };
type Worker = { readonly expert: DayExpert; place: LatLng; freeAt: Instant; predictedFree: Instant; busy: boolean; plan: readonly Accepted[] };

/** How much later than told an accepted visit may become before a person would object. */
const slip = 60 * minute;
/** Work that should have ended is planned to need this much more. */
const overrun = 5 * minute;

/** One day under the product's own rules: tickets decided in batches, offers accepted at once, plans re-made once a minute. */
class LiveDay {
  private readonly served: Served[] = [];
  private readonly changed = new Set<string>();
  private readonly passMs: number[] = [];
  private readonly day: Day;
  private readonly options: LiveOptions;
  private readonly workers: readonly Worker[];
  private readonly shift: { readonly from: Instant; readonly to: Instant };
  private waiting: DayTicket[] = [];
  private announced = 0;

  constructor(day: Day, options: LiveOptions) {
    this.day = day;
    this.options = options;
    this.shift = { from: day.from, to: day.from + 3 * dayLength };
    this.workers = day.experts.map((expert) => ({ expert, place: expert.home, freeAt: day.from, predictedFree: day.from, busy: false, plan: [] }));
  }

  run(): LiveRun {
    const { tickets } = this.day;
    let next = 0;
    let tick = this.day.from;
    while (this.served.length < tickets.length) {
      const freed = this.workers.filter((w) => w.busy).map((w) => w.freeAt);
      const now = Math.min(tickets[next]?.raisedAt ?? Infinity, tick, ...freed);
      for (const w of this.workers) if (w.busy && w.freeAt <= now) w.busy = false;
      const batch = tickets.slice(next).filter((t) => t.raisedAt <= now);
      next += batch.length;
      this.decide(batch, now);
      if (now >= tick) {
        tick += minute;
        this.lookAgain(now);
      }
      for (const w of this.workers) this.start(w, now);
    }
    return { served: this.served, changedExpert: this.changed.size, passMs: this.passMs };
  }

  private lookAgain(now: Instant): void {
    if (this.options.weights) this.replan(this.options.weights, now);
    else {
      const again = this.waiting;
      this.waiting = [];
      this.decide(again, now);
    }
  }

  private predicted(w: Worker, now: Instant): Instant {
    return w.busy ? Math.max(w.predictedFree, now + overrun) : now;
  }

  private reservations(w: Worker, now: Instant): Reservation[] {
    let at = this.predicted(w, now);
    let { place } = w;
    const list: Reservation[] = w.busy ? [{ assignmentId: `${w.expert.id}-now`, from: now - minute, arriveAt: now - minute, to: at, place }] : [];
    for (const { ticket, announcedAt } of w.plan) {
      const arriveAt = at + travelMinutes(place, ticket.place) * minute;
      const to = arriveAt + ticket.expectedMinutes * minute;
      list.push({ assignmentId: ticket.id, from: at, arriveAt, to, place: ticket.place, latestArrival: Math.max(arriveAt, announcedAt + slip) });
      at = to;
      ({ place } = ticket);
    }
    return list;
  }

  private candidate(w: Worker, now: Instant): Candidate {
    return {
      expertId: w.expert.id, name: w.expert.id, active: true, away: false, autoAccept: true, skills: w.expert.skills.map((skill) => ({ skill, level: 3, expiresAt: null })),
      serviceArea: { kind: 'circle', center: w.expert.home, radiusKm: 400 }, working: [this.shift], location: { ...w.place, source: w.busy ? 'current_job' : 'fix', at: now },
      plan: this.reservations(w, now), offersToday: 0, bookedMinutesToday: 0, refusedThis: false,
    };
  }

  private decide(tickets: readonly DayTicket[], now: Instant): void {
    if (tickets.length === 0) return;
    const candidates = this.workers.map((w) => this.candidate(w, now));
    const byId = new Map(tickets.map((t) => [t.id, t]));
    for (const { request, decision, candidates: inputs } of chooseBatch(tickets.map((ticket) => batchTicket(ticket, candidates, now)))) {
      const ticket = byId.get(request.ticketId);
      const worker = this.workers.find((w) => w.expert.id === decision.chosen[0]);
      const slot = decision.candidates.find((v) => v.expertId === decision.chosen[0])?.slot;
      if (ticket && worker && slot) {
        const plan = planWith(inputs.find((c) => c.expertId === worker.expert.id)?.plan ?? [], { ticketId: ticket.id, place: request.place, slot });
        const known = new Map([...worker.plan, { ticket, arriveAt: slot.arriveAt, announcedAt: slot.arriveAt }].map((a) => [a.ticket.id, a]));
        worker.plan = plan.flatMap((r) => known.get(r.assignmentId) ?? []);
        this.announced += 1;
      } else if (ticket) this.waiting.push(ticket);
    }
  }

  private visit(ticket: DayTicket, accepted: Accepted | null): PlanVisit {
    return {
      ticketId: ticket.id, assignmentId: accepted ? ticket.id : null, place: ticket.place, workMinutes: ticket.expectedMinutes, priority: ticket.priority,
      waitsFrom: ticket.raisedAt, earliestArrival: ticket.raisedAt, latestArrival: this.shift.to, dueAt: ticket.dueAt, hold: accepted ? 'announced' : 'none',
      arriveAt: accepted?.arriveAt ?? null, mayCome: this.day.experts.filter((e) => e.skills.includes(ticket.skill)).map((e) => e.id),
    };
  }

  private replan(weights: PlanWeights, now: Instant): void {
    const experts = this.workers.map((w): ExpertPlan => ({ expertId: w.expert.id, place: w.place, freeAt: this.predicted(w, now), working: [this.shift], visits: w.plan.map((a) => this.visit(a.ticket, a)) }));
    const changesLeft = Math.max(0, Math.floor(this.options.churnShare * this.announced) - this.changed.size);
    const began = performance.now();
    const result = replan({ experts, waiting: this.waiting.map((t) => this.visit(t, null)), weights, changesLeft });
    this.passMs.push(performance.now() - began);
    this.apply(result, now);
  }

  /** What nobody had is given out when its expert leaves soon enough for an offer; until then it goes on waiting. */
  private apply({ moves, plans }: Replan, now: Instant): void {
    const known = new Map(this.workers.flatMap((w) => w.plan.map((a) => [a.ticket.id, a] as const)));
    const open = new Map(this.waiting.map((t) => [t.id, t]));
    for (const move of moves) if (move.assignmentId !== null) this.changed.add(move.ticketId);
    for (const { expertId, visits } of plans) {
      const worker = this.workers.find((w) => w.expert.id === expertId);
      if (!worker) continue;
      worker.plan = visits.flatMap((v) => {
        const accepted = known.get(v.ticketId);
        if (accepted) return [Object.assign(accepted, { arriveAt: v.arriveAt })];
        const ticket = open.get(v.ticketId);
        const ahead = policyAtStep(policyFor('normal'), 'finishing_soon').departWithinMinutes ?? Infinity;
        if (!ticket || v.departAt > now + ahead * minute) return [];
        open.delete(v.ticketId);
        this.announced += 1;
        return [{ ticket, arriveAt: v.arriveAt, announcedAt: v.arriveAt }];
      });
    }
    this.waiting = [...open.values()];
  }

  private start(w: Worker, now: Instant): void {
    const [first] = w.plan;
    if (w.busy || !first) return;
    const { ticket } = first;
    const travel = travelMinutes(w.place, ticket.place);
    const arrivedAt = now + travel * minute;
    w.plan = w.plan.slice(1);
    Object.assign(w, { place: ticket.place, busy: true, predictedFree: arrivedAt + ticket.expectedMinutes * minute, freeAt: arrivedAt + ticket.workMinutes * minute });
    this.served.push({ ticket, arrivedAt, travel });
  }
}

function batchTicket(ticket: DayTicket, candidates: readonly Candidate[], now: Instant): BatchTicket {
  const request: DispatchRequest = {
    ticketId: ticket.id, now, priority: ticket.priority, requiredSkills: [{ skill: ticket.skill, level: 2 }], place: { ...ticket.place, zip: '10001' }, window: { kind: 'asap' },
    expectedMinutes: ticket.expectedMinutes, arriveDue: ticket.dueAt, excludedExpertIds: [], previousExpertId: null,
  };
  return { request, candidates, policy: policyAtStep(policyFor(ticket.priority), 'finishing_soon'), wanted: 1 };
}

/** The day as the product's rules would run it. */
export const runLive = (day: Day, options: LiveOptions): LiveRun => new LiveDay(day, options).run();
