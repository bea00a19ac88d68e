import type { Played } from './play-ticket.ts';
import type { World } from './world.ts';

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-US', { timeZone: 'America/New_York', hour12: false });

/** One ticket's timeline with expert, reasons and messages. */
export async function printPlayed(world: World, played: Played, wrong: readonly string[]): Promise<void> {
  const print = (text: string): void => console.log(text);
  print(`\n#${played.number || '?'}  ${played.row.channel}  ${played.customer.device.label}  ${wrong.length === 0 ? 'as it must be' : `WRONG: ${wrong.join('; ')}`}`);
  if (played.number === 0) return;
  const { ticketId } = played;
  const { history } = await world.manager.api.tickets.get.query({ ticketId });
  for (const line of history) print(`  ${clock(line.at)}  ${line.type.padEnd(18)} ${line.by.name}${line.reason ? ` (${line.reason})` : ''}`);
  const { decisions } = await world.manager.api.dispatch.forTicket.query({ ticketId });
  for (const { id } of decisions) {
    const { decision } = await world.manager.api.dispatch.explain.query({ decisionId: id });
    const [best] = decision.candidates;
    const why = best?.score ? `${best.name} with ${best.score.total} points (${best.score.parts.map((p) => `${p.part} ${p.value}×${p.weight}`).join(', ')})` : `nobody: ${decision.waitingReason}`;
    print(`  decision   ${why}; ${decision.candidates.filter((c) => c.eligible).length} of ${decision.candidates.length} could come`);
  }
  for (const message of await world.manager.api.notifications.forTicket.query({ ticketId })) print(`  message    ${message.kind} by ${message.channel} to the ${message.audience}: ${message.status}`);
}
