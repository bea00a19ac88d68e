import { travelMinutes } from '@sysops/domain/dispatch';
import { minute, type Instant } from '@sysops/domain/shared';
import type { Day, DayTicket, Served } from './day.ts';

/** Tickets go in order of arrival to the nearest expert who is free and able: the yardstick. */
export function firstComeFirstServed(day: Day): Served[] {
  const served: Served[] = [];
  const experts = day.experts.map((e) => ({ ...e, place: e.home, freeAt: day.from }));
  const queue: DayTicket[] = [];
  const nearestFree = (ticket: DayTicket, now: Instant): (typeof experts)[number] | undefined => {
    const way = (e: (typeof experts)[number]): number => travelMinutes(e.place, ticket.place);
    const able = experts.filter((e) => e.freeAt <= now && e.skills.includes(ticket.skill) && way(e) <= (ticket.priority === 'urgent' ? 120 : 60));
    return able.sort((a, b) => way(a) - way(b) || (a.id < b.id ? -1 : 1))[0];
  };
  const serveQueue = (now: Instant): void => {
    for (let i = 0; i < queue.length;) {
      const ticket = queue[i];
      const expert = ticket ? nearestFree(ticket, now) : undefined;
      if (!ticket || !expert) {
        i += 1;
        continue;
      }
      const travel = travelMinutes(expert.place, ticket.place);
      const arrivedAt = now + travel * minute;
      Object.assign(expert, { place: ticket.place, freeAt: arrivedAt + ticket.workMinutes * minute });
      served.push({ ticket, arrivedAt, travel });
      queue.splice(i, 1);
    }
  };
  let next = 0;
  for (let now = day.from; ;) {
    const ticket = day.tickets[next];
    const freed = Math.min(Infinity, ...experts.filter((e) => e.freeAt > now).map((e) => e.freeAt));
    now = Math.min(ticket?.raisedAt ?? Infinity, freed);
    if (now === Infinity) return served;
    if (ticket && ticket.raisedAt <= now) {
      queue.push(ticket);
      next += 1;
    }
    serveQueue(now);
  }
}
