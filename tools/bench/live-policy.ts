import {
  chooseBatch, parallelOffers, planWith, policyAtStep, replan, standardPolicy2, travelMinutes, urgentPolicy2,
  type BatchTicket, type Candidate, type DispatchPolicy, type DispatchRequest, type ExpertPlan, type PlanVisit, type PlanWeights, type Reservation,
} from '@sysops/domain/dispatch';
import { hour, minute, type Instant, type LatLng } from '@sysops/domain/shared';
import type { Day, DayExpert, DayTicket, Served } from './day.ts';

export type LiveOptions = {
  /** Minutes between two passes of re-planning; null for none. */
  readonly replanEvery: number | null;
  /** Share of tickets whose announced expert may change; `Infinity` for no limit. */
  readonly churnShare: number;
  readonly weights: PlanWeights;
  /** An offer goes out when the expert leaves within so many minutes. */
  readonly offerAhead: number;
  /** A waiting ticket that re-planning has placed is offered when the expert leaves within so many minutes. */
  readonly releaseAhead: number;
};

export type LiveRun = { readonly served: readonly Served[]; readonly changedExpert: number; readonly passes: readonly number[] };

type Accepted = { readonly ticket: DayTicket; arriveAt: Instant; readonly announcedAt: Instant };
type Worker = { readonly expert: DayExpert; place: LatLng; freeAt: Instant; predictedFree: Instant; busy: boolean; plan: Accepted[] };

/** How much later than told an accepted visit may become. */
const slip = 60 * minute;
const shiftEnd = 72 * hour;

/** The day's clock with the product's own rules: batches every few seconds, offers accepted at once, plans re-made in the background. */
class LiveDay {
  readonly served: Served[] = [];
  readonly changed = new Set<string>();
  readonly passes: number[] = [];
  private readonly day: Day;
  private readonly options: LiveOptions;
  private readonly workers: Worker[];
  private waiting: DayTicket[] = [];
  private announced = 0;

  constructor(day: Day, options: LiveOptions) {
    this.day = day;
    this.options = options;
    this.workers = day.experts.map((expert) => ({ expert, place: expert.home, freeAt: day.from, predictedFree: day.from, busy: false, plan: [] }));
  }

  run(): LiveRun {
    let next = 0;
    let tick = this.day.from as number;
    let now = this.day.from as number;
    const { tickets } = this.day;
    while (this.served.length < tickets.length) {
      const raised = tickets[next]?.raisedAt ?? Infinity;
      const freed = Math.min(Infinity, ...this.workers.filter((w) => w.busy).map((w) => w.freeAt));
      now = Math.min(raised, freed, tick);
      for (const w of this.workers) if (w.busy && w.freeAt <= now) w.busy = false;
      const batch: DayTicket[] = [];
      for (; (tickets[next]?.raisedAt ?? Infinity) <= now; next += 1) batch.push(...tickets.slice(next, next + 1));
      if (batch.length > 0) this.decide(batch, now);
      if (now >= tick) {
        tick += minute;
        const minutes = Math.round((now - this.day.from) / minute);
        if (this.options.replanEvery !== null && minutes % this.options.replanEvery === 0) this.replan(now);
        else if (this.waiting.length > 0) {
          const again = this.waiting;
          this.waiting = [];
          this.decide(again, now);
        }
      }
      for (const w of this.workers) this.start(w, now);
    }
    return { served: this.served, changedExpert: this.changed.size, passes: this.passes };
  }

  private predicted(w: Worker, now: Instant): Instant {
    return w.busy ? Math.max(w.predictedFree, now + 5 * minute) : now;
  }

  private reservations(w: Worker, now: Instant): Reservation[] {
    const free = this.predicted(w, now);
    const list: Reservation[] = w.busy ? [{ assignmentId: `${w.expert.id}-now`, from: now - minute, arriveAt: now - minute, to: free, place: w.place }] : [];
    let at = free;
    let place = w.place;
    for (const a of w.plan) {
      const arriveAt = at + travelMinutes(place, a.ticket.place) * minute;
      const to = arriveAt + a.ticket.expectedMinutes * minute;
      list.push({ assignmentId: a.ticket.id, from: at, arriveAt, to, place: a.ticket.place, latestArrival: Math.max(arriveAt, a.announcedAt + slip) });
      at = to;
      ({ place } = a.ticket);
    }
    return list;
  }

  private candidate(w: Worker, now: Instant): Candidate {
    return {
      expertId: w.expert.id, name: w.expert.id, active: true, away: false, autoAccept: true,
      skills: w.expert.skills.map((skill) => ({ skill, level: 3, expiresAt: null })),
      serviceArea: { kind: 'circle', center: w.expert.home, radiusKm: 400 },
      working: [{ from: this.day.from, to: this.day.from + shiftEnd }],
      location: { ...w.place, source: w.busy ? 'current_job' : 'fix', at: now },
      plan: this.reservations(w, now), offersToday: 0, bookedMinutesToday: 0, refusedThis: false,
    };
  }

  private request(ticket: DayTicket, now: Instant): DispatchRequest {
    return {
      ticketId: ticket.id, now, priority: ticket.priority, requiredSkills: [{ skill: ticket.skill, level: 2 }], place: { ...ticket.place, zip: '10001' },
      window: { kind: 'asap' }, expectedMinutes: ticket.expectedMinutes, arriveDue: ticket.dueAt, excludedExpertIds: [], previousExpertId: null,
    };
  }

  private decide(tickets: readonly DayTicket[], now: Instant): void {
    const candidates = this.workers.map((w) => this.candidate(w, now));
    const batch = tickets.map((ticket): BatchTicket => {
      const base: DispatchPolicy = ticket.priority === 'urgent' ? urgentPolicy2 : standardPolicy2;
      return { request: this.request(ticket, now), candidates, policy: { ...policyAtStep(base, 'finishing_soon'), departWithinMinutes: this.options.offerAhead }, wanted: Math.min(1, parallelOffers(ticket.priority)) };
    });
    for (const { request, decision, candidates: inputs } of chooseBatch(batch)) {
      const ticket = tickets.find((t) => t.id === request.ticketId);
      const chosen = decision.candidates.find((v) => v.expertId === decision.chosen[0]);
      const worker = this.workers.find((w) => w.expert.id === chosen?.expertId);
      if (!ticket) continue;
      if (!chosen?.slot || !worker) {
        this.waiting.push(ticket);
        continue;
      }
      const plan = planWith(inputs.find((c) => c.expertId === chosen.expertId)?.plan ?? [], { ticketId: ticket.id, place: request.place, slot: chosen.slot });
      const accepted: Accepted = { ticket, arriveAt: chosen.slot.arriveAt, announcedAt: chosen.slot.arriveAt };
      const known = new Map([...worker.plan, accepted].map((a) => [a.ticket.id, a]));
      worker.plan = plan.flatMap((r) => known.get(r.assignmentId) ?? []);
      this.announced += 1;
    }
  }

  private visit(ticket: DayTicket, accepted: Accepted | null): PlanVisit {
    return {
      ticketId: ticket.id, assignmentId: accepted ? ticket.id : null, place: ticket.place, workMinutes: ticket.expectedMinutes, priority: ticket.priority,
      waitsFrom: ticket.raisedAt, earliestArrival: ticket.raisedAt, latestArrival: this.day.from + shiftEnd, dueAt: ticket.dueAt, hold: accepted ? 'announced' : 'none',
      arriveAt: accepted?.arriveAt ?? null, mayCome: this.day.experts.filter((e) => e.skills.includes(ticket.skill)).map((e) => e.id),
    };
  }

  private replan(now: Instant): void {
    const experts = this.workers.map((w): ExpertPlan => ({
      expertId: w.expert.id, place: w.place, freeAt: this.predicted(w, now), working: [{ from: this.day.from, to: this.day.from + shiftEnd }], visits: w.plan.map((a) => this.visit(a.ticket, a)),
    }));
    const allowed = Math.floor(this.options.churnShare * this.announced) - this.changed.size;
    const began = performance.now();
    const result = replan({ experts, waiting: this.waiting.map((t) => this.visit(t, null)), weights: this.options.weights, changesLeft: Math.min(Number(process.env['PACE'] ?? 1000), Math.max(0, allowed)) });
    this.passes.push(performance.now() - began);
    const tickets = new Map([...this.waiting, ...this.workers.flatMap((w) => w.plan.map((a) => a.ticket))].map((t) => [t.id, t]));
    const accepted = new Map(this.workers.flatMap((w) => w.plan.map((a) => [a.ticket.id, a] as const)));
    for (const move of result.moves) if (move.assignmentId !== null) this.changed.add(move.ticketId);
    for (const plan of result.plans) {
      const worker = this.workers.find((w) => w.expert.id === plan.expertId);
      if (!worker) continue;
      worker.plan = plan.visits.flatMap((v) => {
        const ticket = tickets.get(v.ticketId);
        const known = accepted.get(v.ticketId);
        if (known) return [Object.assign(known, { arriveAt: v.arriveAt })];
        return ticket && v.departAt <= now + this.options.releaseAhead * minute ? [{ ticket, arriveAt: v.arriveAt, announcedAt: v.arriveAt }] : [];
      });
    }
    const given = new Set(this.workers.flatMap((w) => w.plan.map((a) => a.ticket.id)));
    this.announced += this.waiting.filter((t) => given.has(t.id)).length;
    this.waiting = this.waiting.filter((t) => !given.has(t.id));
  }

  private start(w: Worker, now: Instant): void {
    const [first] = w.plan;
    if (w.busy || !first) return;
    const travel = travelMinutes(w.place, first.ticket.place);
    const arrivedAt = now + travel * minute;
    w.plan = w.plan.slice(1);
    Object.assign(w, { place: first.ticket.place, busy: true, predictedFree: arrivedAt + first.ticket.expectedMinutes * minute, freeAt: arrivedAt + first.ticket.workMinutes * minute });
    this.served.push({ ticket: first.ticket, expertId: w.expert.id, arrivedAt, travel });
  }
}

/** The day as the product would have run it. */
export const runLive = (day: Day, options: LiveOptions): LiveRun => new LiveDay(day, options).run();
